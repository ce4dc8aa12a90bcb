import type { TrainingRules } from './rules.ts';

/** How a unit stands with its monthly internal training (R206). `open`: the month still runs. */
export type MonthLight = 'green' | 'red' | 'open';

/**
 * R206: no session in 2026-10 is red, one delivered on 2026-10-31 is green. `month` and `thisMonth` are `YYYY-MM` in
 * Shanghai; `delivered` is how many sessions the unit held in that month.
 */
export function monthLight(
  month: string,
  delivered: number,
  thisMonth: string,
  { monthly }: Pick<TrainingRules, 'monthly'>,
): MonthLight {
  if (delivered >= monthly.sessions) return 'green';
  return month < thisMonth ? 'red' : 'open';
}

/** The last `count` months up to and with `thisMonth`, the oldest first, none before the rule began. */
export function monthsUpTo(
  thisMonth: string,
  count: number,
  { monthly }: Pick<TrainingRules, 'monthly'>,
): readonly string[] {
  const [year = 0, month = 1] = thisMonth.split('-').map(Number);
  const last = year * 12 + month - 1;
  const months = Array.from({ length: count }, (_, at) => last - (count - 1 - at));
  return months
    .map((n) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`)
    .filter((name) => name >= monthly.from);
}
