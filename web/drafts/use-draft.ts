import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

import { joinFile, splitFile } from '../../core/article/write.ts';
import { checkDraft, type DraftDetail, readDraft, saveDraft } from '../../core/contracts/drafts.ts';
import { type Clash, mergeBodies } from '../../core/draft/merge.ts';
import type { Finding } from '../../core/errors.ts';
import type { Caller } from '../api/client.ts';
import { codeOf } from '../rooms/use-asked.ts';

const SAVE_AFTER_MS = 700;

export interface Conflict {
  readonly by: string;
  readonly n: number;
  /** The texts put together, with theirs where both changed a paragraph. */
  readonly text: string;
  readonly clashes: readonly Clash[];
}

export interface Editing {
  readonly draft?: DraftDetail;
  readonly code?: string;
  readonly text: string;
  readonly saving: 'saved' | 'waiting' | 'failed';
  readonly savedAt?: number;
  readonly isRestored: boolean;
  readonly findings: readonly Finding[];
  readonly conflict?: Conflict;
}

/** Where a text lies between typing and its acknowledgement, so that a closed browser loses nothing. */
const keptKey = (id: string): string => `tellerwise.draft.${id}`;

function kept(id: string): string | undefined {
  try {
    return localStorage.getItem(keptKey(id)) ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(id: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(keptKey(id));
    else localStorage.setItem(keptKey(id), text);
  } catch {
    // No storage in this browser: the service alone keeps it, a second later.
  }
}

/** One draft under one's hands: typed text is kept at once on this machine and saved a moment later. */
export function useDraft(client: Caller, id: string) {
  const [state, setState] = useState<Editing>({ text: '', saving: 'saved', isRestored: false, findings: [] });
  const now = useRef({ kind: 'articles', text: '', n: 0, timer: 0, busy: false, isDirty: false });

  const check = useCallback((): void => {
    client.call(checkDraft, { params: { id } }).then(
      ({ findings }) => setState((before) => ({ ...before, findings: findings as Finding[] })),
      () => {},
    );
  }, [client, id]);

  const take = useCallback(
    (draft: DraftDetail): void => {
      now.current = { ...now.current, kind: draft.kind, text: draft.text, n: draft.n, isDirty: false };
      setState((before) => ({
        ...before,
        draft,
        text: draft.text,
        saving: 'saved',
        savedAt: draft.updatedAt,
      }));
      if (draft.state !== 'published' && draft.state !== 'abandoned') check();
    },
    [check],
  );

  const save = useCallback(async (): Promise<void> => {
    const at = now.current;
    clearTimeout(at.timer);
    if (at.busy || !at.isDirty) return;
    at.busy = true;
    at.isDirty = false;
    const { text } = at;
    try {
      const answer = await client.call(saveDraft, { params: { id }, body: { n: at.n, text } });
      if (answer.saved) {
        at.n = answer.n;
        if (!at.isDirty) keep(id, undefined);
        setState((before) => ({ ...before, saving: at.isDirty ? 'waiting' : 'saved', savedAt: answer.at }));
        check();
      } else {
        const merged = mergeTexts(at.kind, answer.base, text, answer.theirs);
        const conflict = { by: answer.by.name, n: answer.n, ...merged };
        setState((before) => ({ ...before, saving: 'failed', conflict }));
      }
    } catch (failure) {
      at.isDirty = true;
      setState((before) => ({ ...before, saving: 'failed', code: codeOf(failure) }));
    } finally {
      at.busy = false;
      if (at.isDirty) at.timer = window.setTimeout(() => void save(), SAVE_AFTER_MS * 4);
    }
  }, [client, id, check]);

  const write = useCallback(
    (text: string): void => {
      const at = now.current;
      at.text = text;
      at.isDirty = true;
      keep(id, text);
      setState(({ code: _code, ...before }) => ({ ...before, text, saving: 'waiting' }));
      clearTimeout(at.timer);
      at.timer = window.setTimeout(() => void save(), SAVE_AFTER_MS);
    },
    [id, save],
  );

  /** Goes on with a merged text over theirs. */
  const resolve = useCallback(
    (text: string): void => {
      setState(({ conflict, ...before }) => {
        if (conflict !== undefined) now.current.n = conflict.n;
        return before;
      });
      write(text);
    },
    [write],
  );

  const load = useCallback((): void => {
    client.call(readDraft, { params: { id } }).then(
      (draft) => {
        take(draft);
        const left = kept(id);
        if (left === undefined || left === draft.text || !draft.may.save) return;
        setState((before) => ({ ...before, isRestored: true }));
        write(left);
      },
      (failure: unknown) => setState((before) => ({ ...before, code: codeOf(failure) })),
    );
  }, [client, id, take, write]);

  useEffect(() => {
    load();
    const leaving = new AbortController();
    const hurry = (): void => void (document.visibilityState === 'hidden' && save());
    document.addEventListener('visibilitychange', hurry, { signal: leaving.signal });
    return () => {
      leaving.abort();
      void save();
    };
  }, [load, save]);

  return { ...state, take, write, save, resolve, load };
}

/** Articles are put together paragraph by paragraph; of other texts one of the two is chosen whole. */
function mergeTexts(
  kind: string,
  before: string,
  text: string,
  newer: string,
): Pick<Conflict, 'text' | 'clashes'> {
  if (kind !== 'articles') return { text: newer, clashes: [{ id: '', mine: text, theirs: newer }] };
  const [base, mine, theirs] = [splitFile(before), splitFile(text), splitFile(newer)];
  const merged = mergeBodies(base.body, mine.body, theirs.body);
  const front = mine.front === base.front ? theirs.front : mine.front;
  return { text: joinFile(front, merged.text), clashes: merged.clashes };
}
