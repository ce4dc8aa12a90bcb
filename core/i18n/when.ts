import { shanghaiDate, shanghaiOffsetMs } from '../condition/shanghai.ts';

/** The 24-hour Shanghai clock `10:21` of an instant in milliseconds UTC. */
export const clockOf = (instant: number): string =>
  new Date(instant + shanghaiOffsetMs).toISOString().slice(11, 16);

/** A date as screens write it: `11-23` within the year of `now`, `2025-11-23` otherwise. */
export const shortDate = (date: string, now: number): string =>
  date.slice(0, 4) === shanghaiDate(now).slice(0, 4) ? date.slice(5) : date;

/** An instant as screens write it: `11-23 10:05`, with the year when it is another one. */
export const shortInstant = (instant: number, now: number): string =>
  `${shortDate(shanghaiDate(instant), now)} ${clockOf(instant)}`;
