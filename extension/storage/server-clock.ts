import * as v from 'valibot';
import { browser } from 'wxt/browser';

import { readSession, writeSession } from './session-store.ts';

/** `storage.session`: milliseconds by which the service's clock is ahead of this machine's. */
export const clockKey = 'clockOffset';
/** Answers travel and headers count seconds: less than this is no difference. */
const TOLERANCE_MS = 2_500;

let offset = 0;

/**
 * The present by the service's clock, in milliseconds UTC. What is in force is decided by it: a terminal whose clock runs
 * a day late must not show yesterday's rules (R266).
 */
export const serverNow = (): number => Date.now() + offset;

/** Takes the difference over and follows it; for screens. */
export async function followServerClock(): Promise<void> {
  offset = await readClockOffset();
  browser.storage.onChanged.addListener((changes, area) => {
    const change = area === 'session' ? changes[clockKey] : undefined;
    if (change) offset = typeof change.newValue === 'number' ? change.newValue : 0;
  });
}

export const readClockOffset = async (): Promise<number> => (await readSession(clockKey, v.number())) ?? 0;

/** Notes the time an answer of the service bears. Gives whether the difference has changed. */
export async function noteServerTime(date: string | null): Promise<boolean> {
  const told = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(told)) return false;
  // The header is cut to the second: half of one is added back.
  const ahead = told + 500 - Date.now();
  const next = Math.abs(ahead) < TOLERANCE_MS ? 0 : ahead;
  const before = await readClockOffset();
  if (Math.abs(next - before) < TOLERANCE_MS) return false;
  offset = next;
  await writeSession({ [clockKey]: next });
  return true;
}
