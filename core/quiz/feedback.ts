import * as v from 'valibot';

import { LATE_MS, markingOf, resultOf, type Attempt } from './attempt.ts';
import { shownId } from './draw.ts';

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

const hundredths = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The result as a person may see it: hundredths of a mark; question by question only together with the key. */
export const shownResultSchema = v.strictObject({
  earned: hundredths,
  of: hundredths,
  isPass: v.boolean(),
  lateSync: v.boolean(),
  questions: v.exactOptional(
    v.array(v.strictObject({ id: shownId, earned: hundredths, of: hundredths, isRight: v.boolean() })),
  ),
});
export type ShownResult = v.InferOutput<typeof shownResultSchema>;

/**
 * The result of an attempt for its person; `undefined` where `feedback` does not let it be shown. Which questions were
 * right would tell the key to who may not see it, and so would the parts of a mark, which go by the letters of the file.
 */
export function shownResult(attempt: Attempt, feedback: Feedback): ShownResult | undefined {
  const result = resultOf(attempt);
  if (!feedback.result || result === undefined) return undefined;
  const marks = markingOf(attempt)?.marks ?? [];
  return {
    earned: result.earned,
    of: result.of,
    isPass: result.isPass,
    lateSync: result.lateSync,
    ...(feedback.key
      ? {
          questions: marks.map(({ question, mark }) => ({
            id: question,
            earned: mark.earned,
            of: mark.of,
            isRight: mark.isRight,
          })),
        }
      : {}),
  };
}
