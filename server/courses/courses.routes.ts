import * as assignment from '../../core/contracts/assignments.ts';
import * as contract from '../../core/contracts/courses.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { AssignmentsService } from './assignments.service.ts';
import type { CoursesService } from './courses.service.ts';
import type { MentoringService } from './mentoring.service.ts';
import type { OverviewService } from './overview.service.ts';

// Sessions alone: a page of another site that embeds the knowledge base takes no courses.
const mine = { roles: 'session', scope: 'none' } as const;
// The service narrows a head of a unit to the people below.
const above = {
  roles: ['trainer', 'branchManager', 'lineDept', 'auditor'],
  scope: 'none',
  audit: 'none',
} as const;
const assigns = { roles: ['trainer', 'branchManager'], scope: 'none', audit: 'write' } as const;

export function courseRoutes({
  learning,
  mentoring,
  assignments,
  overview,
}: {
  readonly learning: CoursesService;
  readonly mentoring: MentoringService;
  readonly assignments: AssignmentsService;
  readonly overview: OverviewService;
}): Route[] {
  return [
    routeFor(contract.myCourses, { ...mine, audit: 'none', handler: (call) => learning.mine(call) }),
    routeFor(contract.readCourse, { ...mine, audit: 'none', handler: (call) => learning.read(call) }),
    routeFor(contract.beginCourse, { ...mine, audit: 'write', handler: (call) => learning.begin(call) }),
    routeFor(contract.doCourseStep, { ...mine, audit: 'write', handler: (call) => learning.step(call) }),
    // Anybody may be a mentor: the service asks whose.
    routeFor(contract.readCourseOf, { ...mine, audit: 'none', handler: (call) => mentoring.readOf(call) }),
    routeFor(contract.signCourseStep, { ...mine, audit: 'write', handler: (call) => mentoring.sign(call) }),
    routeFor(contract.moveCourse, {
      roles: ['trainer'],
      scope: 'none',
      audit: 'write',
      handler: (call) => mentoring.move(call),
    }),
    routeFor(assignment.listAssignments, { ...above, handler: (call) => assignments.list(call) }),
    routeFor(assignment.assignLearning, { ...assigns, handler: (call) => assignments.assign(call) }),
    routeFor(assignment.withdrawAssignment, { ...assigns, handler: (call) => assignments.withdraw(call) }),
    routeFor(assignment.learningOverview, { ...above, handler: (call) => overview.overview(call) }),
    routeFor(assignment.learnersOf, { ...above, handler: (call) => overview.learners(call) }),
    routeFor(assignment.setRank, {
      roles: ['lineDept'],
      scope: 'none',
      audit: 'write',
      handler: (call) => overview.rank(call),
    }),
  ];
}
