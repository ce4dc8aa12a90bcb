import * as contract from '../../core/contracts/quiz-statistics.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { ComparisonService } from './comparison.service.ts';
import type { QuizStatisticsService } from './quiz-statistics.service.ts';

// The service narrows a head of a unit to totals of the own one.
const seen = {
  roles: ['trainer', 'branchManager', 'lineDept', 'auditor'],
  scope: 'anyUnit',
  audit: 'none',
} as const;

export function quizStatisticsRoutes({
  statistics,
  compare,
}: {
  readonly statistics: QuizStatisticsService;
  readonly compare: ComparisonService;
}): Route[] {
  return [
    routeFor(contract.statisticsQuizzes, { ...seen, handler: () => statistics.quizzes() }),
    routeFor(contract.quizStatistics, { ...seen, handler: (call) => statistics.read(call) }),
    routeFor(contract.quizComparison, { ...seen, handler: (call) => compare(call) }),
  ];
}
