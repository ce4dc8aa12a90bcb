import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  dueOf,
  isLeech,
  memoriesOf,
  recallOf,
  reviewsOf,
  type Memory,
  type MemorySettings,
  type Recall,
  type Review,
} from '../../../core/quiz/memory.ts';
import { shiftQuestions } from '../../../core/quiz/shift.ts';
import { finish, given, mark, minutes, play, save } from './attempt-play.ts';

const start = Date.parse('2026-11-23T01:30:00Z');
const DAY = 86_400_000;
const review = (day: number, recall: Recall, question = 'QZ-01/n1'): Review => ({
  question,
  at: start + day * DAY,
  recall,
});
const last = (reviews: readonly Review[], settings?: MemorySettings): Memory => {
  const [memory] = memoriesOf(reviews, settings);
  if (memory === undefined) throw new Error('no memory');
  return memory;
};
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;

/** Answers each when it is due; gives the intervals, stabilities and difficulties as they came. */
function whenDue(recalls: readonly Recall[], weights: readonly number[]) {
  const settings = { weights, longestDays: 36_500 };
  const reviews: Review[] = [];
  return recalls.map((recall) => {
    const due = reviews.length === 0 ? undefined : last(reviews, settings).due;
    const at = due === undefined ? start : Date.parse(`${due}T01:30:00Z`);
    reviews.push({ question: 'QZ-01/n1', at, recall });
    const memory = last(reviews, settings);
    return [daysBetween(memory.lastReview, memory.due), memory.stability, memory.difficulty] as const;
  });
}

describe('the scheduler, by the vectors that ts-fsrs publishes with its tests', () => {
  // Of its tests of the long-term scheduler: the first whole, the second and third as far as no answer is easy.
  const weights = [
    0.4197, 1.1869, 3.0412, 15.2441, 7.1434, 0.6477, 1.0007, 0.0674, 1.6597, 0.1712, 1.1178, 2.0225, 0.0904,
    0.3025, 2.1214, 0.2498, 2.9466, 0.4891, 0.6468,
    // FSRS-5 has 19; with these two FSRS-6 reckons as it did.
    0, 0.5,
  ];
  const times = (count: number, recall: Recall): Recall[] => Array.from({ length: count }, () => recall);

  it('known six times, missed twice, known five times', () => {
    const rows = whenDue([...times(6, 'known'), ...times(2, 'missed'), ...times(5, 'known')], weights);
    expect(rows.map(([days]) => days)).toEqual([3, 13, 48, 155, 445, 1158, 17, 3, 11, 37, 112, 307, 773]);
    const stability = [
      3.0412, 13.09130698, 48.15848988, 154.93732625, 445.05562739, 1158.07779739, 16.63063166, 3.01732209,
      11.42247264, 37.37521902, 111.8752758, 306.5974569, 772.94026648,
    ];
    const difficulty = [
      4.49094334, 4.26664289, 4.05746029, 3.86237659, 3.68044154, 3.51076891, 4.69833071, 5.55956298,
      5.26323756, 4.98688448, 4.72915759, 4.4888015, 4.26464541,
    ];
    rows.forEach(([, s, d], at) => {
      expect(s).toBeCloseTo(stability[at] ?? 0, 7);
      expect(d).toBeCloseTo(difficulty[at] ?? 0, 7);
    });
  });

  it('missed, partly, known; and partly, known', () => {
    const rows = [
      ...whenDue(['missed', 'partly', 'known'], weights),
      ...whenDue(['partly', 'known'], weights),
    ];
    expect(rows.map(([days]) => days)).toEqual([1, 2, 6, 2, 7]);
    const stability = [0.4197, 1.0344317, 5.5356759, 1.1869, 6.59167572];
    const difficulty = [7.1434, 7.03653841, 6.64066485, 6.23225985, 5.89059466];
    rows.forEach(([, s, d], at) => {
      expect(s).toBeCloseTo(stability[at] ?? 0, 7);
      expect(d).toBeCloseTo(difficulty[at] ?? 0, 7);
    });
  });

  it('FSRS-6 with its own weights: missed, then known after 0, 1, 3, 8 and 21 days', () => {
    let day = 0;
    const reviews = [0, 0, 1, 3, 8, 21].map((days, at) => {
      day += days;
      return { ...review(day, at === 0 ? 'missed' : 'known'), at: start + day * DAY + at };
    });
    const { stability, difficulty } = last(reviews);
    expect(stability).toBeCloseTo(53.335106, 4);
    expect(difficulty).toBeCloseTo(6.3574867, 4);
  });
});

