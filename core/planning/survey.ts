import type { Satisfaction } from './plan.ts';

/** Scores from 1 to 5. */
export const scores = [1, 2, 3, 4, 5] as const;
export type Score = (typeof scores)[number];

/** How often each score was given, 1 first. */
export type ScoreCounts = readonly [number, number, number, number, number];

/** A mean to one decimal. */
export const rounded = (value: number): number => Math.round(value * 10) / 10;

/**
 * Mean and number of anonymous answers; undefined when there are fewer than `smallest`, from which single people could be
 * told. Pure.
 */
export function shownScore(counts: ScoreCounts, smallest: number): Satisfaction | undefined {
  const people = counts.reduce((sum, n) => sum + n, 0);
  if (people === 0 || people < smallest) return undefined;
  const sum = counts.reduce((total, n, at) => total + n * (at + 1), 0);
  return { mean: rounded(sum / people), people };
}

/** Of several means their mean, each by its people; undefined of none. Pure. */
export function meanOf(all: readonly Satisfaction[]): Satisfaction | undefined {
  const people = all.reduce((sum, one) => sum + one.people, 0);
  if (people === 0) return undefined;
  return { mean: rounded(all.reduce((sum, one) => sum + one.mean * one.people, 0) / people), people };
}
