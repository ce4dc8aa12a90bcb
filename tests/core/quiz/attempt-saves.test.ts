import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { saveAnswer, type GivenSave } from '../../../core/quiz/attempt-steps.ts';
import type { Attempt } from '../../../core/quiz/attempt.ts';
import { given, minutes, play, questionOf, save, started, state, values } from './attempt-play.ts';

describe('saving (R-QZ3)', () => {
  it('a stale save is refused and the newest kept', () => {
    const { attempt, codes } = play(
      save(minutes(1), 'q1', 1, true),
      save(minutes(2), 'q1', 3, false),
      save(minutes(3), 'q1', 2, true),
      save(minutes(4), 'q2', 1, true),
    );
    expect(codes).toEqual([1, 1, 'attempt.stale', 1]);
    expect(values(attempt)).toEqual({ q1: false, q2: true });
  });

  it('the same save again adds nothing; under its id another answer is refused (R-SY2)', () => {
    const { codes } = play(
      save(minutes(1), 'q1', 1, true),
      save(minutes(1), 'q1', 1, true),
      save(minutes(1), 'q1', 1, false),
    );
    expect(codes).toEqual([1, 0, 'attempt.stale']);
  });

  it('an answer may be taken back', () => {
    const { attempt } = play(save(minutes(1), 'q1', 1, true), save(minutes(2), 'q1', 2, null));
    expect(values(attempt)).toEqual({ q1: null });
  });

  it('what is not of this paper is refused', () => {
    const bad = (change: Partial<GivenSave>) => (attempt: Attempt) =>
      saveAnswer(attempt, { ...given('q1', 1, true), ...change }, minutes(1), questionOf());
    const { codes } = play(
      bad({ question: 'q4' }),
      bad({ seq: 0 }),
      bad({ seq: 1e9 }),
      bad({ seq: 1.5 }),
      bad({ save: '' }),
      bad({ answer: { kind: 'shortText', text: '对' } }),
      bad({ answer: { kind: 'shortText', text: '对'.repeat(1_000_000) } }),
    );
    expect(codes).toEqual([
      ...Array.from({ length: 5 }, () => 'request.invalid'),
      'answer.invalid',
      'answer.invalid',
    ]);
  });

  it('three machines, saves in any order and some twice: one final state (R-SY4)', () => {
    const saves = fc.uniqueArray(
      fc.record({
        question: fc.constantFrom('q1', 'q2', 'q3'),
        seq: fc.integer({ min: 1, max: 40 }),
        client: fc.constantFrom('a', 'b', 'c'),
        value: fc.option(fc.boolean()),
      }),
      {
        minLength: 2,
        maxLength: 100,
        selector: ({ question, seq, client }) => `${question} ${seq} ${client}`,
      },
    );
    const orders = saves.chain((list) =>
      fc.record({
        list: fc.constant(list),
        orders: fc.array(
          fc.shuffledSubarray([...list, ...list.slice(0, 9)], {
            minLength: list.length + Math.min(9, list.length),
          }),
          {
            minLength: 10,
            maxLength: 10,
          },
        ),
      }),
    );
    fc.assert(
      fc.property(orders, ({ list, orders: several }) => {
        const ask = questionOf();
        const ends = [list, ...several].map((order) => {
          let attempt = state([started()]);
          for (const { question, seq, client, value } of order) {
            const step = saveAnswer(attempt, given(question, seq, value, client), minutes(1), ask);
            for (const event of step.ok ? step.events : []) {
              if (event.type !== 'saved') continue;
              const kept = attempt.saves.get(question);
              expect(kept === undefined || event.seq >= kept.seq, 'never back to an older one').toBe(true);
              attempt = { ...attempt, saves: new Map(attempt.saves).set(question, { ...event }) };
            }
          }
          return values(attempt);
        });
        for (const end of ends) expect(end).toEqual(ends[0]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('events of saves give one state in whatever order they are read', () => {
    const event = fc.record({
      type: fc.constant('saved' as const),
      at: fc.constant(minutes(1)),
      question: fc.constantFrom('q1', 'q2'),
      seq: fc.integer({ min: 1, max: 20 }),
      save: fc.uuid(),
      answer: fc.record({ kind: fc.constant('trueFalse' as const), value: fc.boolean() }),
    });
    const twice = fc
      .array(event, { maxLength: 60 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(twice, ([list, mixed]) => {
        const [one, other] = [list, mixed].map((events) =>
          Object.fromEntries(state([started(), ...events]).saves),
        );
        expect(other).toEqual(one);
      }),
      { numRuns: 1_000 },
    );
  });
});
