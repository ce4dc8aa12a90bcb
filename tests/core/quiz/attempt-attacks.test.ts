import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { AttemptEvent } from '../../../core/quiz/attempt-events.ts';
import { markAttempt } from '../../../core/quiz/attempt-marks.ts';
import { finishAttempt, saveAnswer, sweepAttempt, type Step } from '../../../core/quiz/attempt-steps.ts';
import { attemptOf, GRACE_MS, LATE_MS, type Attempt } from '../../../core/quiz/attempt.ts';
import { feedbackOf } from '../../../core/quiz/feedback.ts';
import { minutes, questionOf, start, started, state } from './attempt-play.ts';

const ask = questionOf();
const deadline = minutes(20);
/** Instants around every limit, and anywhere in two days. */
const when = fc.oneof(
  fc.integer({ min: start - 3_600_000, max: start + 48 * 3_600_000 }),
  fc
    .tuple(
      fc.constantFrom(start, deadline, deadline + GRACE_MS, deadline + LATE_MS),
      fc.integer({ min: -2, max: 2 }),
    )
    .map(([limit, by]) => limit + by),
);
const save = fc.record({
  question: fc.constantFrom('q1', 'q2', 'q3', 'q4', '__proto__', ''),
  seq: fc.oneof(fc.integer({ min: -1, max: 6 }), fc.constantFrom(1.5, Number.NaN, 1e12)),
  save: fc.constantFrom('a', 'b', 'c', '', 'x'.repeat(65)),
  answer: fc.oneof(
    fc.record({ kind: fc.constant('trueFalse'), value: fc.boolean() }),
    fc.constant(null),
    fc.anything({ maxDepth: 2 }),
  ),
  clientAt: fc.integer({ min: start - 86_400_000, max: start + 86_400_000 }),
});
type Deed = (attempt: Attempt, now: number) => Step;
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: save.map(
      (each): Deed =>
        (attempt, now) =>
          saveAnswer(attempt, each, now, ask),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.array(save, { maxLength: 3 }).map(
      (unsent): Deed =>
        (attempt, now) =>
          finishAttempt(attempt, unsent, now, ask),
    ),
  },
  fc.constant<Deed>((attempt, now) => sweepAttempt(attempt, now)),
  fc.constant<Deed>((attempt, now) => markAttempt(attempt, 'm', now, ask)),
);

describe('an attempt under anything that may be sent (T21)', () => {
  it('10,000 sequences of hostile, late, repeated and reordered requests: none is accepted wrongly', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(deed, when), { maxLength: 25 }), (deeds) => {
        const events: AttemptEvent[] = [started()];
        // The service's clock goes forward, whatever the requests say.
        for (const [act, now] of deeds.toSorted(([, a], [, b]) => a - b)) {
          const before = state(events);
          const step = act(before, now);
          if (!step.ok) continue;
          events.push(...step.events);
          const after = state(events);
          for (const event of step.events) {
            if (event.type === 'saved') {
              expect(now <= deadline + GRACE_MS && before.closed === undefined).toBe(true);
              expect(event.seq).toBeGreaterThanOrEqual(before.saves.get(event.question)?.seq ?? 1);
            }
            if (event.type === 'finished' && event.how === 'submitted') {
              expect(now <= deadline + GRACE_MS && before.closed === undefined).toBe(true);
            }
            if (event.type === 'finished' && event.how === 'lateSync') {
              expect(now > deadline + GRACE_MS && now <= deadline + LATE_MS).toBe(true);
              expect(after.late?.decision, 'waits for the trainer').toBe('open');
            }
            if (event.type === 'closedBySweeper') expect(now).toBeGreaterThan(deadline + GRACE_MS);
          }
          if (before.closed) {
            expect(after.closed, 'ends once').toEqual(before.closed);
            expect(after.saves, 'nothing changes after the end').toEqual(before.saves);
          }
          if (!after.closed) expect(feedbackOf(after, now, start).key).toBe(false);
          expect([...after.saves.keys()].every((id) => ['q1', 'q2', 'q3'].includes(id))).toBe(true);
        }
        const ends = events.filter(({ type }) => type === 'closedBySweeper' || type === 'finished');
        expect(ends.length).toBeLessThanOrEqual(2);
        expect(attemptOf(JSON.parse(JSON.stringify(events)) as AttemptEvent[]), 'kept as text').toEqual(
          state(events),
        );
      }),
      { numRuns: 10_000 },
    );
  });

  it('once the key may be seen, nothing more is accepted', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(deed, when), { maxLength: 25 }), (deeds) => {
        const events: AttemptEvent[] = [started()];
        for (const [act, now] of deeds.toSorted(([, a], [, b]) => a - b)) {
          const before = state(events);
          const step = act(before, now);
          const isAnswer = step.ok && step.events.some(({ type }) => type === 'saved' || type === 'finished');
          if (isAnswer) expect(feedbackOf(before, now).key).toBe(false);
          if (step.ok) events.push(...step.events);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
