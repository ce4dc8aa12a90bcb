import * as v from 'valibot';

import type { AttemptSummary, AttemptView } from '../../core/contracts/quizzes.ts';
import { shownAnswer } from '../../core/quiz/answer.ts';
import { markingOf } from '../../core/quiz/attempt.ts';
import type { QuestionOf } from '../../core/quiz/attempt-steps.ts';
import { feedbackOf, shownResult } from '../../core/quiz/feedback.ts';
import { presentQuestion, revealQuestion } from '../../core/quiz/present.ts';
import { shownQuestionSchema } from '../../core/quiz/questions/registry.ts';
import type { HeldAttempt } from './quizzes.repository.ts';

/** An attempt in a list; its marks once they may be seen. */
export function summaryOf(held: HeldAttempt, now: number): AttemptSummary {
  const { state } = held;
  const { closed, late } = state;
  const result = shownResult(state, feedbackOf(state, now));
  const why = markingOf(state)?.why;
  return {
    id: held.id,
    quizId: held.quizId,
    version: held.version,
    title: held.title,
    mode: held.mode,
    startedAt: held.startedAt,
    deadline: held.deadline,
    ...(closed === undefined ? {} : { closedAt: closed.at, how: closed.how }),
    ...(late === undefined ? {} : { late: late.decision }),
    ...(result === undefined ? {} : { earned: result.earned, of: result.of, isPass: result.isPass }),
    ...(result === undefined || why === undefined ? {} : { regraded: why }),
  };
}

/**
 * An attempt as its person may see it now. Questions are shown as they were drawn; the key, the marks of each question and
 * the reasons come from the questions as they are marked, and only once the policy lets them (R-QZ1).
 */
export function attemptViewOf(
  held: HeldAttempt,
  { drawn, corrected }: { readonly drawn: QuestionOf; readonly corrected: QuestionOf },
  now: number,
  closesAt: number | undefined,
): AttemptView {
  const { state } = held;
  const feedback = feedbackOf(state, now, closesAt);
  const marks = shownResult(state, feedback)?.questions;
  return {
    ...summaryOf(held, now),
    now,
    passPercent: held.rule.passPercent,
    questions: held.paper.flatMap((place) => {
      const question = drawn(place);
      // Parsed by the strict schema: nothing that is not of it leaves, whatever a kind shows.
      return question === undefined ? [] : [v.parse(shownQuestionSchema, presentQuestion(question, place))];
    }),
    answers: held.paper.flatMap((place) => {
      const save = state.saves.get(place.id);
      if (save === undefined) return [];
      const answer = save.answer === null ? null : (shownAnswer(save.answer, place.order) ?? null);
      return [{ question: place.id, seq: save.seq, answer, savedAt: savedAt(held, save.save) }];
    }),
    ...(marks === undefined
      ? {}
      : {
          marks,
          key: held.paper.flatMap((place) => {
            const question = corrected(place);
            const answer = state.saves.get(place.id)?.answer ?? undefined;
            return question === undefined ? [] : [revealQuestion(question, place, answer)];
          }),
        }),
    ...(feedback.keyFrom === undefined ? {} : { keyFrom: feedback.keyFrom }),
  };
}

/** When the service took a save. */
function savedAt({ events, startedAt }: HeldAttempt, save: string): number {
  for (const event of events) {
    if (event.type === 'saved' && event.save === save) return event.at;
    if (event.type === 'finished' && event.saves?.some((each) => each.save === save) === true)
      return event.at;
  }
  return startedAt;
}
