import { LATE_MS, markingOf, type Attempt } from './attempt.ts';

/** What may be shown to the person of an attempt now. */
export interface Feedback {
  /** Marks and pass. */
  readonly result: boolean;
  /** Right answers, reasons and cited paragraphs (`revealQuestion`). */
  readonly key: boolean;
  /** The instant from which the key may be shown, where that is known and still to come. */
  readonly keyFrom?: number;
}

/**
 * What the quiz lets a person see, and when. Never anything while the attempt runs. The key: afterSubmit from the end of
 * the attempt on; afterClosing from `closesAt` on, the instant the quiz closes for everybody; never. An attempt that the
 * sweeper closed may still be handed in late: until that is past its key stays shut, or it could be copied.
 */
export function feedbackOf(attempt: Attempt, now: number, closesAt?: number): Feedback {
  const { closed, rule } = attempt;
  if (closed === undefined) return { result: false, key: false };
  const result = markingOf(attempt) !== undefined && attempt.late?.decision !== 'open';
  const open =
    closed.how === 'swept' && attempt.late === undefined ? attempt.deadline + LATE_MS + 1 : closed.at;
  const from = {
    afterSubmit: open,
    afterClosing: closesAt === undefined ? undefined : Math.max(open, closesAt),
    never: undefined,
  }[rule.feedback];
  if (from === undefined) return { result, key: false };
  return now >= from ? { result, key: true } : { result, key: false, keyFrom: from };
}
