/** How a month of a unit stands with internal training (R206). */
export const monthLights = ['green', 'red', 'due', 'ahead'] as const;
export type MonthLight = (typeof monthLights)[number];

/**
 * green: enough sessions were delivered; red: the month is over without; due: it runs; ahead: it has not begun. `month`
 * and `today` are Shanghai (`2026-10`, `2026-11-23`). Pure.
 */
export function monthLight(
  { month, delivered }: { readonly month: string; readonly delivered: number },
  today: string,
  { monthlySessions }: { readonly monthlySessions: number },
): MonthLight {
  if (delivered >= monthlySessions) return 'green';
  const now = today.slice(0, 7);
  if (month < now) return 'red';
  return month === now ? 'due' : 'ahead';
}

/** The twelve months of a year, `2026-01` first. */
export const monthsOf = (year: string): string[] =>
  Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
