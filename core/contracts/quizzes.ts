import * as v from 'valibot';

import { shownId } from '../quiz/draw.ts';
import { MOST_SAVES } from '../quiz/attempt-events.ts';
import { shownResultSchema } from '../quiz/feedback.ts';
import { quizId } from '../quiz/paper.ts';
import { revealedSchema } from '../quiz/present.ts';
import { answerSchema, shownQuestionSchema } from '../quiz/questions/registry.ts';
import { defineEndpoint } from './endpoint.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const instant = v.number();
const byId = v.strictObject({ id: v.pipe(v.string(), v.uuid()) });
const submission = v.pipe(v.string(), v.uuid());

/** graded counts: attempts, waiting time, pass, points. practice does not, and is open only once nothing graded is left. */
export const attemptModes = ['practice', 'graded'] as const;
export type AttemptMode = (typeof attemptModes)[number];

/** An attempt in a list. Marks are hundredths of a mark, there once they may be seen. Times are milliseconds UTC. */
export const attemptSummary = v.strictObject({
  id: v.string(),
  quizId,
  version: count,
  title: v.string(),
  mode: v.picklist(attemptModes),
  startedAt: instant,
  deadline: instant,
  closedAt: v.optional(instant),
  /** How it ended: handed in, handed in after its time by a machine that was offline, or closed by the service. */
  how: v.optional(v.picklist(['submitted', 'lateSync', 'swept'])),
  /** What the trainer said of a late hand-in. */
  late: v.optional(v.picklist(['open', 'accepted', 'refused'])),
  earned: v.optional(count),
  of: v.optional(count),
  isPass: v.optional(v.boolean()),
  /** Marked again since, and why. */
  regraded: v.optional(v.string()),
});
export type AttemptSummary = v.InferOutput<typeof attemptSummary>;

/** Where a person stands with a quiz. */
export const quizStates = ['mayStart', 'open', 'waiting', 'passed', 'exhausted', 'tooFew'] as const;

export const quizOffer = v.strictObject({
  id: quizId,
  version: count,
  title: v.string(),
  titleEn: v.optional(v.string()),
  questions: count,
  passPercent: count,
  minutes: count,
  attempts: count,
  attemptsLeft: count,
  state: v.picklist(quizStates),
  /** waiting: from when another attempt may begin. */
  from: v.optional(instant),
  /** passed: when, and to which day it counts (R214); without a day it counts for good. */
  passedAt: v.optional(instant),
  validUntil: v.optional(v.string()),
  /** The attempt that runs. */
  running: v.optional(v.string()),
  mayPractise: v.boolean(),
  beforePost: v.boolean(),
  /** Assigned to the person: the first day it is due. */
  dueOn: v.exactOptional(v.pipe(v.string(), v.isoDate())),
});
export type QuizOffer = v.InferOutput<typeof quizOffer>;

/** The quizzes that are for the asking person, and their attempts, newest first. */
export const myQuizzes = defineEndpoint({
  name: 'quizzes.mine',
  method: 'GET',
  path: '/api/quizzes',
  summary: 'Quizzes I may take, and my results',
  response: v.strictObject({
    now: instant,
    quizzes: v.array(quizOffer),
    results: v.array(attemptSummary),
    /** Quizzes of which one may see the attempts of others; none to most. */
    seen: v.array(
      v.strictObject({ id: quizId, version: count, title: v.string(), titleEn: v.optional(v.string()) }),
    ),
  }),
});

const answerKept = v.strictObject({
  question: shownId,
  seq: count,
  /** Lettered as on the paper; null where it was taken back. */
  answer: v.nullable(answerSchema),
  savedAt: instant,
});

/**
 * An attempt as its person sees it. Questions never hold their key; `marks` and `key` are there only from the instant the
 * quiz's policy allows (R-QZ1). `now` is the service's clock, by which the time left is counted (R-QZ2).
 */
export const attemptView = v.strictObject({
  ...attemptSummary.entries,
  now: instant,
  passPercent: count,
  questions: v.array(shownQuestionSchema),
  answers: v.array(answerKept),
  marks: shownResultSchema.entries.questions,
  key: v.optional(v.array(revealedSchema)),
  /** From when the key may be seen, where that is known. */
  keyFrom: v.optional(instant),
});
export type AttemptView = v.InferOutput<typeof attemptView>;

/**
 * Begins an attempt, or gives the one that runs. Throws `quiz.notFound`, `attempt.exhausted`, `attempt.waiting`,
 * `paper.tooFew`, and `attempt.open` while one of the other mode runs.
 */
export const startAttempt = defineEndpoint({
  name: 'quizzes.start',
  method: 'POST',
  path: '/api/quizzes/:id/attempts',
  summary: 'Begin an attempt, or go on with the one that runs',
  params: v.strictObject({ id: quizId }),
  body: v.strictObject({ mode: v.picklist(attemptModes) }),
  response: attemptView,
});

/** One's own attempt, with its result as far as it may be seen. Throws `attempt.notFound`, also for one of others. */
export const readAttempt = defineEndpoint({
  name: 'quizzes.attempt',
  method: 'GET',
  path: '/api/quiz-attempts/:id',
  summary: 'My attempt',
  params: byId,
  response: attemptView,
});

/** One answer as it is handed over. `seq` counts the saves of this question; `submission` is made once for this save. */
export const givenAnswer = v.strictObject({
  question: shownId,
  seq: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_SAVES)),
  submission,
  answer: v.nullable(answerSchema),
  /** The machine's clock: evidence, never counted with. */
  clientAt: v.exactOptional(v.number()),
});
export type GivenAnswer = v.InferOutput<typeof givenAnswer>;

/**
 * Keeps one answer. The same submission again is answered as the first time; with other content it is
 * `attempt.conflict`. `attempt.stale` when a newer one is kept, `attempt.closed`, `answer.invalid` (R-SY2, R-QZ3).
 */
export const saveAttemptAnswer = defineEndpoint({
  name: 'quizzes.save',
  method: 'POST',
  path: '/api/quiz-attempts/:id/answers',
  summary: 'Keep one answer',
  params: byId,
  body: givenAnswer,
  response: v.strictObject({ question: shownId, seq: count, savedAt: instant, replayed: v.boolean() }),
});

/** Answers a hand-in may bring along: one for each question of the largest paper. */
const MOST_UNSENT = 200;
/** What a hand-in brings: answers that may not have arrived. */
export const givenHandIn = v.strictObject({
  submission,
  unsent: v.pipe(v.array(givenAnswer), v.maxLength(MOST_UNSENT)),
  clientAt: v.exactOptional(v.number()),
});
export type GivenHandIn = v.InferOutput<typeof givenHandIn>;

/** Hands in, once; marked by the service. Throws `attempt.closed`, `attempt.conflict`, `answer.invalid`. */
export const finishQuizAttempt = defineEndpoint({
  name: 'quizzes.finish',
  method: 'POST',
  path: '/api/quiz-attempts/:id/finish',
  summary: 'Hand in',
  params: byId,
  body: givenHandIn,
  response: attemptView,
});
