import * as v from 'valibot';

/** A real day `YYYY-MM-DD`, meant in Asia/Shanghai: 2026-02-30 is none. */
export const calendarDay = v.pipe(
  v.string(),
  v.check((text) => {
    const day = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
  }, 'write a day as 2026-11-20'),
);
