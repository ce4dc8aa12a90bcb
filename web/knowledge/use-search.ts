import { useEffect, useRef, useState } from 'preact/hooks';

import type { KnowledgeApi, SearchHit, SearchQuery } from '../api/knowledge-api.ts';

export interface SearchState {
  readonly status: 'loading' | 'there' | 'failed';
  readonly hits: readonly SearchHit[];
  /** The text these hits answer; while another is asked for, they are those of the text before. */
  readonly of: string | undefined;
  /** Milliseconds the answer took. */
  readonly tookMs: number;
  /** The copy has only beginnings, and the service could not search the rest. */
  readonly isBeginningsOnly?: boolean;
}

/** Rest between keystrokes after which the service is asked for whole texts. */
const restMs = 150;

/** What the service found besides, below what was there first: nothing moves under a finger. */
function merged(hits: readonly SearchHit[], more: readonly SearchHit[]): readonly SearchHit[] {
  const there = new Set(hits.map(({ kind, id }) => `${kind}/${id}`));
  return [...hits, ...more.filter(({ kind, id }) => !there.has(`${kind}/${id}`))];
}

/** Asks at every keystroke; only the answer to the newest question counts. The hits before stay until it is there. */
export function useSearch(
  api: KnowledgeApi,
  text: string,
  pageKind: string | undefined,
): SearchState & { again: () => void } {
  const [state, setState] = useState<SearchState>({ status: 'loading', hits: [], of: undefined, tookMs: 0 });
  const [turn, setTurn] = useState(0);
  const newest = useRef(0);
  useEffect(() => {
    newest.current += 1;
    const mine = newest.current;
    const started = performance.now();
    const query: SearchQuery = pageKind === undefined ? { text } : { text, pageKind };
    const askWhole = (hits: readonly SearchHit[], tookMs: number): void => {
      if (mine !== newest.current) return;
      const tell = (rest: Pick<SearchState, 'hits' | 'isBeginningsOnly'>): void => {
        if (mine === newest.current) setState({ status: 'there', of: text, tookMs, ...rest });
      };
      api.searchWhole?.(query).then(
        (more) => more && tell({ hits: merged(hits, more) }),
        () => tell({ hits, isBeginningsOnly: true }),
      );
    };
    api.search(query).then(
      (hits) => {
        if (mine !== newest.current) return;
        const tookMs = performance.now() - started;
        setState({ status: 'there', hits, of: text, tookMs });
        if (api.searchWhole !== undefined && text.trim() !== '') setTimeout(askWhole, restMs, hits, tookMs);
      },
      () => {
        if (mine === newest.current) setState((before) => ({ ...before, status: 'failed' }));
      },
    );
  }, [api, text, pageKind, turn]);
  useEffect(() => {
    const controller = new AbortController();
    api.onChange(() => setTurn((count) => count + 1), { signal: controller.signal });
    return () => controller.abort();
  }, [api]);
  return { ...state, again: () => setTurn((count) => count + 1) };
}
