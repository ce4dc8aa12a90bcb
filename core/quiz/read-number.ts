import { fold } from '../search/fold.ts';

/** Units that are multiples of one another; a number may be answered in any of its group. */
const groups: readonly Readonly<Record<string, number>>[] = [
  { 分: 1, 角: 10, 元: 100, 千元: 100_000, 万元: 1_000_000, 亿元: 10_000_000_000 },
  { 秒: 1, 分钟: 60, 小时: 3600 },
];

const typed = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(.*)$/;

/**
 * Reads a typed number as a value in `unit`: full-width digits, thousands commas, and the unit or another of its group
 * behind it (`480,000 元` is 48 万元). `undefined` when it is no number, or in a unit that does not fit.
 */
export function readNumber(text: string, unit: string): number | undefined {
  const [, digits = '', named = ''] = typed.exec(fold(text).replaceAll(/\s+/g, '')) ?? [];
  if (digits === '') return undefined;
  const value = Number(digits.replaceAll(',', ''));
  const wanted = fold(unit).replaceAll(/\s+/g, '');
  if (named === '' || named === wanted) return value;
  const group = groups.find((each) => Object.hasOwn(each, wanted) && Object.hasOwn(each, named));
  const [from, to] = [group?.[named], group?.[wanted]];
  return from === undefined || to === undefined ? undefined : (value * from) / to;
}

/** Whether two values differ by no more than the tolerance; decimal fractions such as 0.4 − 0.3 count as written. */
export function isWithin(value: number, answer: number, tolerance: number): boolean {
  return Math.abs(value - answer) <= tolerance + 1e-9 * Math.max(1, Math.abs(answer));
}
