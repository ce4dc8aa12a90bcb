import { FULL_MARKS, type Mark, type PartialRule } from './mark-parts.ts';
import { kindOf, type Answer, type Question } from './questions/registry.ts';

export type MarkResult =
  | { readonly ok: true; readonly mark: Mark }
  | { readonly ok: false; readonly code: 'answer.invalid' };

/** What a question is worth, in hundredths of a mark: 100, a case 100 for each part. */
export const worthOf = (question: Question): number =>
  question.kind === 'case' ? question.questions.length * FULL_MARKS : FULL_MARKS;

/**
 * Marks a written answer (`readAnswer`) by the quiz's rule for answers that are right in part; no answer earns nothing.
 * Whole hundredths, 0 ≤ earned ≤ of. An answer that does not fit its question is `answer.invalid`, never thrown.
 */
export function markAnswer(question: Question, answer: Answer | undefined, rule: PartialRule): MarkResult {
  if (answer === undefined) return { ok: true, mark: { earned: 0, of: worthOf(question), isRight: false } };
  const mark = answer.kind === question.kind ? kindOf(question).mark(question, answer, rule) : undefined;
  return mark === undefined ? { ok: false, code: 'answer.invalid' } : { ok: true, mark };
}

/** What a question earned on a paper, by its id there. */
export interface QuestionMark {
  readonly question: string;
  readonly mark: Mark;
}

/** The marks of a paper together, in hundredths of a mark. */
export function totalOf(marks: readonly QuestionMark[]): { readonly earned: number; readonly of: number } {
  return {
    earned: marks.reduce((sum, { mark }) => sum + mark.earned, 0),
    of: marks.reduce((sum, { mark }) => sum + mark.of, 0),
  };
}

/** Whether the share of the marks reaches the pass mark (whole percent); exact, nothing is rounded up. */
export const isPass = ({ earned, of }: { earned: number; of: number }, passPercent: number): boolean =>
  of > 0 && earned * 100 >= passPercent * of;
