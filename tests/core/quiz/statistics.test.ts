import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { alphaOf as alpha } from '../../../core/quiz/reliability.ts';
import { gather, type Response } from '../../../core/quiz/gathered.ts';
import { itemStatistics, type ItemStatistics } from '../../../core/quiz/statistics.ts';

/** Attempts × questions of hundredths; times and choices go with them. */
type Table = readonly (readonly number[])[];

const responsesOf = (table: Table): Response[] =>
  table.flatMap((row, person) =>
    row.map((earned, at) => ({
      attempt: `p${person}`,
      question: `n${at}`,
      earned,
      of: 100,
      isRight: earned === 100,
      choices: [earned === 100 ? 'a' : person % 3 === 0 ? 'b' : 'c'],
      seconds: 5 + ((person * 7 + at * 13) % 90),
    })),
  );
const enough = (of: ItemStatistics | undefined) => {
  if (of?.enough !== true) throw new Error('too few');
  return of;
};

const alphaOf = (responses: readonly Response[], least?: number): number | undefined =>
  alpha(gather(responses), least);

/** A fixed data set: 240 persons of differing skill, 14 questions of differing difficulty, some marks for parts. */
function generated(): Table {
  let seed = 20_261_122;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  return Array.from({ length: 240 }, () => {
    const skill = random() * 4 - 2;
    return Array.from({ length: 14 }, (_, at) => {
      const chance = 1 / (1 + Math.exp(at / 4 - 1.5 - skill));
      const drawn = random();
      return drawn < chance ? 100 : drawn < chance + 0.1 && at % 2 === 0 ? 50 : 0;
    });
  });
}
const table = generated();
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const column = (at: number): number[] => table.map((row) => row[at] ?? 0);
const totals = table.map(sumOf);

describe('four persons, three questions, worked by hand', () => {
  // A has all three right, B the first two, C the first, D none.
  const small = [
    [100, 100, 100],
    [100, 100, 0],
    [100, 0, 0],
    [0, 0, 0],
  ];
  const [first, second, third] = itemStatistics(responsesOf(small), 4).map(enough);

  it('facility 3/4, 2/4, 1/4', () => {
    expect([first, second, third].map((each) => each?.facility)).toEqual([0.75, 0.5, 0.25]);
  });

  it('discrimination √(3/11), 1/√2, √(3/11); best less last 27 % is A less D', () => {
    expect(first?.discrimination).toBeCloseTo(Math.sqrt(3 / 11), 12);
    expect(second?.discrimination).toBeCloseTo(Math.SQRT1_2, 12);
    expect(third?.discrimination).toBeCloseTo(Math.sqrt(3 / 11), 12);
    expect([first, second, third].map((each) => each?.upperLower)).toEqual([1, 1, 1]);
  });

  it('alpha 3/2 · (1 − (5/6) / (5/3)) = 3/4', () => {
    expect(
      alphaOf(
        responsesOf(small).map((each) => ({ ...each, earned: each.earned / 100 })),
        4,
      ),
    ).toBeCloseTo(0.75, 12);
    expect(alphaOf(responsesOf(small), 4), 'whatever the unit of marks').toBeCloseTo(0.75, 12);
  });

  it('options: the best chose a, and so did who knew the first question only', () => {
    expect(first?.options).toEqual([
      { option: 'a', count: 3, meanTotal: (1 + 2 / 3 + 1 / 3) / 3 },
      { option: 'b', count: 1, meanTotal: 0 },
    ]);
  });
});