describe('what a person remembers', () => {
  it('does not depend on the order in which reviews come, and is reckoned by Shanghai days', () => {
    const recall = fc.constantFrom<Recall>('missed', 'partly', 'known');
    const some = fc.array(
      fc.record({
        question: fc.constantFrom('QZ-01/n1', 'QZ-01/n2'),
        at: fc.integer({ min: start, max: start + 400 * DAY }),
        recall,
      }),
      { minLength: 1, maxLength: 30 },
    );
    const byName = (list: Memory[]) => list.toSorted((a, b) => (a.question < b.question ? -1 : 1));
    fc.assert(
      fc.property(
        some.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, mixed]) => {
          expect(byName(memoriesOf(mixed))).toEqual(byName(memoriesOf(list)));
          for (const { due, lastReview } of memoriesOf(list)) {
            expect(daysBetween(lastReview, due)).toBeGreaterThanOrEqual(1);
            expect(daysBetween(lastReview, due)).toBeLessThanOrEqual(365);
          }
        },
      ),
      { numRuns: 50 },
    );
    // 23:59 and 00:01 in Shanghai are two days, though they are one in UTC.
    const late = { ...review(0, 'known'), at: Date.parse('2026-11-23T15:59:00Z') };
    expect(last([late]).lastReview).toBe('2026-11-23');
    expect(last([{ ...late, at: Date.parse('2026-11-23T16:01:00Z') }]).lastReview).toBe('2026-11-24');
  });

  it('what was missed is asked again sooner than what was known', () => {
    const missed = last([review(0, 'missed')]);
    const known = last([review(0, 'known')]);
    expect(missed.due).toBe('2026-11-24');
    expect(known.due > missed.due).toBe(true);
  });

  it('an answer of the afternoon is due in the morning, not 24 hours later', () => {
    const memories = memoriesOf([{ ...review(0, 'missed'), at: Date.parse('2026-11-23T09:30:00Z') }]);
    expect(dueOf(memories, Date.parse('2026-11-23T10:00:00Z'))).toEqual([]);
    expect(dueOf(memories, Date.parse('2026-11-24T01:00:00Z')).length).toBe(1);
  });

  it('four lapses make a leech: missed after it was known, four times', () => {
    const wave = (times: number) =>
      Array.from({ length: times }, (_, at) => [
        review(at * 10, 'known'),
        review(at * 10 + 5, 'missed'),
      ]).flat();
    expect(isLeech(last(wave(3)))).toBe(false);
    expect(last(wave(4)).lapses).toBe(4);
    expect(isLeech(last(wave(4)))).toBe(true);
  });

  it('a marked attempt is a review of each of its questions', () => {
    const { attempt } = play(
      save(minutes(1), 'q1', 1, false),
      save(minutes(1), 'q2', 1, true),
      finish(minutes(2)),
      mark(minutes(3)),
    );
    expect(reviewsOf(attempt).map(({ question, at, recall }) => [question, at, recall])).toEqual([
      ['QZ-01/n-q1', minutes(2), 'known'],
      ['QZ-01/n-q2', minutes(2), 'missed'],
      ['QZ-01/n-q3', minutes(2), 'missed'],
    ]);
    expect(reviewsOf(play(finish(minutes(2), [given('q1', 1, false)])).attempt), 'unmarked').toEqual([]);
    expect(recallOf({ isRight: false, earned: 50 })).toBe('partly');
  });
});

describe('the start of a shift', () => {
  const now = start + 40 * DAY;
  const ask = (
    reviews: readonly Review[],
    seconds: Readonly<Record<string, number>> = {},
    down: string[] = [],
  ) =>
    shiftQuestions({
      memories: memoriesOf(reviews),
      now,
      secondsOf: (question) => seconds[question],
      mayAsk: (question) => !down.includes(question),
    }).map(({ question }) => question);
  const missedYesterday = review(39, 'missed', 'missed');
  const missedToday = review(40, 'missed', 'today');
  const knownLongAgo = review(5, 'known', 'old');
  const long = Array.from({ length: 6 }, (_, at) => review(-400 + at * 70, 'known', 'steady'));

  it('asks two: what was missed, then what is old; not what was asked today', () => {
    expect(ask([missedToday, knownLongAgo, missedYesterday]).toSorted()).toEqual(['missed', 'old']);
    expect(ask([missedToday])).toEqual([]);
  });

  it('asks what is old though not yet due', () => {
    const memories = memoriesOf(long);
    expect(dueOf(memories, start)).toEqual([]);
    const asked = shiftQuestions({ memories, now: start, secondsOf: () => 20, mayAsk: () => true });
    expect(asked.map(({ question }) => question)).toEqual(['steady']);
  });

  it('takes no more than a minute by the median times', () => {
    const three = [missedYesterday, knownLongAgo, review(38, 'missed', 'second')];
    for (const seconds of [
      { missed: 40, old: 40, second: 20 },
      { missed: 61, old: 30, second: 30 },
      { missed: 25, old: 50, second: 35 },
    ]) {
      const asked = ask(three, seconds);
      expect(asked.length).toBe(2);
      expect(
        asked.reduce((sum, each) => sum + (seconds[each as keyof typeof seconds] ?? 0), 0),
      ).toBeLessThanOrEqual(60);
    }
    expect(ask(three, { missed: 50, old: 50, second: 50 }).length, 'no two fit: one').toBe(1);
    expect(ask(three, { missed: 90, old: 90, second: 90 }), 'none fits').toEqual([]);
  });

  it('leaves out what stands down, and leeches', () => {
    expect(ask([missedYesterday, knownLongAgo], {}, ['missed'])).toEqual(['old']);
    const leech = Array.from({ length: 4 }, (_, at) => [
      review(at * 8, 'known', 'leech'),
      review(at * 8 + 4, 'missed', 'leech'),
    ]);
    expect(ask([...leech.flat(), knownLongAgo])).toEqual(['old']);
  });
});
