import { describe, expect, it } from 'vitest';

import type { AttemptEvent } from '../../../core/quiz/attempt-events.ts';
import { feedbackOf } from '../../../core/quiz/feedback.ts';
import { hours, minutes, start, started, state } from './attempt-play.ts';

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
