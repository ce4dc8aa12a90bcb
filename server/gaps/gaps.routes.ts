import { assignGap, gapReport, gapTasks, moveGapTask, reportUsage } from '../../core/contracts/gaps.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { GapTasksService } from './tasks.service.ts';
import type { UsageService } from './usage.service.ts';

export function gapsRoutes({ usage, tasks }: { usage: UsageService; tasks: GapTasksService }): Route[] {
  return [
    routeFor(reportUsage, {
      roles: 'session',
      audience: 'knowledge',
      scope: 'none',
      // An audit row would say who searched when, which the counts are made not to say.
      audit: 'none',
      handler: (call) => usage.report(call),
    }),
    routeFor(gapReport, {
      roles: ['trainer', 'branchManager', 'lineDept', 'auditor'],
      // The service narrows a branch manager to the own unit.
      scope: 'anyUnit',
      audit: 'none',
      handler: (call) => usage.gaps(call),
    }),
    routeFor(assignGap, {
      roles: ['trainer', 'branchManager', 'lineDept'],
      scope: 'anyUnit',
      audit: 'write',
      handler: (call) => tasks.assign(call),
    }),
    routeFor(gapTasks, {
      roles: 'session',
      scope: 'none',
      audit: 'none',
      handler: (call) => tasks.list(call),
    }),
    routeFor(moveGapTask, {
      roles: 'session',
      scope: 'none',
      audit: 'write',
      handler: (call) => tasks.move(call),
    }),
  ];
}
