import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { daysOf, periodsAt } from '../../../core/gaps/period.ts';
import { figure, withoutSmall } from '../../../core/gaps/small-numbers.ts';
import { maskedQuery } from '../../../core/gaps/usage.ts';

describe('a query as it is kept', () => {
  it.each([
    ['大额取现', '大额取现'],
    ['  大额　取现 ', '大额 取现'],
    ['客户 ２０２６１１２３ 投诉', '客户 ****** 投诉'],
    ['账号 6222-02-1234', '账号 ******'],
    ['LPR 5 年期 12345', 'lpr 5 年期 12345'],
    ['1234567', ''],
    ['wang@example.com 邮箱', '****** 邮箱'],
    ['编号 1  11111', '编号 ******'],
  ])('%s → %s', (typed, kept) => expect(maskedQuery(typed)).toBe(kept));

  it('never keeps a run of six digits, nor more than 64 characters, and masking twice changes nothing', () => {
    const typed = fc.string({
      unit: fc.constantFrom('1', '2', '９', '0', '甲', 'a', ' ', '-', '.', '@', '*'),
      maxLength: 120,
    });
    fc.assert(
      fc.property(typed, (text) => {
        const kept = maskedQuery(text);
        expect(kept).not.toMatch(/\d{6}/);
        expect(Array.from(kept).length).toBeLessThanOrEqual(64);
        expect(maskedQuery(kept)).toBe(kept);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('small numbers', () => {
  const group = fc.record({
    people: fc.integer({ min: 1, max: 20 }),
    events: fc.integer({ min: 0, max: 30 }),
  });

  it('never shows a group below the smallest, nor leaves exactly one to be had by subtraction', () => {
    fc.assert(
      fc.property(fc.array(group, { maxLength: 12 }), (groups) => {
        const { shown, withheld } = withoutSmall(groups, 5);
        expect(shown.every(({ people, events }) => people >= 5 && events >= 5)).toBe(true);
        expect(shown.length + withheld.length).toBe(groups.filter(({ events }) => events > 0).length);
        if (shown.length > 0) expect(withheld.length).not.toBe(1);
      }),
    );
  });

  it('a figure of one to four is not said, none is', () => {
    expect([0, 1, 4, 5].map((count) => figure(count, 5))).toEqual([0, null, null, 5]);
  });
});

describe('periods', () => {
  it('are whole months, quarters and years', () => {
    expect(daysOf('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(daysOf('2026-Q4')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(daysOf('2026')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    // New year's morning in Shanghai is still the old year in UTC.
    expect(periodsAt(Date.parse('2026-12-31T17:00:00Z')).slice(0, 2)).toEqual(['2027-01', '2026-12']);
    expect(periodsAt(Date.parse('2026-11-23T02:00:00Z')).slice(-2)).toEqual(['2026-Q4', '2026']);
  });
});
