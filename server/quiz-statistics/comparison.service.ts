import type * as v from 'valibot';

import type { quizComparison } from '../../core/contracts/quiz-statistics.ts';
import { AppError } from '../../core/errors.ts';
import { compare } from '../../core/quiz/comparison.ts';
import { LEAST_ANSWERS } from '../../core/quiz/statistics.ts';
import type { Call } from '../http/route.ts';
import type { MarkedAttempt } from './marked-attempts.ts';
import { type StatisticsDeps, unitSeenBy } from './quiz-statistics.service.ts';
import * as repository from './quiz-statistics.repository.ts';
import { mayShow } from './selection.ts';

export type ComparisonService = ReturnType<typeof createComparisonService>;

/** Of each person the attempt that is nearest to an instant on its one side. */
function nearest(
  attempts: Iterable<MarkedAttempt>,
  isNearer: (one: MarkedAttempt, other: MarkedAttempt) => boolean,
): ReadonlyMap<string, MarkedAttempt> {
  const found = new Map<string, MarkedAttempt>();
  for (const one of attempts) {
    const other = found.get(one.staffNo);
    if (other === undefined || isNearer(one, other)) found.set(one.staffNo, one);
  }
  return found;
}

/** What a training has changed (R201): results of the same persons before and after it. */
export function createComparisonService({
  sql,
  marked,
  rules,
}: Pick<StatisticsDeps, 'sql' | 'marked' | 'rules'>) {
  return async ({
    session,
    params,
    query,
  }: Call<unknown, v.InferOutput<typeof quizComparison.query>, { readonly id: string }>): Promise<
    v.InferInput<typeof quizComparison.response>
  > => {
    const own = unitSeenBy(session.person);
    if (own !== undefined && query.unit !== undefined && query.unit !== own)
      throw new AppError('access.denied');
    const unit = own ?? query.unit;
    const known = new Set((await repository.attemptedQuizzes(sql)).map(({ id }) => id));
    if (!known.has(params.id) || !known.has(query.after ?? params.id)) throw new AppError('quiz.notFound');
    const from = Date.parse(`${query.on}T00:00:00+08:00`);
    const [first, second] = [await marked.of(params.id), await marked.of(query.after ?? params.id)];
    const before = nearest(
      [...first.attempts.values()].filter(({ startedAt }) => startedAt < from),
      (one, other) => one.startedAt > other.startedAt,
    );
    const after = nearest(
      [...second.attempts.values()].filter(({ startedAt }) => startedAt >= from),
      (one, other) => one.startedAt < other.startedAt,
    );
    const both = [...after.values()].filter(({ staffNo }) => before.has(staffNo));
    const smallest = rules().smallestGroup;
    // A person counts to the unit of the later attempt: the training was given to who works there.
    const shown = mayShow(both, { unit }, smallest, own)
      ? both.filter((one) => unit === undefined || one.unit === unit)
      : [];
    const comparison = compare(
      shown.map(({ staffNo, percent }) => ({ before: before.get(staffNo)?.percent ?? 0, after: percent })),
    );
    return {
      on: query.on,
      smallestGroup: smallest,
      leastAnswers: LEAST_ANSWERS,
      ...(comparison === undefined
        ? {}
        : { comparison: { ...comparison, difference: { ...comparison.difference } } }),
    };
  };
}
