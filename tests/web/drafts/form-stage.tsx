import { act } from 'preact/test-utils';
import { vi } from 'vitest';

import type { DraftDetail } from '../../../core/contracts/drafts.ts';
import DraftsRoom from '../../../web/drafts/drafts-room.tsx';
import { wangMin } from '../../extension/panel/panel-stage.ts';
import { shippedFiles, shippedText } from '../../content/shipped-content.ts';
import { openRoom, settle } from '../rooms/room-stage.tsx';

export const draftId = '00000000-0000-4000-8000-000000000001';

export const pathsOf = (kind: 'scripts' | 'moments'): string[] =>
  shippedFiles.map(({ path }) => path).filter((path) => path.startsWith(`${kind}/`));
const library = () => ({ files: pathsOf('scripts').map((path) => ({ path, text: shippedText(path) })) });

/** A draft as its only author has it before them. */
export const draftOf = (
  kind: DraftDetail['kind'],
  itemId: string,
  text: string,
  mayWrite: boolean,
): DraftDetail => ({
  id: draftId,
  kind,
  itemId,
  title: itemId,
  action: 'publish',
  state: 'draft',
  n: 1,
  confidentiality: 'internal',
  authors: [{ staffNo: wangMin.staffNo, name: wangMin.name }],
  createdAt: 1,
  updatedAt: 1,
  approvals: { have: 0, need: 1 },
  may: {
    save: mayWrite,
    submit: mayWrite,
    approve: false,
    reject: false,
    publish: false,
    abandon: mayWrite,
    comment: true,
  },
  text,
  base: { version: 2, text },
  events: [],
  comments: [],
});

/** A draft of a script or a moment, opened by a trainer: its form with the walk-through beside it. */
export async function openForm(
  kind: 'scripts' | 'moments',
  itemId: string,
  {
    text = shippedText(`${kind}/${itemId}.yaml`),
    mayWrite = true,
  }: { text?: string; mayWrite?: boolean } = {},
) {
  const room = await openRoom(DraftsRoom, {
    place: draftId,
    person: { ...wangMin, roles: ['trainer'] },
    answers: {
      'drafts.read': () => draftOf(kind, itemId, text, mayWrite),
      'drafts.check': () => ({ n: 1, findings: [] }),
      'drafts.library': library,
      'drafts.save': () => ({ saved: true, n: 2, at: 2 }),
    },
  });
  const named = (name: string) => {
    const found = room.root.querySelector<HTMLInputElement>(`[name="${name}"]`);
    if (!found) throw new Error(`no field ${name}`);
    return found;
  };
  const within = (path: string) => {
    const found = room.root.querySelector<HTMLElement>(`[data-path="${path}"]`);
    if (!found) throw new Error(`nothing at ${path}`);
    return found;
  };
  const change = (work: () => void) => room.change(work);
  return {
    ...room,
    named,
    within,
    /** Types into a field, or chooses, and leaves it. */
    put: (name: string, value: string) =>
      change(() => {
        const field = named(name);
        field.value = value;
        for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
      }),
    tick: (name: string) => change(() => named(name).click()),
    unfold: (path: string) =>
      change(() =>
        room.root.querySelector<HTMLElement>(`[data-fold="${path}"][aria-expanded="false"]`)?.click(),
      ),
    pressFold: (path: string) =>
      change(() => room.root.querySelector<HTMLElement>(`[data-fold="${path}"]`)?.click()),
    choose: (name: string, value: string) =>
      change(() => {
        const select = named(name);
        select.value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }),
    /** Presses the button with these words within a place. */
    pressIn: (path: string, words: string) => {
      const buttons = [...within(path).querySelectorAll('button')];
      const button = buttons.find((each) => each.textContent?.trim().startsWith(words));
      if (!button) throw new Error(`no ${words} at ${path}: ${within(path).textContent}`);
      return change(() => {
        button.focus();
        button.click();
      });
    },
    /** What has the focus, by its place in the text. */
    focused: () => document.activeElement?.closest('[data-path], [data-fold]'),
    /** Until findings and the walk-through have followed. */
    rest: async () => {
      await act(async () => void (await vi.advanceTimersByTimeAsync(300)));
      await settle();
    },
    /** The text that was saved last. */
    saved: async (): Promise<string> => {
      await act(async () => void (await vi.advanceTimersByTimeAsync(1_000)));
      await settle();
      const call = room.calls.filter(({ name }) => name === 'drafts.save').at(-1);
      return (call?.asked as { body: { text: string } } | undefined)?.body.text ?? text;
    },
    now: () => room.root.querySelector('.walk-now')?.textContent ?? '',
    shown: () => room.root.querySelector('.walk-shown')?.textContent ?? '',
    findings: () => room.root.querySelector('.rehearsal-findings')?.textContent ?? '',
  };
}

/** Lines that only one of two texts has, as a difference shows them. */
export function changedLines(before: string, after: string): { gone: string[]; come: string[] } {
  const [left, right] = [before.split('\n'), after.split('\n')];
  const rest = (from: readonly string[], other: readonly string[]): string[] => {
    const pool = [...other];
    return from.filter((line) => {
      const at = pool.indexOf(line);
      if (at < 0) return true;
      pool.splice(at, 1);
      return false;
    });
  };
  return { gone: rest(left, right), come: rest(right, left) };
}

/** Lines of a shipped file that a room's draft has changed. */
export const since = async (room: { saved: () => Promise<string> }, path: string) =>
  changedLines(shippedText(path), await room.saved());
