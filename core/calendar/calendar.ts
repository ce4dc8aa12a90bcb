import { addDays } from 'date-fns/addDays';
import { formatISO } from 'date-fns/formatISO';
import { isWeekend } from 'date-fns/isWeekend';
import { parseISO } from 'date-fns/parseISO';
import * as v from 'valibot';

import { calendarDay } from './day.ts';
import { shanghaiDate } from '../condition/shanghai.ts';
import { AppError } from '../errors.ts';

/** content/rules/calendar-YYYY.yaml: holidays and make-up working days of one year; else Monday to Friday. */
export const calendarYear = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('calendar'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  year: v.pipe(v.number(), v.integer()),
  /** False until the official arrangement is published. */
  confirmed: v.boolean(),
  holidays: v.array(v.strictObject({ from: calendarDay, to: calendarDay, name: v.string() })),
  workdays: v.array(calendarDay),
});
export type CalendarYear = v.InferOutput<typeof calendarYear>;

export interface Calendar {
  /** Throws `content.notFound` when the year has no calendar: a deadline is never guessed. */
  isWorkday(day: string): boolean;
}

/** A calendar over the given years. Dates are Asia/Shanghai dates `YYYY-MM-DD`. */
export function createCalendar(years: readonly CalendarYear[]): Calendar {
  const byYear = new Map(years.map((year) => [String(year.year), year]));
  return {
    isWorkday(day) {
      const year = byYear.get(day.slice(0, 4));
      if (!year) {
        throw new AppError('content.notFound', {
          findings: [
            {
              field: 'year',
              code: 'calendar.missing',
              message: `calendar-${day.slice(0, 4)}.yaml: add this year`,
            },
          ],
        });
      }
      if (year.workdays.includes(day)) return true;
      if (year.holidays.some((holiday) => holiday.from <= day && day <= holiday.to)) return false;
      return !isWeekend(parseISO(day));
    },
  };
}

/** The n-th working day after `day`; the day itself is day 0 (Q9). n = 0 gives `day` back. */
export function addWorkdays(day: string, n: number, calendar: Calendar): string {
  let current = day;
  for (let left = n; left > 0;) {
    current = nextDay(current);
    if (calendar.isWorkday(current)) left -= 1;
  }
  return current;
}

/** Milliseconds UTC of the deadline: 18:00 Asia/Shanghai on the n-th working day after the receipt instant (Q9). */
export function workdayDue(receivedAt: number, n: number, calendar: Calendar): number {
  return Date.parse(`${addWorkdays(shanghaiDate(receivedAt), n, calendar)}T18:00:00+08:00`);
}

function nextDay(day: string): string {
  return formatISO(addDays(parseISO(day), 1), { representation: 'date' });
}
