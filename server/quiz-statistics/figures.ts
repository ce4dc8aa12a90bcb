import { setImmediate as pause } from 'node:timers/promises';

import type { ShownStatistics } from '../../core/contracts/quiz-statistics.ts';
import { talliesOf, type Tally } from '../../core/quiz/heat.ts';
import { paperStatistics } from '../../core/quiz/paper-statistics.ts';
import { alphaOf, standardErrorOf, verdictOn } from '../../core/quiz/reliability.ts';
import { itemByItem, type ItemStatistics, LEAST_ANSWERS, type Response } from '../../core/quiz/statistics.ts';
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
  responses: readonly Response[],
): ShownStatistics['reliability'] {
  if (attempts.length < LEAST_ANSWERS) return { known: false, why: 'tooFew' };
  const alpha = alphaOf(responses);
  const standardError = standardErrorOf(
    attempts.map(({ percent }) => percent),
    alpha,
  );
  if (alpha !== undefined && standardError !== undefined)
    return { known: true, alpha, verdict: verdictOn(alpha), standardError };
  const questions = new Set(responses.map(({ question }) => question)).size;
  const isOnePaper = attempts.every((one) => one.responses.length === questions);
  return { known: false, why: isOnePaper ? 'same' : 'drawn' };
}

/** Everything that attempts say, worked out in turns: between two questions others have theirs. */
export async function figuresOf(attempts: readonly MarkedAttempt[]): Promise<Figures | undefined> {
  const totals = totalsOf(attempts);
  const [newest] = [...attempts].sort((a, b) => b.startedAt - a.startedAt);
  if (totals === undefined || newest === undefined) return undefined;
  const responses: Response[] = [];
  for (const one of attempts) responses.push(...one.responses);
  await pause();
  const items: ItemStatistics[] = [];
  for (const item of itemByItem(responses)) {
    items.push(item);
    await pause();
  }
  const reliability = reliabilityOf(attempts, responses);
  await pause();
  const tallies = talliesOf(responses);
  return { totals, passPercent: newest.passPercent, reliability, items, tallies };
}
