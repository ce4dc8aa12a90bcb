import { setImmediate as pause } from 'node:timers/promises';

import type { ShownStatistics } from '../../core/contracts/quiz-statistics.ts';
import { talliesOf, type Tally } from '../../core/quiz/heat.ts';
import { gather, type Gathered } from '../../core/quiz/gathered.ts';
import { paperStatistics } from '../../core/quiz/paper-statistics.ts';
import { alphaOf, isOnePaper, standardErrorOf, verdictOn } from '../../core/quiz/reliability.ts';
import { itemByItem, type ItemStatistics, LEAST_ANSWERS } from '../../core/quiz/statistics.ts';
import type { MarkedAttempt } from './marked-attempts.ts';

/** What attempts say, before it is put into words: the part that takes time, and depends on nothing but the attempts. */
export interface Figures {
  readonly totals: Omit<ShownStatistics, 'items' | 'articles' | 'reliability' | 'passPercent'>;
  readonly passPercent: number;
  readonly reliability: ShownStatistics['reliability'];
  readonly items: readonly ItemStatistics[];
  readonly tallies: readonly Tally[];
}

/** Totals of attempts; undefined of none. */
export function totalsOf(attempts: readonly MarkedAttempt[]): Figures['totals'] | undefined {
  const paper = paperStatistics(attempts);
  if (paper === undefined) return undefined;
  const { mean, pass, deviation, bins } = paper;
  return {
    persons: new Set(attempts.map(({ staffNo }) => staffNo)).size,
    attempts: attempts.length,
    mean,
    pass,
    ...(deviation === undefined ? {} : { deviation }),
    bins: [...bins],
  };
}

function reliabilityOf(
  attempts: readonly MarkedAttempt[],
  gathered: Gathered,
): ShownStatistics['reliability'] {
  if (attempts.length < LEAST_ANSWERS) return { known: false, why: 'tooFew' };
  const alpha = alphaOf(gathered);
  const standardError = standardErrorOf(
    attempts.map(({ percent }) => percent),
    alpha,
  );
  if (alpha !== undefined && standardError !== undefined)
    return { known: true, alpha, verdict: verdictOn(alpha), standardError };
  return { known: false, why: isOnePaper(gathered) ? 'same' : 'drawn' };
}

/** Attempts put together before others have their turn. */
const GATHERED_AT_ONCE = 500;

/** Everything that attempts say, worked out in turns: between two questions others have theirs. */
export async function figuresOf(attempts: readonly MarkedAttempt[]): Promise<Figures | undefined> {
  const totals = totalsOf(attempts);
  if (totals === undefined) return undefined;
  const gathered = gather([]);
  let newest = { startedAt: 0, passPercent: 0 };
  for (const [at, one] of attempts.entries()) {
    gather(one.responses, gathered);
    if (one.startedAt > newest.startedAt) newest = one;
    if (at % GATHERED_AT_ONCE === 0) await pause();
  }
  const items: ItemStatistics[] = [];
  for (const item of itemByItem(gathered)) {
    items.push(item);
    await pause();
  }
  const reliability = reliabilityOf(attempts, gathered);
  await pause();
  const tallies = talliesOf(gathered);
  return { totals, passPercent: newest.passPercent, reliability, items, tallies };
}
