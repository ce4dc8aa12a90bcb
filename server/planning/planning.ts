import { createNeedsService } from './needs.service.ts';
import { createOutcomesService } from './outcomes.service.ts';
import { createPlanningOverview } from './overview.service.ts';
import { createPlanningPeopleService } from './people.service.ts';
import { createPlanningDesk, type PlanningDeps } from './planning.desk.ts';
import { createPlansService } from './plans.service.ts';
import { createSessionsService } from './sessions.service.ts';

export type Planning = ReturnType<typeof createPlanning>;

/** Planning of training: needs, plans, sessions, what they came to, people's ways, and what units have done. */
export function createPlanning(deps: PlanningDeps) {
  const desk = createPlanningDesk(deps);
  return {
    plans: createPlansService(deps, desk),
    sessions: createSessionsService(deps, desk),
    outcomes: createOutcomesService(deps, desk),
    needs: createNeedsService(deps, desk),
    people: createPlanningPeopleService(deps),
    overview: createPlanningOverview(deps, desk),
  };
}
