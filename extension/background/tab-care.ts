import { browser } from 'wxt/browser';

import { packById } from './packs.ts';
import { currentSession } from './session.ts';
import { frameChanged, forgetTab, push, resolveTab } from './tabs.ts';
import { readTab, readTrack, trackedTabs } from './track.ts';

/** Customer data lives in memory for minutes only (T12). */
const LIFETIME_MS = 5 * 60_000;

/** Leaves every open page whose pack the bank has switched off; called whenever adapters may have changed (T18). */
export async function leaveSwitchedOff(): Promise<void> {
  for (const tabId of await trackedTabs()) {
    const track = await readTrack(tabId);
    const pack = track && (await packById(track.packId));
    if (!track || pack?.enabled !== false) continue;
    for (const frameId of [0, ...track.frames.map((frame) => frame.frameId)])
      await push(tabId, frameId, 'page.stop', {});
    await forgetTab(tabId);
  }
}

/** Asks every frame we know of whether it is still there; one that does not answer is gone. */
export async function framesMoved(tabId: number): Promise<void> {
  const track = await readTrack(tabId);
  for (const frame of track?.frames ?? []) {
    if (frame.frameId === 0) continue;
    if (!(await push(tabId, frame.frameId, 'page.report', {}))) {
      await frameChanged(tabId, frame.frameId, frame.document, true);
    }
  }
}

/** Works every known tab out again, on what its frames say now: after login, logout and when the service is back. */
export async function refreshAll(): Promise<void> {
  const isIn = (await currentSession()) !== undefined;
  for (const tabId of await trackedTabs()) {
    const frames = isIn ? ((await readTrack(tabId))?.frames ?? []) : [];
    for (const { frameId } of frames) await push(tabId, frameId, 'page.report', {});
    await resolveTab(tabId);
  }
}

/**
 * Run at worker start and by alarm: forgets tabs that are closed, blanks what has been shown for five minutes (the page
 * in front of the teller is asked for again) and takes up what a stopped worker left half-done: at a start that is
 * whatever is still loading.
 */
export async function careForTabs(now: number, stuckAfterMs = 1_000): Promise<void> {
  for (const tabId of await trackedTabs()) {
    const tab = await browser.tabs.get(tabId).catch(() => undefined);
    if (!tab) {
      await forgetTab(tabId);
      continue;
    }
    const state = await readTab(tabId);
    const isOld = state?.status === 'context' && now - state.since > LIFETIME_MS;
    const isStuck = !state || (state.status === 'loading' && now - state.since >= stuckAfterMs);
    if (isStuck) await push(tabId, 0, 'page.report', {});
    if (isOld || isStuck || state?.status === 'offline') await resolveTab(tabId);
  }
}

export async function reloadWhenUnused(): Promise<void> {
  if ((await trackedTabs()).length === 0) browser.runtime.reload();
}
