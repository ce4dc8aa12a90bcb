import * as v from 'valibot';

import { frameFacts } from '../../core/page/facts.ts';
import { unknownHost } from '../../core/page/recognise.ts';
import type { TabState } from '../storage/items.ts';
import { keys, tabState } from '../storage/items.ts';
import { readSession, removeSession, sessionKeys, writeSession } from '../storage/session-store.ts';
import { forgetPages } from './pages.ts';

/** What the background knows of one tab; kept in `storage.session`, so that a restarted worker goes on from it. */
export const trackSchema = v.strictObject({
  /** Random key of the top document. */
  document: v.string(),
  /** Generation counted by the top frame. */
  n: v.number(),
  /** Generation counted here, for changes in frames below. */
  m: v.number(),
  packId: v.string(),
  frames: v.array(
    v.strictObject({
      frameId: v.number(),
      document: v.string(),
      /** Absent while the frame has announced a change and not yet reported. */
      facts: v.optional(frameFacts),
    }),
  ),
  /** Handle of the customer confirmed last in this document; a page with one weak anchor may link to it. */
  confirmedRef: v.optional(v.string()),
});
export type Track = v.InferOutput<typeof trackSchema>;

export const generationOf = (track: Track) => `${track.document}:${track.n}.${track.m}`;

export const readTrack = (tabId: number) => readSession(keys.facts(tabId), trackSchema);
export const readTab = (tabId: number) => readSession(keys.tab(tabId), tabState);

export async function writeTrack(tabId: number, track: Track): Promise<void> {
  await writeSession({ [keys.facts(tabId)]: track });
}

/** Call inside the tab's queue. A clock that is put back does not put the order back. */
export async function writeTab(tabId: number, state: Omit<TabState, 'order'>, track?: Track): Promise<void> {
  const before = await readTab(tabId);
  const order = Math.max(Date.now(), (before?.order ?? 0) + 1);
  await writeSession({
    ...(track === undefined ? {} : { [keys.facts(tabId)]: track }),
    [keys.tab(tabId)]: { ...state, order },
  });
}

const queues = new Map<number, Promise<unknown>>();

/** One queue per tab: what is decided about a tab is decided in order. The map is a cache; truth is in storage. */
export function inOrder<T>(tabId: number, work: () => Promise<T>): Promise<T> {
  const before = queues.get(tabId) ?? Promise.resolve();
  const result = before.then(work, work);
  queues.set(
    tabId,
    result.catch(() => undefined),
  );
  return result;
}

/** Every tab we know of. */
export async function trackedTabs(): Promise<number[]> {
  const prefix = keys.facts(0).slice(0, -1);
  return (await sessionKeys())
    .filter((key) => key.startsWith(prefix))
    .map((key) => Number(key.slice(prefix.length)));
}

/**
 * Forgets everything about customers at once: what is shown, what was read from pages, whom a page may link to. The page
 * kinds stay, so that scripts and articles go on; the frames are asked again after the next login (T12).
 */
export async function forgetCustomers(): Promise<void> {
  await Promise.all([
    forgetPages(),
    ...(await trackedTabs()).map((tabId) =>
      inOrder(tabId, async () => {
        const track = await readTrack(tabId);
        const state = await readTab(tabId);
        await removeSession(keys.tab(tabId));
        if (!track) return;
        const { pageKind, host, flags } = state?.page ?? unknownHost();
        const page = { ...unknownHost(), host, pageKind, flags, reason: 'none' as const };
        await writeTab(tabId, {
          generation: generationOf(track),
          since: Date.now(),
          page,
          status: 'signedOut',
        });
        const { confirmedRef: _, ...kept } = track;
        const frames = track.frames.map(({ facts, ...frame }) =>
          facts ? { ...frame, facts: { ...facts, anchors: [] } } : frame,
        );
        await writeTrack(tabId, { ...kept, frames });
      }),
    ),
  ]);
}
