import { describe, expect, it } from 'vitest';

import type { Attempt } from '../../../core/quiz/attempt.ts';
import { isForPerson } from '../../../core/quiz/audience.ts';
import { fitsPaper } from '../../../core/quiz/corrected.ts';
import { passState } from '../../../core/quiz/pass.ts';
import { single } from '../../../core/quiz/questions/single.ts';
import * as v from 'valibot';
import { examples } from './examples.ts';

const at = (day: string): number => Date.parse(`${day}T10:00:00+08:00`);
const attempt = (day: string, isRight: boolean): Attempt => ({
  id: day,
  startedAt: at(day),
  deadline: at(day) + 900_000,
  rule: { minutes: 15, passPercent: 80, partial: 'none', feedback: 'afterSubmit' },
  paper: [],
  saves: new Map(),
  closed: { at: at(day), how: 'submitted' },
  markings: [
    {
      id: 'm',
      at: at(day),
      isVoid: false,
      marks: [{ question: 'q1', mark: { earned: isRight ? 100 : 0, of: 100, isRight } }],
    },
  ],
});

describe('a pass (R214)', () => {
  const passed = attempt('2025-12-01', true);

  it('of 2025-12-01 that counts 12 months is due again from 2026-11-01 and over after 2026-12-01', () => {
    const on = (day: string) => passState([passed], 12, at(day));
    expect(on('2026-10-31')).toMatchObject({ isSettled: true, validUntil: '2026-12-01' });
    expect(on('2026-11-01')).toMatchObject({ isSettled: false, validUntil: '2026-12-01', counted: [] });
    expect(on('2026-12-01').validUntil).toBe('2026-12-01');
    expect(on('2026-12-02')).toEqual({ isSettled: false, counted: [] });
  });

  it('without an end counts for good; a failed attempt is none, and counts towards the number', () => {
    expect(passState([passed], undefined, at('2036-01-01')).isSettled).toBe(true);
    const failed = attempt('2026-11-20', false);
    expect(passState([failed], 12, at('2026-11-23'))).toEqual({ isSettled: false, counted: [failed] });
    expect(passState([passed, failed], 12, at('2026-11-23')).counted).toEqual([failed]);
  });
});

it('R212: a quiz is for its posts, and one for new staff also for who has no certificate yet', () => {
  const teller = { roles: ['staff' as const, 'teller' as const], certificateUntil: '2027-06-30' };
  const fresh = { roles: ['staff' as const, 'manager' as const] };
  expect(isForPerson({ audience: { newStaff: false } }, teller)).toBe(true);
  expect(isForPerson({ audience: { roles: ['manager'], newStaff: false } }, teller)).toBe(false);
  expect(isForPerson({ audience: { roles: ['teller'], newStaff: false } }, fresh)).toBe(false);
  expect(isForPerson({ audience: { roles: ['teller'], newStaff: true } }, fresh)).toBe(true);
});

it('a corrected question marks a paper that shows its very options, and no other', () => {
  const question = v.parse(single.schema, examples.single);
  const order = { options: ['b', 'a'] };
  const answer = { kind: 'single' as const, option: 'a' };
  expect(fitsPaper(question, { order }, answer, 'none')).toBe(true);
  expect(fitsPaper(question, { order: { options: ['b', 'a', 'c'] } }, answer, 'none')).toBe(false);
  expect(fitsPaper(question, { order }, { kind: 'trueFalse', value: true }, 'none')).toBe(false);
});
