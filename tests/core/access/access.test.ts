import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';

import { accessLevelOf, assertMayReveal } from '../../../core/access/decide.ts';
import type { CustomerFacts } from '../../../core/access/facts.ts';
import { maskName, maskValue, tailOf } from '../../../core/access/mask.ts';
import { projectCustomer, projectIdentity } from '../../../core/access/project.ts';
import { accessRules, maskRules, serviceRules } from '../../../core/access/rules.ts';
import { a2Fields, a3Fields, customerContext } from '../../../core/contracts/context.ts';
import { accessLevels, type AccessLevel } from '../../../core/customer/terms.ts';
import { normaliseName } from '../../../core/customer/name.ts';
import { roles, type Role } from '../../../core/organisation/person.ts';
import { rounds } from '../../support/size.ts';
import { tierRules } from '../../../core/tier/tier.ts';

const read = (name: string): unknown =>
  parse(readFileSync(join(import.meta.dirname, '../../../content/rules', name), 'utf8'));
const rules = {
  access: v.parse(accessRules, read('access.yaml')),
  masks: v.parse(maskRules, read('masks.yaml')),
  service: v.parse(serviceRules, read('service.yaml')),
  tier: v.parse(tierRules, read('tier.yaml')),
};
const person = (role: Role, staffNo = 'X-1', orgUnitCode = '3201') => ({
  staffNo,
  orgUnitCode,
  roles: ['staff' as const, role],
});
const foreign = { orgUnitCode: '3202', managerNo: 'M-02' };

describe('levels (R36)', () => {
  test.each<[Role, AccessLevel]>([
    ['staff', 'A0'],
    ['teller', 'A1'],
    ['manager', 'A1'],
    ['complaintHandler', 'A1'],
    ['trainer', 'A0'],
    ['fileCustodian', 'A1'],
    ['branchManager', 'A1'],
    ['lineDept', 'A3'],
    ['auditor', 'A2'],
    ['securityOfficer', 'A0'],
    ['admin', 'A0'],
  ])('%s has %s of somebody else’s customer', (role, level) => {
    expect(accessLevelOf(person(role), { customer: foreign }, rules.access)).toBe(level);
  });

  test('what raises it: own customer, own branch, an open case of the own unit, an own case', () => {
    const level = (role: Role, standing: Parameters<typeof accessLevelOf>[1], staffNo?: string) =>
      accessLevelOf(person(role, staffNo), standing, rules.access);
    const unitCase = { customer: foreign, openCase: { orgUnitCode: '3201', openedBy: 'T-009' } };
    expect(level('manager', { customer: foreign }, 'M-02')).toBe('A3');
    expect(level('branchManager', { customer: { orgUnitCode: '3201' } })).toBe('A3');
    expect(level('teller', unitCase)).toBe('A2');
    expect(level('complaintHandler', unitCase)).toBe('A1');
    expect(level('complaintHandler', unitCase, 'T-009')).toBe('A2');
    expect(level('teller', { customer: foreign, openCase: { orgUnitCode: '3202', openedBy: 'T-003' } })).toBe(
      'A1',
    );
    expect(level('trainer', unitCase)).toBe('A0');
    expect(level('admin', { customer: { orgUnitCode: '3201', managerNo: 'X-1' } })).toBe('A0');
  });

  test('the rules cannot lower a sensitive field or name an unknown one', () => {
    const fields = { ...rules.access.fields };
    expect(v.is(accessRules, { ...rules.access, fields: { ...fields, phoneMasked: 'A1' } })).toBe(false);
    expect(v.is(accessRules, { ...rules.access, fields: { ...fields, plan: 'A2' } })).toBe(false);
    expect(v.is(accessRules, { ...rules.access, fields: { ...fields, fullName: 'A2' } })).toBe(false);
    expect(v.is(accessRules, { ...rules.access, fields: { ...fields, phoneMasked: 'A3' } })).toBe(true);
  });
});

describe('reveal (A4)', () => {
  const may = (role: Role, staffNo: string, protectedCustomer: boolean) => {
    try {
      assertMayReveal(
        person(role, staffNo),
        { customer: { orgUnitCode: '3201', managerNo: 'M-02', protected: protectedCustomer } },
        rules.access,
      );
      return true;
    } catch {
      return false;
    }
  };
  test('nobody but the own manager, own-case handlers and the branch manager; never for longer than 60 s (R35, R48)', () => {
    expect(roles.filter((role) => may(role, 'X-1', false))).toEqual(['branchManager']);
    expect(may('manager', 'M-02', false)).toBe(true);
    expect(may('manager', 'M-02', true), 'protected').toBe(false);
    expect(may('branchManager', 'B-01', true)).toBe(true);
    expect(v.is(accessRules, { ...rules.access, reveal: { ...rules.access.reveal, seconds: 61 } })).toBe(
      false,
    );
  });
});

