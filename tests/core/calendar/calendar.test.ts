import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';

import { addWorkdays, calendarYear, createCalendar, workdayDue } from '../../../core/calendar/calendar.ts';
import { addMonths } from '../../../core/calendar/months.ts';

const read = (name: string): unknown =>
  parse(readFileSync(join(import.meta.dirname, '../../../content/rules', name), 'utf8'));
const years = ['calendar-2026.yaml', 'calendar-2027.yaml'].map((name) => v.parse(calendarYear, read(name)));
const calendar = createCalendar(years);

describe('working days', () => {
  test('weekends, holidays and make-up days', () => {
    expect(calendar.isWorkday('2026-11-21')).toBe(false);
    expect(calendar.isWorkday('2026-11-23')).toBe(true);
    expect(calendar.isWorkday('2026-10-05'), 'Monday in the National Day week').toBe(false);
    expect(calendar.isWorkday('2026-10-10'), 'a Saturday that is worked').toBe(true);
  });

  test('the day of receipt is day 0 (Q9)', () => {
    expect(addWorkdays('2026-11-23', 7, calendar)).toBe('2026-12-02');
    expect(addWorkdays('2026-11-23', 0, calendar)).toBe('2026-11-23');
    expect(addWorkdays('2026-11-21', 1, calendar)).toBe('2026-11-23');
  });

  test('over the National Day week the make-up Saturday counts', () => {
    expect(addWorkdays('2026-09-30', 1, calendar)).toBe('2026-10-08');
    expect(addWorkdays('2026-09-30', 3, calendar)).toBe('2026-10-10');
  });

  test('the deadline is 18:00 in Shanghai, by the Shanghai day of receipt', () => {
    const received = Date.parse('2026-11-22T17:30:00Z');
    expect(new Date(workdayDue(received, 7, calendar)).toISOString()).toBe('2026-12-02T10:00:00.000Z');
  });

  test('a year without a calendar is refused, never guessed', () => {
    expect(() => addWorkdays('2027-12-30', 5, calendar)).toThrow(
      expect.objectContaining({ code: 'content.notFound' }),
    );
  });

  test('n working days on are exactly n working days', () => {
    const day = fc
      .integer({ min: 0, max: 600 })
      .map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (from, n) => {
        const to = addWorkdays(from, n, calendar);
        let worked = 0;
        for (let at = Date.parse(from) + 86_400_000; at <= Date.parse(to); at += 86_400_000) {
          if (calendar.isWorkday(new Date(at).toISOString().slice(0, 10))) worked += 1;
        }
        expect(worked).toBe(n);
        expect(calendar.isWorkday(to)).toBe(true);
      }),
    );
  });
});

test('months keep to the end of the month', () => {
  expect(addMonths('2026-08-10', 3)).toBe('2026-11-10');
  expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
  expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
  expect(addMonths('2026-01-15', -12)).toBe('2025-01-15');
});
