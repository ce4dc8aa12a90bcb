import { describe, expect, it } from 'vitest';

import { regradeAttempt } from '../../../core/quiz/attempt-marks.ts';
import { decideLate, finishAttempt, mayStart, saveAnswer } from '../../../core/quiz/attempt-steps.ts';
import { markingOf, resultOf, type Attempt } from '../../../core/quiz/attempt.ts';
import {
  finish,
  given,
  hours,
  mark,
  minutes,
  play,
  questionOf,
  save,
  start,
  started,
  state,
  sweep,
  values,
} from './attempt-play.ts';

describe('the deadline (R-QZ2)', () => {
  it('is the service’s start and the limit, with 60 s of grace', () => {
    const { codes, attempt } = play(
      save(minutes(20) + 60_000, 'q1', 1, false),
      save(minutes(20) + 60_001, 'q2', 1, false),
      finish(minutes(20) + 60_000),
    );
    expect(attempt.deadline).toBe(minutes(20));
    expect(codes).toEqual([1, 'attempt.closed', 1]);
    expect(attempt.closed).toEqual({ at: minutes(21), how: 'submitted' });
  });

  it('the time of the person’s machine changes nothing, it is only kept', () => {
    for (const clientAt of [start - 86_400_000, start, start + 86_400_000]) {
      const late = { ...given('q1', 1, false), clientAt };
      const { attempt, events, codes } = play(
        (at) => saveAnswer(at, late, minutes(5), questionOf()),
        (at) => finishAttempt(at, [], minutes(6), questionOf(), clientAt),
      );
      expect([codes, values(attempt), attempt.closed?.at]).toEqual([[1, 1], { q1: false }, minutes(6)]);
      expect(events.map((event) => 'clientAt' in event && event.clientAt)).toEqual([
        false,
        clientAt,
        clientAt,
      ]);
    }
  });

  it('handing in takes the answers not yet sent along, and happens once (T21)', () => {
    const { attempt, codes } = play(
      save(minutes(1), 'q1', 2, false),
      finish(minutes(2), [given('q1', 1, true), given('q2', 1, false)]),
      finish(minutes(3)),
      save(minutes(3), 'q3', 1, false),
      sweep(minutes(30)),
    );
    expect(codes).toEqual([1, 2, 'attempt.closed', 'attempt.closed', 0]);
    expect(values(attempt)).toEqual({ q1: false, q2: false });
  });

  it('the sweeper closes after the grace, once, whichever node comes first (R-QZ6)', () => {
    const { attempt, codes } = play(sweep(minutes(21)), sweep(minutes(21) + 1), sweep(minutes(22)));
    expect(codes).toEqual([0, 1, 0]);
    const twice = state([
      started(),
      { type: 'closedBySweeper', at: minutes(22) },
      { type: 'closedBySweeper', at: minutes(23) },
    ]);
    expect([attempt.closed?.how, twice.closed?.at]).toEqual(['swept', minutes(22)]);
  });

  it('offline: accepted for 24 h after the deadline, flagged, and counted only by the trainer’s word', () => {
    const offline = [given('q1', 1, false), given('q2', 1, false), given('q3', 1, false)];
    const steps = [sweep(minutes(22)), mark(minutes(23)), finish(hours(24), offline)];
    const { attempt, codes } = play(...steps);
    expect(codes).toEqual([1, 1, 1]);
    expect(resultOf(attempt)).toMatchObject({ earned: 0, isPass: false, lateSync: true });
    expect(play(...steps, finish(hours(24), offline)).codes.at(-1)).toBe('attempt.closed');
    expect(play(finish(hours(24) + 1, offline)).codes).toEqual(['attempt.closed']);

    const regrade = (at: Attempt) =>
      regradeAttempt(at, { id: 'm-2', why: '离线交卷已认可', by: 'H-01' }, hours(30), questionOf());
    const accepted = play(...steps, (at) => decideLate(at, true, 'H-01', hours(29)), regrade).attempt;
    expect(resultOf(accepted)).toEqual({ earned: 300, of: 300, isPass: true, lateSync: true });
    const refused = play(...steps, (at) => decideLate(at, false, 'H-01', hours(29)), regrade).attempt;
    expect(resultOf(refused)).toMatchObject({ earned: 0, isPass: false });
    expect(refused.late?.saves.length, 'kept as evidence').toBe(3);
  });

  it('a late hand-in that was not swept waits for the trainer before it is marked', () => {
    const { codes } = play(
      finish(hours(1), [given('q1', 1, false)]),
      mark(hours(2)),
      (at) => decideLate(at, true, 'H-01', hours(3)),
      (at) => decideLate(at, false, 'H-01', hours(3)),
      mark(hours(4)),
    );
    expect(codes).toEqual([1, 'attempt.undecided', 1, 'attempt.closed', 1]);
  });
});

