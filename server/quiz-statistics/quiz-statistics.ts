import { createComparisonService } from './comparison.service.ts';
import { createMarkedAttempts } from './marked-attempts.ts';
import { createQuizStatisticsService, type StatisticsDeps } from './quiz-statistics.service.ts';

/** What the answers to quizzes say: item by item, as a whole, by unit, and before and after a training. */
export function createQuizStatistics(deps: Omit<StatisticsDeps, 'marked'>) {
  const marked = createMarkedAttempts(deps);
  return {
    statistics: createQuizStatisticsService({ ...deps, marked }),
    compare: createComparisonService({ ...deps, marked }),
  };
}
