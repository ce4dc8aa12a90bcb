import { plusDays } from '../calendar/day.ts';
import { addMonths } from '../calendar/months.ts';

/** Where somebody stands with what counts for a time. Days are Asia/Shanghai days. */
export interface Validity {
  /** open: never done. done: counts. renew: counts, and falls due again. expired: counts no longer. */
  readonly state: 'open' | 'done' | 'renew' | 'expired';
  readonly completedOn?: string;
  /** Last day it counts; absent: for good. */
  readonly validUntil?: string;
  /** From this day on it falls due again, and only what is done from then on counts towards the next time. */
  readonly renewFrom?: string;
}

/**
 * Where a completion of `completedOn` stands on `today` (R214: done on 2025-12-01 for 12 months: to be renewed from
 * 2026-11-01, 30 days before its end; expired after 2026-12-01).
 */
export function validityOf(
  completedOn: string | undefined,
  validMonths: number | undefined,
  today: string,
  renewalDays: number,
): Validity {
  if (completedOn === undefined) return { state: 'open' };
  if (validMonths === undefined) return { state: 'done', completedOn };
  const validUntil = addMonths(completedOn, validMonths);
  const renewFrom = plusDays(validUntil, -renewalDays);
  const state = today > validUntil ? 'expired' : today >= renewFrom ? 'renew' : 'done';
  return { state, completedOn, validUntil, renewFrom };
}