describe('240 attempts, each figure by another formula', () => {
  const items = itemStatistics(responsesOf(table)).map(enough);

  it('facility and right answers', () => {
    expect(items.length).toBe(14);
    items.forEach((item, at) => {
      expect(Math.abs(item.facility - sumOf(column(at)) / 24_000)).toBeLessThan(1e-9);
      const share = column(at).filter((value) => value === 100).length / 240;
      expect(Math.abs(item.right.share - share)).toBeLessThan(1e-9);
    });
  });

  it('discrimination: the raw-score formula, item against the rest of the paper', () => {
    items.forEach((item, at) => {
      const x = column(at);
      const y = totals.map((total, person) => total - (x[person] ?? 0));
      const xy = sumOf(x.map((value, person) => value * (y[person] ?? 0)));
      const [sx, sy] = [sumOf(x), sumOf(y)];
      const squares = (list: readonly number[]) => sumOf(list.map((value) => value * value));
      const r = (240 * xy - sx * sy) / Math.sqrt((240 * squares(x) - sx * sx) * (240 * squares(y) - sy * sy));
      expect(Math.abs((item.discrimination ?? 0) - r)).toBeLessThan(1e-9);
      expect(r).toBeGreaterThan(0);
    });
  });

  it('discrimination of a question without parts is the point-biserial of the books', () => {
    const at = 3;
    const x = column(at);
    const rest = totals.map((total, person) => total - (x[person] ?? 0));
    const of = (value: number) => rest.filter((_, person) => x[person] === value);
    const mean = (list: readonly number[]) => sumOf(list) / list.length;
    const deviation = Math.sqrt(mean(rest.map((value) => (value - mean(rest)) ** 2)));
    const p = of(100).length / 240;
    const r = ((mean(of(100)) - mean(of(0))) / deviation) * Math.sqrt(p * (1 - p));
    expect(Math.abs((items[at]?.discrimination ?? 0) - r)).toBeLessThan(1e-9);
  });

  it('best less last 27 %: each person counts by the chance to be among them when ties are drawn by lot', () => {
    const places = Math.round(240 * 0.27);
    const chance = (person: number, better: (a: number, b: number) => boolean): number => {
      const own = totals[person] ?? 0;
      const above = totals.filter((total) => better(total, own)).length;
      const tied = totals.filter((total) => total === own).length;
      return Math.max(0, Math.min(1, (places - above) / tied));
    };
    items.forEach((item, at) => {
      const group = (better: (a: number, b: number) => boolean) =>
        sumOf(column(at).map((value, person) => (value / 100) * chance(person, better))) / places;
      const expected = group((a, b) => a > b) - group((a, b) => a < b);
      expect(Math.abs(item.upperLower - expected)).toBeLessThan(1e-9);
    });
  });

  it('alpha from the covariances of all pairs of questions', () => {
    const covariance = (a: number, b: number): number => {
      const [x, y] = [column(a), column(b)];
      const [mx, my] = [sumOf(x) / 240, sumOf(y) / 240];
      return sumOf(x.map((value, person) => (value - mx) * ((y[person] ?? 0) - my))) / 239;
    };
    const all = Array.from({ length: 14 }, (_, at) => at);
    const trace = sumOf(all.map((at) => covariance(at, at)));
    const whole = sumOf(all.flatMap((a) => all.map((b) => covariance(a, b))));
    const expected = (14 / 13) * (1 - trace / whole);
    expect(Math.abs((alphaOf(responsesOf(table)) ?? 0) - expected)).toBeLessThan(1e-9);
    expect(expected).toBeGreaterThan(0.6);
  });

  it('quartiles of the time, by counting', () => {
    items.forEach((item, at) => {
      const times = table.map((_, person) => 5 + ((person * 7 + at * 13) % 90)).toSorted((a, b) => a - b);
      // 239 steps between 240 values: a quarter is 59.75 steps.
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = [59, 60, 119, 120, 179, 180].map((i) => times[i]);
      expect(item.seconds?.lower).toBeCloseTo(0.25 * a + 0.75 * b, 9);
      expect(item.seconds?.median).toBeCloseTo((c + d) / 2, 9);
      expect(item.seconds?.upper).toBeCloseTo(0.75 * e + 0.25 * f, 9);
    });
  });

  it('who gave nothing is counted by themselves, not among the options', () => {
    const open = responsesOf(table).map((each): Response => {
      const { choices: _, ...rest } = each;
      return each.attempt.endsWith('7') ? { ...rest, earned: 0, isRight: false, isEmpty: true } : each;
    });
    for (const item of itemStatistics(open).map(enough)) {
      expect(item.empty).toBe(24);
      expect(sumOf(item.options.map(({ count }) => count))).toBe(216);
    }
  });

  it('options are counted', () => {
    items.forEach((item, at) => {
      expect(sumOf(item.options.map(({ count }) => count))).toBe(240);
      const right = column(at).filter((value) => value === 100).length;
      expect(item.options.find(({ option }) => option === 'a')?.count ?? 0).toBe(right);
    });
  });

  it('nothing depends on the order of the answers', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(table.slice(0, 40), { minLength: 40 }), (mixed) => {
        const named = (rows: Table) =>
          new Map(itemStatistics(responsesOf(rows)).map((each) => [each.question, enough(each)]));
        for (const [question, item] of named(table.slice(0, 40))) {
          const other = named(mixed).get(question);
          expect(other?.upperLower).toBeCloseTo(item.upperLower, 9);
          expect(other?.discrimination ?? 9).toBeCloseTo(item.discrimination ?? 9, 9);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('too little to say', () => {
  it('below the least number there are no figures, only how many there are', () => {
    expect(itemStatistics(responsesOf(table.slice(0, 29)))[0]).toEqual({
      question: 'n0',
      answers: 29,
      enough: false,
    });
    expect(itemStatistics(responsesOf(table.slice(0, 30)))[0]?.enough).toBe(true);
    expect(alphaOf(responsesOf(table.slice(0, 29)))).toBeUndefined();
  });

  it('a question that everybody has right does not discriminate; it is not 0', () => {
    const [item] = itemStatistics(responsesOf(table.map((row) => [100, ...row])));
    expect(enough(item)).not.toHaveProperty('discrimination');
  });

  it('papers drawn from a bank have no alpha, but their questions have figures', () => {
    const drawn = responsesOf(table).filter((_, at) => at % 5 !== 0);
    expect(alphaOf(drawn)).toBeUndefined();
    expect(itemStatistics(drawn).every(({ enough: is }) => is)).toBe(true);
  });
});