describe('masks (R35, R-PR1)', () => {
  test('the bank’s formats', () => {
    expect(maskValue('13800005678', rules.masks.phone)).toBe('138****5678');
    expect(maskValue('990000000000001234', rules.masks.docNo)).toBe('990***********1234');
    expect(tailOf('9900001220026688', rules.masks.account)).toBe('6688');
    expect(maskName('张伟', 'personal', rules.masks.name)).toBe('张*');
    expect(maskName('欧阳明', 'personal', rules.masks.name)).toBe('欧阳*');
    expect(maskName('江海精工有限公司', 'enterprise', rules.masks.name)).toBe('江海精工有限公司');
  });

  test('no generated identity comes through unmasked', () => {
    const digits = (length: number) =>
      fc
        .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
        .map((all) => all.join(''));
    const name = fc.tuple(
      fc.constantFrom(...'赵钱孙李周吴郑王欧'),
      fc.array(fc.constantFrom(...'伟芳娜敏静强磊洋艳勇'), { minLength: 1, maxLength: 3 }),
    );
    fc.assert(
      fc.property(
        digits(11),
        digits(18),
        name,
        fc.string({ maxLength: 12 }),
        (phone, docNo, [surname, given], odd) => {
          expect(maskValue(phone, rules.masks.phone)).not.toContain(phone.slice(3, 7) + phone.slice(7, 8));
          const maskedDoc = maskValue(docNo, rules.masks.docNo);
          expect(maskedDoc.replaceAll('*', '')).toHaveLength(7);
          const full = surname + given.join('');
          expect(maskName(full, 'personal', rules.masks.name)).not.toContain(given.join(''));
          // Whatever a column holds, at least three characters of it are hidden.
          const shown = [...maskValue(odd, rules.masks.docNo)].filter(
            (character) => character !== '*',
          ).length;
          expect(shown).toBeLessThanOrEqual(Math.max(0, [...odd.trim()].length - 3));
        },
      ),
      { numRuns: rounds(100_000) },
    );
  });
});

const facts: CustomerFacts = {
  customerNo: 'C-1002',
  orgUnitCode: '3201',
  dataDate: '2026-11-20',
  customerType: 'enterprise',
  isSoleTrader: false,
  hasCredit: true,
  protected: false,
  nameMasked: '云岭物流有限公司',
  phoneMasked: '138****2207',
  docNoMasked: '990***********042K',
  accountTail: '3107',
  openComplaint: false,
  complaintHistory: 1,
  creditGrade: 'poor',
  creditGradeOn: '2026-03-31',
  overdue: true,
  riskLevel: 'high',
  riskAssessedOn: '2025-11-01',
  riskTolerance: 2,
  toleranceAssessedOn: '2026-05-20',
  lastVisitOn: '2026-08-10',
  vipLevel: 'gold',
  infoVerifiedOn: '2026-05-23',
  relationshipSince: '2019-04-16',
  standardDepositFen: 26_000_000_000,
  avgDailyDepositFen: 1,
  badCreditOn: '2026-03-18',
  plan: '先清逾期',
};
const project = (level: AccessLevel) =>
  projectCustomer({ ref: 'ref', facts, level, today: '2026-11-23' }, rules);

describe('projection', () => {
  test.each(['A1', 'A2', 'A3'] as const)(
    'at %s a field is either there or withheld, never both, and the contract holds',
    (level) => {
      const context = project(level);
      expect(v.is(customerContext, context)).toBe(true);
      for (const field of [...a2Fields, ...a3Fields]) {
        expect(field in context, field).toBe(!context.withheld.includes(field));
      }
      expect(context.withheld.length).toBe(level === 'A1' ? 13 : level === 'A2' ? 3 : 0);
    },
  );

  test('each level shows what the one below shows', () => {
    for (const [index, level] of accessLevels.slice(1, 3).entries()) {
      const above = accessLevels[index + 2];
      expect(Object.keys(project(above ?? 'A3'))).toEqual(
        expect.arrayContaining(Object.keys(project(level))),
      );
    }
  });

  test('A1 shows 黄铜 but neither why nor anything from which it follows', () => {
    const text = JSON.stringify(project('A1'));
    expect(project('A1').corpTier).toBe('bronze');
    expect(text).not.toMatch(/badCredit|2026-03-18|diamond|poor|138\*|2026-08-10|2026-11-10/);
  });

  test('an assessment older than its validity is expired (R19, R20)', () => {
    expect(project('A2').riskLevel).toEqual({ level: 'high', on: '2025-11-01', expired: true });
    expect(project('A2').riskTolerance).toEqual({ level: 2, on: '2026-05-20', expired: false });
  });

  test('a corporate information check is due after six months (R24)', () => {
    expect(project('A1').infoCheck).toEqual({ dueOn: '2026-11-23', due: true });
  });

  test('before confirmation: four fields, no more', () => {
    const identity = projectIdentity({ ref: 'ref', facts }, rules.masks);
    expect(identity).toEqual({
      ref: 'ref',
      customerType: 'enterprise',
      nameMasked: '云岭物流有限公司',
      customerNoTail: '1002',
    });
  });
});

describe('the name both sides hash', () => {
  test('blanks, width, invisible marks, dots and case make no difference', () => {
    expect(normaliseName(' 张　伟\u200B ')).toBe('张伟');
    expect(normaliseName('ＡＢＣ（中国）有限公司')).toBe(normaliseName('abc(中国)有限公司'));
    expect(normaliseName('阿卜杜拉•买买提')).toBe(normaliseName('阿卜杜拉·买买提'));
    expect(normaliseName('张伟')).not.toBe(normaliseName('张玮'));
  });
});
