import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { plusDays } from '../../../core/calendar/day.ts';
import { careerOf } from '../../../core/training/career.ts';
import { remindersOf } from '../../../core/training/due.ts';
import { monthLight, monthsUpTo } from '../../../core/training/monthly.ts';
import { progressOf, stepsOf } from '../../../core/training/progress.ts';
import { validityOf } from '../../../core/training/renewal.ts';
import { calendar, courseOf, rules } from './shipped.ts';

describe('what counts for a time (R214)', () => {
  const on = (today: string) => validityOf('2025-12-01', 12, today, rules.renewalDays);

  it('R214: T-001 passed QZ-03 on 2025-12-01: from 2026-11-01 reminder, after 2026-12-01 expired', () => {
    expect(on('2026-10-31').state).toBe('done');
    expect(on('2026-11-01')).toEqual({
      state: 'renew',
      completedOn: '2025-12-01',
      validUntil: '2026-12-01',
      renewFrom: '2026-11-01',
    });
    expect(on('2026-12-01').state).toBe('renew');
    expect(on('2026-12-02').state).toBe('expired');
  });

  it('without an end counts for good', () => {
    expect(validityOf('2020-01-01', undefined, '2036-01-01', 30)).toEqual({
      state: 'done',
      completedOn: '2020-01-01',
    });
  });

  it('never goes back as days go by', () => {
    const order = ['done', 'renew', 'expired'];
    fc.assert(
      fc.property(
        fc.nat(3000),
        fc.nat(60),
        fc.integer({ min: 1, max: 120 }),
        fc.nat(90),
        (n, more, months, ahead) => {
          const at = (day: number) =>
            validityOf('2026-01-31', months, plusDays('2026-01-31', day), ahead).state;
          expect(order.indexOf(at(n + more))).toBeGreaterThanOrEqual(order.indexOf(at(n)));
        },
      ),
    );
  });
});

describe('monthly training (R206)', () => {
  it('R206: no session in 2026-10 is red, a delivered session on 2026-10-31 is green', () => {
    expect(monthLight('2026-10', 0, '2026-11', rules)).toBe('red');
    expect(monthLight('2026-10', 1, '2026-11', rules)).toBe('green');
    expect(monthLight('2026-11', 0, '2026-11', rules)).toBe('open');
  });

  it('looks back over the turn of a year, never before the rule began', () => {
    const since = { monthly: { sessions: 1, from: '2026-11' } };
    expect(monthsUpTo('2027-02', 6, since)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  });
});

it('R204: T-001 at step 1; step 2 needs 3 courses, 1 open', () => {
  const career = careerOf(1, new Set(['CRS-03', 'CRS-04']), rules);
  expect(career).toMatchObject({ step: 1, next: { step: 2, open: 1 } });
  expect(career?.next?.courses).toHaveLength(3);
  expect(careerOf(3, new Set(), rules)?.next).toBeUndefined();
});

describe('reminders', () => {
  const on = (today: string) =>
    remindersOf('2026-11-27', today, rules, calendar).map(({ kind, on: day }) => `${kind} ${day}`);

  it('come five and one working days before, the day after, and three working days later to whom the rules name', () => {
    expect(on('2026-11-19')).toEqual([]);
    expect(on('2026-11-20')).toEqual(['dueSoon 2026-11-20']);
    expect(on('2026-11-25')).toEqual(['dueSoon 2026-11-20']);
    expect(on('2026-11-26')).toEqual(['dueSoon 2026-11-26']);
    expect(on('2026-11-27')).toEqual(['dueSoon 2026-11-26']);
    expect(on('2026-11-28')).toEqual(['overdue 2026-11-28']);
    expect(on('2026-12-02')).toEqual(['overdue 2026-11-28']);
    expect(on('2026-12-03')).toEqual(['overdue 2026-11-28', 'escalated 2026-12-03']);
  });
});

describe('progress', () => {
  it('only grows with what is done, and is complete exactly when nothing is next', () => {
    const course = courseOf('CRS-01');
    const keys = [...new Set(stepsOf(course).map(({ key }) => key))];
    fc.assert(
      fc.property(fc.subarray(keys), fc.subarray(keys), (some, others) => {
        const done = (list: readonly string[]) => new Map(list.map((key) => [key, 10]));
        const [few, many] = [progressOf(course, done(some)), progressOf(course, done([...some, ...others]))];
        expect(many.done).toBeGreaterThanOrEqual(few.done);
        expect(few.next === undefined).toBe(few.done === few.of);
        expect(few.completedAt !== undefined).toBe(few.next === undefined);
        expect(few.units.reduce((sum, unit) => sum + unit.done, 0)).toBe(few.done);
      }),
    );
  });

  it('what was done before the renewal began does not count again', () => {
    const course = courseOf('CRS-02');
    const all = new Map(stepsOf(course).map(({ key }) => [key, 100]));
    expect(progressOf(course, all, 100).completedAt).toBe(100);
    expect(progressOf(course, all, 101)).toMatchObject({ done: 0 });
  });
});
