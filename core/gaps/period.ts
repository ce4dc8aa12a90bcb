import * as v from 'valibot';

import { shanghaiDate } from '../condition/shanghai.ts';

/** A month `2026-11`, a quarter `2026-Q4` or a year `2026`: whole ones, so that days cannot be had by subtraction. */
export const period = v.pipe(v.string(), v.regex(/^20\d{2}(?:-(?:0[1-9]|1[0-2]|Q[1-4]))?$/));

/** First and last Shanghai day of a period. */
export function daysOf(text: string): { readonly from: string; readonly to: string } {
  const [year = '', part] = text.split('-');
  const [first, last] =
    part === undefined
      ? [1, 12]
      : part.startsWith('Q')
        ? [Number(part.slice(1)) * 3 - 2, Number(part.slice(1)) * 3]
        : [Number(part), Number(part)];
  const month = (n: number): string => String(n).padStart(2, '0');
  const end = new Date(Date.UTC(Number(year), last, 0)).getUTCDate();
  return { from: `${year}-${month(first)}-01`, to: `${year}-${month(last)}-${end}` };
}

/** Periods to choose from at an instant (ms UTC): this month and the five before, this quarter, this year. */
export function periodsAt(now: number): string[] {
  const [year = '', month = ''] = shanghaiDate(now).split('-');
  const months = Array.from({ length: 6 }, (_, back) => {
    const date = new Date(Date.UTC(Number(year), Number(month) - 1 - back, 1));
    return date.toISOString().slice(0, 7);
  });
  return [...months, `${year}-Q${Math.ceil(Number(month) / 3)}`, year];
}
