import type { FailureRow } from './session.repository.ts';

const minute = 60_000;
/** Five failures within this window lock the account (R-AU4). */
const windowMs = 15 * minute;
const allowedFailures = 5;
const longestLock = 24 * 60 * minute;

/** Milliseconds until the account may try again; 0 when it is not locked. */
export function lockedFor(row: FailureRow | undefined, now: number): number {
  return Math.max(0, (row?.locked_until ?? 0) - now);
}

/** The account's state after one more failure: the fifth in a window locks, and each further lock doubles. */
export function afterFailure(row: FailureRow | undefined, now: number): FailureRow {
  const inWindow = row !== undefined && now - row.window_started_at < windowMs;
  const failures = (inWindow ? row.failures : 0) + 1;
  const strikes = row?.strikes ?? 0;
  const started = inWindow ? row.window_started_at : now;
  if (failures < allowedFailures) return { window_started_at: started, failures, locked_until: 0, strikes };
  const lock = Math.min(windowMs * 2 ** strikes, longestLock);
  return { window_started_at: now, failures: 0, locked_until: now + lock, strikes: strikes + 1 };
}
