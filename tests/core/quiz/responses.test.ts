import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import type { AttemptEvent } from '../../../core/quiz/attempt-events.ts';
import { markAttempt } from '../../../core/quiz/attempt-marks.ts';
import { finishAttempt, saveAnswer, type QuestionOf } from '../../../core/quiz/attempt-steps.ts';
import { bankOf, citesByName } from '../../../core/quiz/bank.ts';
import { questionSchema } from '../../../core/quiz/questions/registry.ts';
import { responsesOf, secondsOf } from '../../../core/quiz/responses.ts';
import { finish, given, mark, minutes, play, questionOf, save, start, state } from './attempt-play.ts';
import { examples } from './examples.ts';

describe('a marked attempt as the statistics take it', () => {
  it('one row for each question, with marks, choice and time; an open one is wrong', () => {
    const { events } = play(
      save(start + 20_000, 'q1', 1, false),
      save(start + 50_000, 'q2', 1, true),
      save(start + 55_000, 'q1', 2, false),
      finish(minutes(5)),
      mark(minutes(6)),
    );
    const row = { attempt: 'a-1', of: 100 };
    expect(responsesOf(events, questionOf())).toEqual([
      { ...row, question: 'QZ-01/n-q1', earned: 100, isRight: true, choices: ['false'], seconds: 25 },
      { ...row, question: 'QZ-01/n-q2', earned: 0, isRight: false, choices: ['true'], seconds: 30 },
      { ...row, question: 'QZ-01/n-q3', earned: 0, isRight: false, isEmpty: true },
    ]);
    expect(responsesOf(events.slice(0, -1), questionOf()), 'not marked yet').toEqual([]);
  });

  it('answers sent together after a time offline say nothing of how long each took', () => {
    const { events } = play(
      save(start + 20_000, 'q1', 1, false),
      finish(minutes(5), [given('q2', 1, true), given('q3', 1, true)]),
    );
    expect(Object.fromEntries(secondsOf(events))).toEqual({ q1: 20 });
  });

  it('a case is its parts, each by its own name, and each cites by itself', () => {
    const question = v.parse(questionSchema, examples.case);
    const ask: QuestionOf = () => question;
    const order = { 'a.options': ['b', 'a'] };
    const events: AttemptEvent[] = [
      {
        type: 'started',
        at: start,
        attempt: 'a-2',
        seed: 1,
        rule: { minutes: 20, passPercent: 80, partial: 'none', feedback: 'never' },
        paper: [{ id: 'q1', quiz: 'QZ-05', version: 1, question: question.id, order }],
      },
    ];
    // What stands first on the paper is b in the file, and right.
    const answer = { kind: 'case', parts: [{ part: 'a', answer: { kind: 'single', option: 'a' } }] };
    for (const step of [
      () => saveAnswer(state(events), { question: 'q1', seq: 1, save: 's', answer }, minutes(1), ask),
      () => finishAttempt(state(events), [], minutes(2), ask),
      () => markAttempt(state(events), 'm', minutes(3), ask),
    ]) {
      const result = step();
      if (result.ok) events.push(...result.events);
    }
    const name = `QZ-05/${question.id}`;
    expect(responsesOf(events, ask)).toEqual([
      {
        attempt: 'a-2',
        question: `${name}/verify-second`,
        earned: 100,
        of: 100,
        isRight: true,
        choices: ['b'],
      },
      { attempt: 'a-2', question: `${name}/vip-checks`, earned: 0, of: 100, isRight: false, isEmpty: true },
    ]);
    const cites = citesByName(bankOf({ id: 'QZ-05', version: 1, questions: [question] }));
    expect(Object.fromEntries(cites)).toEqual({
      [name]: ['ART-35^signs'],
      [`${name}/verify-second`]: ['ART-13^steps'],
      [`${name}/vip-checks`]: ['ART-10^checks'],
    });
  });
});
