import type { ItemStatistics } from './statistics.ts';

/**
 * What may be wrong with a question, the worst first: those who know more miss it more often; a wrong option draws more
 * than the right one; it hardly tells persons apart; nearly nobody, or nearly everybody, has it right.
 */
export const troubles = ['negative', 'distractor', 'weak', 'tooHard', 'tooEasy'] as const;
export type Trouble = (typeof troubles)[number];

/** Below this correlation with the rest of the paper a question is looked at again. */
export const LEAST_DISCRIMINATION = 0.2;
const HARD = 0.3;
const EASY = 0.95;

/**
 * The worst of what the figures say against a question; `undefined` where they say nothing or are too few. `right` are its
 * right options by the letters of the file, none for kinds without options. A question that all have right is no trouble
 * for not discriminating: it cannot.
 */
export function troubleOf(item: ItemStatistics, right: readonly string[]): Trouble | undefined {
  if (!item.enough) return undefined;
  const { discrimination, facility } = item;
  if (discrimination !== undefined && discrimination < 0) return 'negative';
  const chosen = item.options.filter(({ option }) => right.includes(option)).map(({ count }) => count);
  const least = chosen.length < right.length ? 0 : Math.min(...chosen);
  const isDrawn = item.options.some(({ option, count }) => !right.includes(option) && count > least);
  if (right.length > 0 && isDrawn) return 'distractor';
  if (facility > EASY) return 'tooEasy';
  if (facility < HARD) return 'tooHard';
  return discrimination !== undefined && discrimination < LEAST_DISCRIMINATION ? 'weak' : undefined;
}

/** Orders questions by trouble, the worst first; within it the seldom right first; what says too little comes last. */
export function byTrouble(
  a: { readonly item: ItemStatistics; readonly trouble?: Trouble | undefined },
  b: { readonly item: ItemStatistics; readonly trouble?: Trouble | undefined },
): number {
  const rank = ({ item, trouble }: typeof a): number =>
    trouble !== undefined ? troubles.indexOf(trouble) : item.enough ? troubles.length : troubles.length + 1;
  const ease = ({ item }: typeof a): number => (item.enough ? item.facility : -item.answers);
  return rank(a) - rank(b) || ease(a) - ease(b);
}
