import { addMonths } from '../calendar/months.ts';
import { shanghaiDate } from '../condition/shanghai.ts';
import { resultOf, type Attempt } from './attempt.ts';

/** So many days before a pass runs out the quiz may be taken again (R214). */
const REMIND_DAYS = 30;
const DAY_MS = 86_400_000;

/** Where a person stands with a quiz: the pass that counts now, if any, and the attempts that count towards the number. */
export interface PassState<T> {
  readonly passedAt?: number;
  /** Last day the pass counts; absent: for good. */
  readonly validUntil?: string;
  /** A pass counts and does not run out soon: nothing is to be taken. */
  readonly isSettled: boolean;
  /** Attempts since the quiz last fell due. */
  readonly counted: readonly T[];
}

/**
 * Reads a person's graded attempts of one quiz at `now` (ms UTC). A pass counts `validMonths` months from the day it was
 * handed in, for good without; 30 days before its end the quiz falls due again and attempts are counted anew (R214).
 */
export function passState<T extends Attempt>(
  attempts: readonly T[],
  validMonths: number | undefined,
  now: number,
): PassState<T> {
  const passedAt = attempts.reduce<number | undefined>((last, attempt) => {
    const { closed } = attempt;
    if (closed === undefined || resultOf(attempt)?.isPass !== true) return last;
    return last === undefined || closed.at > last ? closed.at : last;
  }, undefined);
  if (passedAt === undefined) return { isSettled: false, counted: attempts };
  if (validMonths === undefined) return { passedAt, isSettled: true, counted: attempts };
  const validUntil = addMonths(shanghaiDate(passedAt), validMonths);
  const dueFrom = Date.parse(`${validUntil}T00:00:00+08:00`) - REMIND_DAYS * DAY_MS;
  const counted = attempts.filter(({ startedAt }) => startedAt >= dueFrom);
  if (now < dueFrom) return { passedAt, validUntil, isSettled: true, counted: attempts };
  return validUntil < shanghaiDate(now)
    ? { isSettled: false, counted }
    : { passedAt, validUntil, isSettled: false, counted };
}