describe('marking', () => {
  const done = [save(minutes(1), 'q1', 1, false), save(minutes(1), 'q2', 1, false), finish(minutes(2))];

  it('happens after the end, once, and gives the result by the pass mark of the start', () => {
    const { attempt, codes } = play(mark(minutes(1)), ...done, mark(minutes(3)), mark(minutes(4)));
    expect(codes).toEqual(['attempt.open', 1, 1, 1, 1, 0]);
    expect(resultOf(attempt)).toEqual({ earned: 200, of: 300, isPass: true, lateSync: false });
  });

  it('a regrade voids the former marking; both stay, and no answer is lost (R-QZ3, R-QZ5)', () => {
    const regrade = (id: string) => (at: Attempt) =>
      regradeAttempt(at, { id, why: '第二题的答案写反了', by: 'H-01' }, minutes(9), questionOf(true));
    const before = play(...done, mark(minutes(3))).attempt;
    const { attempt, codes } = play(...done, mark(minutes(3)), regrade('m-2'));
    expect(codes.at(-1)).toBe(1);
    expect(resultOf(attempt)).toMatchObject({ earned: 0, isPass: false });
    expect(attempt.markings.map(({ id, isVoid }) => [id, isVoid])).toEqual([
      [`m-${minutes(3)}`, true],
      ['m-2', false],
    ]);
    expect(values(attempt)).toEqual(values(before));
    expect(play(save(minutes(1), 'q1', 1, false), regrade('m-2')).codes, 'not during the attempt').toEqual([
      1,
      'attempt.open',
    ]);
  });

  it('two nodes regrading at once leave one marking that counts', () => {
    const { attempt, events } = play(...done, mark(minutes(3)));
    const regraded = ['m-2', 'm-3'].flatMap((id) => {
      const step = regradeAttempt(attempt, { id, why: '更正答案', by: 'H-01' }, minutes(9), questionOf(true));
      return step.ok ? step.events : [];
    });
    const both = state([...events, ...regraded]);
    expect(both.markings.filter(({ isVoid }) => !isVoid).length).toBe(1);
    expect(markingOf(both)?.id).toBe('m-2');
  });
});

describe('another attempt', () => {
  const rules = { attempts: 3, waitHours: 24 };
  const ended = (at: number) => ({ closed: { at, how: 'submitted' as const } });

  it.each([
    ['the first', [], start, { ok: true }],
    ['while one runs', [{}], start, { ok: false, code: 'attempt.open' }],
    [
      'too soon',
      [ended(start)],
      start + 86_399_999,
      { ok: false, code: 'attempt.waiting', until: start + 86_400_000 },
    ],
    ['24 hours after', [ended(start)], start + 86_400_000, { ok: true }],
    ['a fourth', [ended(1), ended(2), ended(3)], start, { ok: false, code: 'attempt.exhausted' }],
  ])('%s', (_, earlier, now, expected) => {
    expect(mayStart(rules, earlier, now)).toEqual(expected);
  });
});
