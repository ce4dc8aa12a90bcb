import { describe, expect, it } from 'vitest';

import { gather, type Response } from '../../../core/quiz/gathered.ts';
import { byTrouble, troubleOf } from '../../../core/quiz/item-trouble.ts';
import { paperStatistics } from '../../../core/quiz/paper-statistics.ts';
import { alphaOf, standardErrorOf, verdictOn } from '../../../core/quiz/reliability.ts';
import type { ItemStatistics } from '../../../core/quiz/statistics.ts';

describe('a whole paper', () => {
  it('mean with interval, deviation, pass and bars, worked by hand', () => {
    // 60, 70, 80, 90: mean 75, squares of deviations 225 + 25 + 25 + 225 = 500, over 3.
    const paper = paperStatistics([60, 70, 80, 90].map((percent) => ({ percent, isPass: percent >= 80 })));
    const deviation = Math.sqrt(500 / 3);
    expect(paper?.deviation).toBeCloseTo(deviation, 12);
    expect(paper?.mean.mean).toBe(75);
    // Student's t for three degrees of freedom, from the tables: 3.182446305284263.
    expect(paper?.mean.high).toBeCloseTo(75 + (3.182446305284263 * deviation) / 2, 9);
    expect(paper?.mean.low).toBeCloseTo(75 - (3.182446305284263 * deviation) / 2, 9);
    expect(paper?.pass.share).toBe(0.5);
    expect(paper?.bins).toEqual([
      { from: 60, count: 1 },
      { from: 65, count: 0 },
      { from: 70, count: 1 },
      { from: 75, count: 0 },
      { from: 80, count: 1 },
      { from: 85, count: 0 },
      { from: 90, count: 1 },
    ]);
  });

  it('all marks stand in the last bar, none in the first; one attempt has no interval; none has nothing', () => {
    const ends = paperStatistics([0, 100].map((percent) => ({ percent, isPass: false })));
    expect(ends?.bins[0]).toEqual({ from: 0, count: 1 });
    expect(ends?.bins.at(-1)).toEqual({ from: 95, count: 1 });
    expect(paperStatistics([{ percent: 40, isPass: false }])?.mean).toEqual({ mean: 40 });
    expect(paperStatistics([])).toBeUndefined();
  });
});

describe('reliability', () => {
  it('alpha and standard error of four persons and three questions, worked by hand', () => {
    const rows = [
      [1, 1, 1],
      [1, 1, 0],
      [1, 0, 0],
      [0, 0, 0],
    ];
    const responses = rows.flatMap((row, person): Response[] =>
      row.map((earned, at) => ({
        ...{ attempt: `p${person}`, question: `n${at}`, earned: earned * 100, of: 100 },
        isRight: earned === 1,
      })),
    );
    const alpha = alphaOf(gather(responses), 4);
    // Totals 3, 2, 1, 0 have the variance 5/3; a quarter of it is error.
    expect(standardErrorOf([3, 2, 1, 0], alpha)).toBeCloseTo(Math.sqrt(5 / 12), 12);
    expect(standardErrorOf([3, 2, 1, 0], undefined)).toBeUndefined();
    expect(standardErrorOf([3, 2, 1, 0], -0.4), 'no better than chance').toBeCloseTo(Math.sqrt(5 / 3), 12);
  });

  it('verdicts by the usual steps', () => {
    expect([0.9, 0.89, 0.8, 0.79, 0.7, 0.69, -1].map(verdictOn)).toEqual([
      ...['veryGood', 'good', 'good', 'fair', 'fair', 'weak', 'weak'],
    ]);
  });
});

describe('what is wrong with a question', () => {
  const item = (more: Partial<Extract<ItemStatistics, { enough: true }>> = {}): ItemStatistics => ({
    ...{ question: 'n', answers: 42, enough: true, facility: 0.6, discrimination: 0.4, upperLower: 0.5 },
    ...{ right: { share: 0.6, low: 0.4, high: 0.7 }, empty: 0 },
    options: [
      { option: 'a', count: 15, meanTotal: 0.5 },
      { option: 'b', count: 25, meanTotal: 0.7 },
    ],
    ...more,
  });

  it('negative, a wrong option that draws more than the right one, too hard, too easy, weak', () => {
    expect(troubleOf(item(), ['b'])).toBeUndefined();
    expect(troubleOf(item({ discrimination: -0.08 }), ['b'])).toBe('negative');
    expect(troubleOf(item(), ['a'])).toBe('distractor');
    expect(troubleOf(item(), ['c']), 'nobody chose the right one').toBe('distractor');
    expect(troubleOf(item({ facility: 0.2 }), ['b'])).toBe('tooHard');
    expect(troubleOf(item({ facility: 0.97, discrimination: 0.1 }), ['b'])).toBe('tooEasy');
    expect(troubleOf(item({ discrimination: 0.12 }), ['b'])).toBe('weak');
    expect(troubleOf(item(), []), 'a kind without options').toBeUndefined();
    expect(troubleOf({ question: 'n', answers: 3, enough: false }, ['a'])).toBeUndefined();
  });

  it('the worst comes first, then the seldom right, then what says too little', () => {
    const list = [
      { name: 'few', item: { question: 'n', answers: 3, enough: false } as const },
      { name: 'easy', item: item({ facility: 0.9 }) },
      { name: 'hard', item: item({ facility: 0.4 }) },
      { name: 'weak', item: item(), trouble: 'weak' as const },
      { name: 'negative', item: item(), trouble: 'negative' as const },
    ];
    expect(list.toSorted(byTrouble).map(({ name }) => name)).toEqual([
      ...['negative', 'weak', 'hard', 'easy', 'few'],
    ]);
  });
});
