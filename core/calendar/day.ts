import * as v from 'valibot';

/** A real day `YYYY-MM-DD`, meant in Asia/Shanghai: 2026-02-30 is none. */
export const calendarDay = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((text) => {
    const day = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  }, 'no such day'),
);
