import { varianceOf } from './intervals.ts';
import { LEAST_ANSWERS, type Response } from './statistics.ts';

/**
 * Cronbach's alpha of a paper: how far its questions measure one thing. Only where all attempts had the same questions;
 * `undefined` for drawn papers, too few attempts, fewer than two questions, or totals that do not vary.
 */
export function alphaOf(responses: readonly Response[], least = LEAST_ANSWERS): number | undefined {
  const papers = new Map<string, Map<string, number>>();
  for (const { attempt, question, earned } of responses) {
    papers.set(attempt, (papers.get(attempt) ?? new Map<string, number>()).set(question, earned));
  }
  const questions = [...new Set(responses.map(({ question }) => question))];
  const rows = [...papers.values()];
  const isOnePaper = rows.every((row) => row.size === questions.length);
  if (!isOnePaper || rows.length < Math.max(2, least) || questions.length < 2) return undefined;
  const total = varianceOf(rows.map((row) => [...row.values()].reduce((sum, value) => sum + value, 0)));
  const items = questions.map((question) => varianceOf(rows.map((row) => row.get(question) ?? 0)));
  const k = questions.length;
  return total === 0 ? undefined : (k / (k - 1)) * (1 - items.reduce((sum, value) => sum + value, 0) / total);
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
