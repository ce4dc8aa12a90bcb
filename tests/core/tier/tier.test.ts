import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';

import { corpTiers } from '../../../core/customer/terms.ts';
import { evaluateTier, tierRules, type TierInput, type TierRules } from '../../../core/tier/tier.ts';

const file = join(import.meta.dirname, '../../../content/rules/tier.yaml');
const rules = v.parse(tierRules, parse(readFileSync(file, 'utf8')));
const today = '2026-11-23';
/** 万元 to fen. */
const wan = (amount: number) => Math.round(amount * 1_000_000);
const rate = (input: TierInput, using: TierRules = rules) =>
  evaluateTier({ relationshipSince: '2020-01-01', ...input }, using, today);

describe('corporate tier', () => {
  test.each([
    [20_000, 'diamond'],
    [19_999.99, 'platinum'],
    [5000, 'platinum'],
    [4999.99, 'gold'],
    [500, 'gold'],
    [499.99, 'silver'],
    [100, 'silver'],
    [99, 'bronze'],
    [0, 'bronze'],
  ])('%d万 of standard deposit is %s (R59-R62)', (amount, tier) => {
    expect(rate({ standardDepositFen: wan(amount) })).toMatchObject({
      tier,
      route: 'deposit',
      tierBefore: tier,
    });
  });

  test.each([
    ['3.0 % with 6 000万', 300, 6000, 'diamond', 'R59'],
    ['5 % with 4 000万 misses diamond and falls to platinum', 500, 4000, 'platinum', 'Q48'],
    ['1.2 % with 620万', 120, 620, 'platinum', 'R60'],
    ['exactly 1 % with 500万', 100, 500, 'platinum', 'Q14'],
    ['2 % with 300万 falls to gold', 200, 300, 'gold', 'Q48'],
    ['0.4 % with nothing', 40, 0, 'gold', 'R61'],
    ['0.99 % with 620万 by share, gold by deposit', 99, 620, 'gold', 'Q14'],
  ])('shareholder %s is %s %s %s (%s)', (_name, shareholderBp, amount, tier) => {
    expect(rate({ shareholderBp, standardDepositFen: wan(amount) }).tier).toBe(tier);
  });

  test('without the cascade a larger shareholder gets no smaller one’s route (Q48)', () => {
    const literal = { ...rules, shareholderCascade: false };
    expect(rate({ shareholderBp: 500, standardDepositFen: wan(4000) }, literal).tier).toBe('gold');
    expect(rate({ shareholderBp: 200, standardDepositFen: wan(300) }, literal).tier).toBe('silver');
    expect(rate({ shareholderBp: 40, standardDepositFen: 0 }, literal)).toMatchObject({
      tier: 'gold',
      route: 'shareholder',
    });
  });

  test('a World-500 group needs the gold standard for platinum (R60)', () => {
    expect(rate({ world500: true, standardDepositFen: wan(760) })).toMatchObject({
      tier: 'platinum',
      route: 'world500',
    });
    expect(rate({ world500: true, standardDepositFen: wan(400) }).tier).toBe('silver');
  });

  test('a China-500 group and a partner bank are gold without a figure (R61)', () => {
    expect(rate({ china500: true, standardDepositFen: wan(310) })).toMatchObject({
      tier: 'gold',
      route: 'china500',
    });
    expect(rate({ partnerBank: true, standardDepositFen: 0 })).toMatchObject({ tier: 'gold', route: 'bank' });
    expect(rate({ china500: true, standardDepositFen: wan(500) })).toMatchObject({ route: 'deposit' });
  });

  test('half a year of relationship comes first (R57)', () => {
    expect(rate({ relationshipSince: '2026-07-01', standardDepositFen: wan(9000) })).toMatchObject({
      tier: 'unrated',
      note: 'notYet',
    });
    expect(rate({ relationshipSince: '2026-05-01', standardDepositFen: wan(9000) }).tier).toBe('platinum');
    expect(rate({ relationshipSince: '2026-05-23', standardDepositFen: wan(9000) }).tier).toBe('platinum');
    expect(rate({ relationshipSince: '2026-05-24', standardDepositFen: wan(9000) }).tier).toBe('unrated');
  });

  test('a bad record in the period makes bronze and keeps what the deposit alone would give (R63)', () => {
    expect(rate({ standardDepositFen: wan(26_000), badCreditOn: '2026-03-18' })).toMatchObject({
      tier: 'bronze',
      tierBefore: 'diamond',
      override: { kind: 'badCredit', on: '2026-03-18' },
      ruleVersion: 1,
    });
    expect(
      rate({ standardDepositFen: wan(26_000), litigationOn: '2025-11-23' }).tier,
      'before the period',
    ).toBe('diamond');
    expect(rate({ standardDepositFen: wan(26_000), litigationOn: '2025-11-24' }).tier).toBe('bronze');
    expect(
      rate({ standardDepositFen: wan(760), world500: true, badCreditOn: '2026-03-18' }).tierBefore,
      'by deposit alone',
    ).toBe('gold');
  });

  test('a changed floor changes the tier and says by which version (R62)', () => {
    const rows = rules.rows.map((row) => (row.tier === 'silver' ? { ...row, minDepositFen: wan(50) } : row));
    expect(rate({ standardDepositFen: wan(60) })).toMatchObject({
      tier: 'bronze',
      ruleVersion: 1,
      unconfirmed: true,
    });
    expect(rate({ standardDepositFen: wan(60) }, { ...rules, rows, version: 2 })).toMatchObject({
      tier: 'silver',
      ruleVersion: 2,
    });
  });

  test('without data there is no guess', () => {
    expect(rate({})).toMatchObject({ tier: 'unrated', note: 'noData' });
    expect(evaluateTier({ standardDepositFen: wan(9000) }, rules, today)).toMatchObject({
      tier: 'unrated',
      note: 'noData',
    });
  });

  test('more deposit or more shares never lowers a tier (cascade on)', () => {
    const rank = (input: TierInput) => corpTiers.indexOf(rate(input).tier);
    const share = fc.integer({ min: 0, max: 1000 });
    const deposit = fc.integer({ min: 0, max: 3_000_000 }).map((tenThousands) => tenThousands * 10_000);
    fc.assert(
      fc.property(
        share,
        share,
        deposit,
        deposit,
        fc.boolean(),
        fc.boolean(),
        (s1, s2, d1, d2, world500, china500) => {
          const less = {
            shareholderBp: Math.min(s1, s2),
            standardDepositFen: Math.min(d1, d2),
            world500,
            china500,
          };
          const more = {
            shareholderBp: Math.max(s1, s2),
            standardDepositFen: Math.max(d1, d2),
            world500,
            china500,
          };
          expect(rank(more)).toBeLessThanOrEqual(rank(less));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('whatever else is true, a record in the period is bronze', () => {
    const inPeriod = fc
      .integer({ min: 0, max: 364 })
      .map((days) => new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        inPeriod,
        fc.integer({ min: 0, max: 10_000 }),
        fc.nat(),
        (badCreditOn, shareholderBp, standardDepositFen) => {
          expect(rate({ badCreditOn, shareholderBp, standardDepositFen }).tier).toBe('bronze');
        },
      ),
    );
  });
});
