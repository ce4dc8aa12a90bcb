import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import type { AttemptEvent } from '../../../core/quiz/attempt-events.ts';
import { feedbackOf, shownResult, shownResultSchema } from '../../../core/quiz/feedback.ts';
import { finish, hours, mark, minutes, play, save, start, started, state } from './attempt-play.ts';

describe('what may be shown when (R-QZ1)', () => {
  const end = (feedback: 'afterSubmit' | 'afterClosing' | 'never', ...events: AttemptEvent[]) =>
    state([started(feedback), ...events]);
  const handedIn: AttemptEvent = { type: 'finished', at: minutes(9), how: 'submitted' };
  const swept: AttemptEvent = { type: 'closedBySweeper', at: minutes(22) };
  const marked: AttemptEvent = { type: 'marked', at: minutes(22), id: 'm', marks: [] };

  it('nothing while the attempt runs, whatever the quiz says', () => {
    for (const feedback of ['afterSubmit', 'afterClosing', 'never'] as const) {
      expect(feedbackOf(end(feedback), minutes(5), start)).toEqual({ result: false, key: false });
    }
  });

  it('the key at once, after closing, or never', () => {
    const after = (feedback: 'afterSubmit' | 'afterClosing' | 'never', now: number, closesAt?: number) =>
      feedbackOf(end(feedback, handedIn, marked), now, closesAt);
    expect(after('afterSubmit', minutes(9))).toEqual({ result: true, key: true });
    expect(after('afterClosing', minutes(9), hours(48))).toEqual({
      result: true,
      key: false,
      keyFrom: hours(48),
    });
    expect(after('afterClosing', hours(48), hours(48))).toEqual({ result: true, key: true });
    expect(after('afterClosing', hours(48))).toEqual({ result: true, key: false });
    expect(after('never', hours(999), start)).toEqual({ result: true, key: false });
  });

  it('of a swept attempt not before a late hand-in is past or here, or its key could be copied', () => {
    expect(feedbackOf(end('afterSubmit', swept, marked), hours(23))).toEqual({
      result: true,
      key: false,
      keyFrom: hours(24) + 1,
    });
    expect(feedbackOf(end('afterSubmit', swept, marked), hours(24) + 1).key).toBe(true);
    const late: AttemptEvent = { type: 'finished', at: hours(5), how: 'lateSync', saves: [] };
    expect(feedbackOf(end('afterSubmit', swept, marked, late), hours(5))).toEqual({
      result: false,
      key: true,
    });
  });
});

describe('the result as its person sees it', () => {
  const attempt = play(save(minutes(1), 'q1', 1, false), finish(minutes(2)), mark(minutes(3))).attempt;
  const total = { earned: 100, of: 300, isPass: false, lateSync: false };

  it('which questions were right is told together with the key, and not before', () => {
    expect(shownResult(attempt, { result: true, key: false })).toEqual(total);
    const whole = shownResult(attempt, { result: true, key: true });
    expect(whole).toEqual({
      ...total,
      questions: [
        { id: 'q1', earned: 100, of: 100, isRight: true },
        { id: 'q2', earned: 0, of: 100, isRight: false },
        { id: 'q3', earned: 0, of: 100, isRight: false },
      ],
    });
    expect(v.parse(shownResultSchema, whole)).toEqual(whole);
  });

  it('nothing is told while it may not be', () => {
    expect(shownResult(attempt, { result: false, key: false })).toBeUndefined();
  });
});
