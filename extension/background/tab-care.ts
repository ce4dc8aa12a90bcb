import { browser } from 'wxt/browser';

import { keys } from '../storage/items.ts';
import { frameChanged, forgetTab, push, resolveTab } from './tabs.ts';
import { readTab, readTrack } from './track.ts';

/** Customer data lives in memory for minutes only (T12). */
const LIFETIME_MS = 5 * 60_000;

async function trackedTabs(): Promise<number[]> {
  const all = await browser.storage.session.get(null);
  const prefix = keys.facts(0).slice(0, -1);
  return Object.keys(all)
    .filter((key) => key.startsWith(prefix))
    .map((key) => Number(key.slice(prefix.length)));
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

/** Works every known tab out again: after login, logout and when the service answers again. */
export async function refreshAll(): Promise<void> {
  await Promise.all((await trackedTabs()).map((tabId) => resolveTab(tabId)));
}

/**
 * Run at worker start and by alarm: forgets tabs that are closed, blanks what has been shown for five minutes (the page
 * in front of the teller is asked for again) and takes up what a stopped worker left half-done.
 */
export async function careForTabs(now: number): Promise<void> {
  for (const tabId of await trackedTabs()) {
    const tab = await browser.tabs.get(tabId).catch(() => undefined);
    if (!tab) {
      await forgetTab(tabId);
      continue;
    }
    const state = await readTab(tabId);
    const isOld = state?.status === 'context' && now - state.since > LIFETIME_MS;
    const isStuck =
      !state || state.status === 'offline' || (state.status === 'loading' && now - state.since > 1_000);
    if (isOld || isStuck) await resolveTab(tabId);
  }
}

export async function reloadWhenUnused(): Promise<void> {
  if ((await trackedTabs()).length === 0) browser.runtime.reload();
}
