import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { type Condition, conditionSchema, holds } from '../../../core/condition/condition.ts';
import { factKinds } from '../../../core/condition/facts.ts';
import { factsOf, isCertified } from '../../../core/condition/know.ts';
import { liuFang, monday, wangMin, yunlingA1, yunlingA2 } from '../moment/cast.ts';

const problemsOf = (input: unknown): string[] => {
  const result = v.safeParse(conditionSchema, input);
  return result.success ? [] : result.issues.map((issue) => issue.message);
};

describe('conditions', () => {
  it('name only known facts, and say which value is wrong', () => {
    expect(problemsOf({ fact: 'customer.vip', op: 'true' })[0]).toContain('customer.vip');
    expect(problemsOf({ fact: 'customer.vipLevel', op: 'is', value: 'platin' })[0]).toContain('platinum');
    expect(problemsOf({ fact: 'customer.overdue', op: 'gte', value: 1 })[0]).toContain('不是数字');
    expect(problemsOf({ fact: 'constructor', op: 'exists' })[0]).toContain('constructor');
    expect(problemsOf({ all: [] })).toHaveLength(1);
    expect(problemsOf('customer.overdue')).not.toEqual([]);
    expect(problemsOf({ fact: 'flag.isLarge', op: true })).toEqual([]);
  });

  it('an unquoted op: true in YAML means the operator true', () => {
    expect(v.parse(conditionSchema, { fact: 'flag.isLarge', op: true })).toEqual({
      fact: 'flag.isLarge',
      op: 'true',
    });
  });

  it('what is withheld decides nothing: no operator but missing holds of an absent fact', () => {
    const a1 = factsOf({
      page: { pageKind: 'loan', flags: {} },
      customer: yunlingA1,
      person: wangMin,
      now: monday,
    });
    expect(holds({ fact: 'customer.creditGrade', op: 'is', value: 'poor' }, a1)).toBe(false);
    expect(holds({ fact: 'customer.creditGrade', op: 'isNot', value: 'good' }, a1)).toBe(false);
    expect(holds({ fact: 'customer.overdue', op: 'false' }, a1)).toBe(false);
    expect(holds({ fact: 'customer.overdue', op: 'missing' }, a1)).toBe(true);
    const a2 = factsOf({
      page: { pageKind: 'loan', flags: {} },
      customer: yunlingA2,
      person: wangMin,
      now: monday,
    });
    expect(holds({ fact: 'customer.creditGrade', op: 'is', value: 'poor' }, a2)).toBe(true);
  });

  it('Q38: personal VIP comes from the segment, corporate from the list', () => {
    const facts = factsOf({
      page: { pageKind: 'largeCash', flags: {} },
      customer: liuFang,
      person: wangMin,
      now: monday,
    });
    expect(facts['customer.isVip']).toBe(true);
    expect(facts['customer.corpTier']).toBeUndefined();
  });

  it('R212: the certificate is good on its last day in Shanghai and not after', () => {
    const person = { ...wangMin, certificateUntil: '2026-11-23' };
    expect(isCertified(person, Date.parse('2026-11-23T23:59:59+08:00'))).toBe(true);
    expect(isCertified(person, Date.parse('2026-11-24T00:00:00+08:00'))).toBe(false);
  });

  it('R212: without a certificate nobody is, unless the rules of the bank ask for none', () => {
    const { certificateUntil: _none, ...learner } = wangMin;
    expect(isCertified(learner, monday)).toBe(false);
    expect(isCertified({ ...learner, certificateNeeded: false }, monday)).toBe(true);
  });

  it('hours and weekdays are those of Shanghai', () => {
    const facts = factsOf({
      page: { pageKind: 'loan', flags: {} },
      person: wangMin,
      now: Date.parse('2026-11-22T23:30:00Z'),
    });
    expect(facts['time.hour']).toBe(7);
    expect(facts['time.weekday']).toBe(1);
  });

  it('not, all and any follow logic for every tree of known leaves', () => {
    const leaf = fc.constantFrom<Condition>(
      { fact: 'customer.overdue', op: 'true' },
      { fact: 'customer.corpTier', op: 'is', value: 'bronze' },
      { fact: 'customer.riskTolerance', op: 'gte', value: 2 },
    );
    const tree = fc.letrec<{ node: Condition }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
        tie('node').map((not): Condition => ({ not })),
      ),
    })).node;
    const facts = fc.record({
      'customer.overdue': fc.boolean(),
      'customer.corpTier': fc.constantFrom('bronze', 'gold'),
      'customer.riskTolerance': fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(tree, tree, facts, (left, right, known) => {
        expect(holds({ not: { all: [left, right] } }, known)).toBe(
          holds({ any: [{ not: left }, { not: right }] }, known),
        );
        expect(v.is(conditionSchema, left)).toBe(true);
      }),
    );
  });

  it('every fact kind is a list of words or one of three kinds', () => {
    for (const kind of Object.values(factKinds)) {
      expect(
        Array.isArray(kind) ? kind.length > 1 : ['boolean', 'number', 'text'].includes(kind as string),
      ).toBe(true);
    }
  });
});
