import * as v from 'valibot';

import { paragraphRef } from '../article/article.ts';
import { questionSource, quizId } from '../quiz/paper.ts';
import { questionId } from '../quiz/questions/question.ts';
import { defineEndpoint } from './endpoint.ts';
import { attemptSummary } from './quizzes.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const reason = v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(200));

/** A marking of an attempt; one that a later marking replaced stays and says so (R-QZ5). */
const marking = v.strictObject({
  at: v.number(),
  earned: count,
  of: count,
  isVoid: v.boolean(),
  why: v.optional(v.string()),
});

/** Graded attempts of a quiz, newest first: all units, a head of a branch the own one. */
export const quizAttempts = defineEndpoint({
  name: 'quizzes.attempts',
  method: 'GET',
  path: '/api/quizzes/:id/attempts',
  summary: 'Attempts of a quiz with their marks',
  params: v.strictObject({ id: quizId }),
  response: v.strictObject({
    attempts: v.array(
      v.strictObject({
        ...attemptSummary.entries,
        staffNo: v.string(),
        name: v.string(),
        unit: v.string(),
        markings: v.array(marking),
        /** Answers that a late hand-in brought. */
        lateAnswers: v.optional(count),
        lateAt: v.optional(v.number()),
      }),
    ),
  }),
});

/** The trainer's word on a late hand-in (R-QZ2). Throws `attempt.closed` when there is none to decide on. */
export const decideLateAttempt = defineEndpoint({
  name: 'quizzes.decide',
  method: 'POST',
  path: '/api/quiz-attempts/:id/decision',
  summary: 'Accept or refuse what was handed in late',
  params: v.strictObject({ id: v.pipe(v.string(), v.uuid()) }),
  body: v.strictObject({ accepted: v.boolean() }),
  response: attemptSummary,
});

/**
 * Marks again every attempt that holds a faulty question of `version`, by its text in the later version `corrected`. Each
 * gets a new marking that voids the former; those that run are marked by it when they end. `left` are attempts whose
 * answers do not fit the corrected question. Throws `quiz.notFound`.
 */
export const regradeQuestion = defineEndpoint({
  name: 'quizzes.regrade',
  method: 'POST',
  path: '/api/quizzes/:id/regrades',
  summary: 'Mark again after a faulty question',
  params: v.strictObject({ id: questionSource }),
  body: v.strictObject({ version: count, question: questionId, corrected: count, why: reason }),
  response: v.strictObject({ regraded: count, left: count }),
});

/** A question that stands down, with the paragraph as it was and as it is. */
const standingDown = v.strictObject({
  /** The quiz or bank it is of. */
  quizId: questionSource,
  version: count,
  title: v.string(),
  question: questionId,
  text: v.string(),
  causes: v.array(
    v.strictObject({
      cites: paragraphRef,
      what: v.picklist(['changed', 'gone']),
      /** Texts of paragraphs; absent where there is none or it is not for all staff. */
      before: v.optional(v.string()),
      after: v.optional(v.string()),
      /** Names the text a confirmation is for. */
      mark: v.optional(v.string()),
    }),
  ),
});
export type StandingDownQuestion = v.InferOutput<typeof standingDown>;

/** Questions that no new paper has until they are confirmed or edited. */
export const questionsStandingDown = defineEndpoint({
  name: 'quizzes.standingDown',
  method: 'GET',
  path: '/api/quiz-questions/standing-down',
  summary: 'Questions whose cited paragraphs have changed',
  response: v.strictObject({ questions: v.array(standingDown) }),
});

/** The question still holds for the paragraph as marked. Throws `quiz.paragraphChanged` when it has changed again. */
export const confirmQuestion = defineEndpoint({
  name: 'quizzes.confirm',
  method: 'POST',
  path: '/api/quiz-questions/confirmations',
  summary: 'Confirm a question against a changed paragraph',
  body: v.strictObject({
    quizId: questionSource,
    version: count,
    question: questionId,
    cites: paragraphRef,
    mark: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
  response: v.strictObject({ questions: v.array(standingDown) }),
});
