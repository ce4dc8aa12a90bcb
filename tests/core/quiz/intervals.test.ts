import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compare } from '../../../core/quiz/comparison.ts';
import { student95, wilson } from '../../../core/quiz/intervals.ts';

describe('intervals', () => {
  it('Wilson: both ends solve (share − p)² = z² p (1 − p) / n', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (of, some) => {
        const { share, low, high } = wilson(Math.min(some, of), of);
        for (const p of [low, high]) {
          const z2 = 1.959963984540054 ** 2;
          expect(Math.abs((share - p) ** 2 - (z2 * p * (1 - p)) / of)).toBeLessThan(1e-9);
        }
        expect(low <= share && share <= high).toBe(true);
      }),
    );
    expect(wilson(8, 10).low).toBeCloseTo(0.4901625, 6);
    expect(wilson(8, 10).high).toBeCloseTo(0.9433178, 6);
  });

  it('Student: between −t and t lie 95 % of the area, by Simpson’s rule', () => {
    for (const freedom of [1, 2, 3, 4, 9, 10, 29, 100]) {
      const area = (to: number): number => {
        const [steps, height] = [20_000, (at: number) => Math.cos(at) ** (freedom - 1)];
        const width = to / steps;
        let sum = height(0) + height(to);
        for (let at = 1; at < steps; at += 1) sum += height(at * width) * (at % 2 === 1 ? 4 : 2);
        return (sum * width) / 3;
      };
      const share = area(Math.atan(student95(freedom) / Math.sqrt(freedom))) / area(Math.PI / 2);
      expect(Math.abs(share - 0.95)).toBeLessThan(1e-9);
    }
    expect(student95(1)).toBeCloseTo(Math.tan((0.95 * Math.PI) / 2), 9);
    expect(student95(30)).toBeCloseTo(2.042272456, 8);
  });
});

describe('before and after a training (R201)', () => {
  it('mean 62 → 84; gains of 20, 22 and 24 are 22 ± 4.968', () => {
    const result = compare([
      { before: 60, after: 80 },
      { before: 62, after: 84 },
      { before: 64, after: 88 },
    ]);
    expect(result).toMatchObject({ persons: 3, before: 62, after: 84, enough: false });
    // t of two degrees of freedom has a closed form: 0.95 · √2 / √(1 − 0.95²).
    const half = (((0.95 * Math.SQRT2) / Math.sqrt(1 - 0.95 ** 2)) * 2) / Math.sqrt(3);
    expect(result?.difference.mean).toBe(22);
    expect(result?.difference.low).toBeCloseTo(22 - half, 9);
    expect(result?.difference.high).toBeCloseTo(22 + half, 9);
  });

  it('one person is no comparison; thirty are enough', () => {
    expect(compare([{ before: 1, after: 2 }])).toBeUndefined();
    expect(compare(Array.from({ length: 30 }, (_, at) => ({ before: at, after: 2 * at })))?.enough).toBe(
      true,
    );
  });
});
