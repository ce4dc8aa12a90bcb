import * as v from 'valibot';

import { attemptEventSchema, type AttemptEvent } from '../../../core/quiz/attempt-events.ts';
import { markAttempt } from '../../../core/quiz/attempt-marks.ts';
import {
  finishAttempt,
  saveAnswer,
  sweepAttempt,
  type GivenSave,
  type QuestionOf,
  type Step,
} from '../../../core/quiz/attempt-steps.ts';
import { attemptOf, type Attempt } from '../../../core/quiz/attempt.ts';
import { questionSchema, type Question } from '../../../core/quiz/questions/registry.ts';
import { rule } from './question-bank.ts';
import { examples } from './examples.ts';

export const start = Date.parse('2026-11-23T02:00:00Z');
export const minutes = (n: number): number => start + n * 60_000;
export const hours = (n: number): number => minutes(20) + n * 3_600_000;

/** Three true-or-false questions; what is right is false, and a regrade may say otherwise. */
export const questionOf = (right = false): QuestionOf => {
  const made = new Map<string, Question>();
  return ({ question: id }) => {
    const question = made.get(id) ?? v.parse(questionSchema, { ...examples.trueFalse, id, answer: right });
    made.set(id, question);
    return question;
  };
};
export const { minutes: limit, passPercent, partial } = rule({ passPercent: 60 });
export const started = (
  feedback: 'afterSubmit' | 'afterClosing' | 'never' = 'afterSubmit',
): AttemptEvent => ({
  type: 'started',
  at: start,
  attempt: 'a-1',
  seed: 7,
  rule: { minutes: limit, passPercent, partial, feedback },
  paper: ['q1', 'q2', 'q3'].map((id) => ({ id, quiz: 'QZ-01', version: 1, question: `n-${id}`, order: {} })),
});

export function state(events: readonly AttemptEvent[]): Attempt {
  const attempt = attemptOf(events);
  if (attempt === undefined) throw new Error('no start');
  return attempt;
}
/** Takes steps one after the other, as the service does; a refused one adds nothing. */
export function play(...steps: readonly ((attempt: Attempt) => Step)[]) {
  const events = [started()];
  const codes = steps.map((step) => {
    const result = step(state(events));
    if (result.ok) events.push(...result.events.map((event) => v.parse(attemptEventSchema, event)));
    return result.ok ? result.events.length : result.code;
  });
  return { attempt: state(events), codes, events };
}
export const given = (question: string, seq: number, value: boolean | null, save = `s${seq}`): GivenSave => ({
  question,
  seq,
  save,
  answer: value === null ? null : { kind: 'trueFalse', value },
});
export const save =
  (at: number, ...args: Parameters<typeof given>) =>
  (attempt: Attempt) =>
    saveAnswer(attempt, given(...args), at, questionOf());
export const finish =
  (at: number, unsent: readonly GivenSave[] = []) =>
  (attempt: Attempt) =>
    finishAttempt(attempt, unsent, at, questionOf());
export const sweep = (at: number) => (attempt: Attempt) => sweepAttempt(attempt, at);
export const mark = (at: number) => (attempt: Attempt) => markAttempt(attempt, `m-${at}`, at, questionOf());
export const values = (attempt: Attempt) =>
  Object.fromEntries(
    [...attempt.saves].map(([id, { answer }]) => [id, answer?.kind === 'trueFalse' ? answer.value : null]),
  );
