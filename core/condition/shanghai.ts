/** Asia/Shanghai has kept UTC+8 without summer time since 1991; the product knows no earlier instants. */
export const shanghaiOffsetMs = 8 * 3_600_000;

/** The Shanghai date `YYYY-MM-DD` of an instant in milliseconds UTC. */
export const shanghaiDate = (now: number): string =>
  new Date(now + shanghaiOffsetMs).toISOString().slice(0, 10);

/** Hour of the day 0-23 in Shanghai. */
export const shanghaiHour = (now: number): number => new Date(now + shanghaiOffsetMs).getUTCHours();

/** Day of the week in Shanghai, Monday = 1 to Sunday = 7. */
export const shanghaiWeekday = (now: number): number =>
  ((new Date(now + shanghaiOffsetMs).getUTCDay() + 6) % 7) + 1;
