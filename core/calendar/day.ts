import * as v from 'valibot';

/** A real day `YYYY-MM-DD`, meant in Asia/Shanghai: 2026-02-30 is none. */
export const calendarDay = v.pipe(
  v.string(),
  v.check((text) => {
    const day = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
  }, 'write a day as 2026-11-20'),
);

/** A day moved by whole days, back with a number below 0. */
export const plusDays = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
