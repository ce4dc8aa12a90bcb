/** Asia/Shanghai has kept UTC+8 without summer time since 1991; the product knows no earlier instants. */
const offsetMs = 8 * 3_600_000;

/** The Shanghai date `YYYY-MM-DD` of an instant in milliseconds UTC. */
export const shanghaiDate = (now: number): string => new Date(now + offsetMs).toISOString().slice(0, 10);

/** Hour of the day 0-23 in Shanghai. */
export const shanghaiHour = (now: number): number => new Date(now + offsetMs).getUTCHours();

/** Day of the week in Shanghai, Monday = 1 to Sunday = 7. */
export const shanghaiWeekday = (now: number): number => ((new Date(now + offsetMs).getUTCDay() + 6) % 7) + 1;
