import type { Gathered } from './gathered.ts';
import { varianceOf } from './intervals.ts';
import { LEAST_ANSWERS } from './statistics.ts';

/** Whether all attempts had the same questions. */
export const isOnePaper = ({ byQuestion, totals }: Gathered): boolean =>
  [...byQuestion.values()].every((answers) => answers.length === totals.size);

/**
 * Cronbach's alpha of a paper: how far its questions measure one thing. Only where all attempts had the same questions;
 * `undefined` for drawn papers, too few attempts, fewer than two questions, or totals that do not vary.
 */
export function alphaOf(gathered: Gathered, least = LEAST_ANSWERS): number | undefined {
  const { byQuestion, totals } = gathered;
  const k = byQuestion.size;
  if (!isOnePaper(gathered) || totals.size < Math.max(2, least) || k < 2) return undefined;
  const total = varianceOf([...totals.values()].map(({ earned }) => earned));
  let items = 0;
  for (const answers of byQuestion.values()) items += varianceOf(answers.map(({ earned }) => earned));
  return total === 0 ? undefined : (k / (k - 1)) * (1 - items / total);
}

/** What a reliability is worth in plain words, by the usual steps of 0.9, 0.8 and 0.7. */
export const verdicts = ['veryGood', 'good', 'fair', 'weak'] as const;
export type Verdict = (typeof verdicts)[number];

/** The verdict on an alpha: from `fair` on a paper tells persons apart well enough to pass or fail them by it. */
export const verdictOn = (alpha: number): Verdict =>
  alpha >= 0.9 ? 'veryGood' : alpha >= 0.8 ? 'good' : alpha >= 0.7 ? 'fair' : 'weak';

/**
 * Standard error of measurement, in the unit of the totals: how far a person's result would wander if the same paper could
 * be taken again and again. `undefined` without an alpha; a negative alpha counts as none (0).
 */
export const standardErrorOf = (totals: readonly number[], alpha: number | undefined): number | undefined =>
  alpha === undefined ? undefined : Math.sqrt(varianceOf(totals) * (1 - Math.max(0, alpha)));
