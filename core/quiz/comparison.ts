import { meanOf, student95, varianceOf } from './intervals.ts';
import { LEAST_ANSWERS } from './statistics.ts';

/** Results before and after a training, of the same persons; shares or percent, as they come in. */
export interface Comparison {
  readonly persons: number;
  readonly before: number;
  readonly after: number;
  /** Mean of after − before with its 95 % interval (paired, Student). */
  readonly difference: { readonly mean: number; readonly low: number; readonly high: number };
  /** Too few persons to read anything into it. */
  readonly enough: boolean;
}

/** Compares two results of each person (R201); `undefined` for fewer than two persons. */
export function compare(
  pairs: readonly { readonly before: number; readonly after: number }[],
  least = LEAST_ANSWERS,
): Comparison | undefined {
  if (pairs.length < 2) return undefined;
  const gains = pairs.map(({ before, after }) => after - before);
  const mean = meanOf(gains);
  const half = student95(pairs.length - 1) * Math.sqrt(varianceOf(gains) / pairs.length);
  return {
    persons: pairs.length,
    before: meanOf(pairs.map(({ before }) => before)),
    after: meanOf(pairs.map(({ after }) => after)),
    difference: { mean, low: mean - half, high: mean + half },
    enough: pairs.length >= least,
  };
}
