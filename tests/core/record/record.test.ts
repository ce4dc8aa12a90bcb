import { describe, expect, test } from 'vitest';

import type { TrainingRecord } from '../../../core/record/record.ts';
import { maySeeRecords } from '../../../core/record/seen-by.ts';
import { countsOf } from '../../../core/record/summary.ts';
import { statementsOf } from '../../../core/record/xapi.ts';

const record = (more: Partial<TrainingRecord> = {}): TrainingRecord => ({
  kind: 'mark',
  staffNo: 'T-001',
  orgUnitCode: '3201',
  object: 'QZ-05',
  version: 1,
  title: '投诉处理',
  ref: 'm1',
  result: { attempt: '0199c0de-0000-7000-8000-000000000001', earned: 800, of: 1000, isPass: true },
  at: Date.parse('2026-11-23T02:00:00Z'),
  ...more,
});
const deps = { homePage: 'https://bank.example', idOf: (name: string) => `id:${name}` };
const statements = (one: TrainingRecord) => statementsOf({ n: 7, hash: 'abc', record: one }, deps);

describe('xAPI 1.0.3', () => {
  test('marks are passed or failed with their score; actor is the account of the bank', () => {
    expect(statements(record())).toEqual([
      {
        id: 'id:mark/m1',
        actor: { objectType: 'Agent', account: { homePage: 'https://bank.example', name: 'T-001' } },
        verb: {
          id: 'http://adlnet.gov/expapi/verbs/passed',
          display: { en: 'passed', 'zh-CN': '合格' },
        },
        object: {
          objectType: 'Activity',
          id: 'https://bank.example/activities/attempt/QZ-05',
          definition: {
            name: { 'zh-CN': '投诉处理' },
            type: 'http://adlnet.gov/expapi/activities/assessment',
          },
        },
        result: { score: { scaled: 0.8, raw: 8, min: 0, max: 10 }, success: true, completion: true },
        context: {
          platform: 'Tellerwise',
          revision: '1',
          registration: '0199c0de-0000-7000-8000-000000000001',
          extensions: { 'https://bank.example/xapi/ledger': { n: 7, hash: 'abc' } },
        },
        timestamp: '2026-11-23T02:00:00.000Z',
        version: '1.0.3',
      },
    ]);
  });

  test('a correction voids what it takes the place of; a statement that only takes back has no other (R-QZ5)', () => {
    const again = record({ ref: 'm2', result: { earned: 0, of: 1000, isPass: false, replaces: 'm1' } });
    expect(
      statements(again).map(({ id, verb, object }) => [id, verb.id.split('/').at(-1), object]),
    ).toMatchObject([
      ['id:void/mark/m2', 'voided', { objectType: 'StatementRef', id: 'id:mark/m1' }],
      ['id:mark/m2', 'failed', { objectType: 'Activity' }],
    ]);
    const revoked = record({ kind: 'revocation', ref: 'N1', result: { replaces: 'N1' } });
    expect(statements(revoked).map(({ object }) => object)).toEqual([
      { objectType: 'StatementRef', id: 'id:certificate/N1' },
    ]);
    const reversal = record({
      kind: 'points',
      ref: 'p2',
      result: { delta: -15, reason: 'reversal', replaces: 'p1' },
    });
    expect(statements(reversal)).toHaveLength(1);
  });
});

describe('counts', () => {
  test('go by what stands after corrections', () => {
    const lines = [
      record({ kind: 'attempt', ref: 'a/begun', result: { step: 'begun' } }),
      record({ kind: 'attempt', ref: 'a/closed', result: { step: 'closed' } }),
      record(),
      record({ ref: 'm2', result: { isPass: false, replaces: 'm1' } }),
      record({ kind: 'certificate', ref: 'N1', result: {} }),
      record({ kind: 'revocation', ref: 'N1', result: { replaces: 'N1' } }),
      record({ kind: 'points', ref: 'p1', result: { delta: 15 } }),
      record({ kind: 'points', ref: 'p2', result: { delta: -15 } }),
      record({ kind: 'attendance', ref: 's1', result: { present: true } }),
      record({ kind: 'attendance', ref: 's2', result: { present: false } }),
    ];
    expect(countsOf(lines)).toEqual({
      readings: 0,
      attempts: 1,
      passes: 0,
      courses: 0,
      attendances: 1,
      certificates: 0,
      points: 0,
    });
  });
});

describe('whose files are seen', () => {
  const there = { orgPath: ['3202', '32', '1'] };
  test.each([
    [['teller'], '3202', false],
    [['manager'], '3202', false],
    [['lineDept'], '1', false],
    [['branchManager'], '3201', false],
    [['branchManager'], '3202', true],
    [['branchManager'], '32', true],
    [['trainer'], '9', true],
    [['auditor'], '9', true],
  ] as const)('%s of %s: %s', (roles, orgUnitCode, may) => {
    expect(maySeeRecords({ roles: [...roles], orgUnitCode }, there)).toBe(may);
  });
});
