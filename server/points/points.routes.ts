import {
  decideRedemption,
  exportYear,
  listRedemptions,
  myPoints,
  personLedger,
  requestReward,
  reversePoints,
  yearScores,
} from '../../core/contracts/points.ts';
import type { Role } from '../../core/organisation/person.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { PointsService } from './points.service.ts';

// Domain 02 §2.3, "Points: redeem / approve" and "Indicators and appraisals". Own unit is decided in the service, since
// lineDept and trainers act for all units and a branch manager for the own one.
const redeemers = [
  'teller',
  'manager',
  'complaintHandler',
  'trainer',
  'fileCustodian',
  'branchManager',
] as const;
const approvers = ['trainer', 'branchManager', 'lineDept'] as const;
const lookers: readonly Role[] = [...approvers, 'auditor'];
const appraisers: readonly Role[] = ['branchManager', 'lineDept', 'auditor'];

export function pointsRoutes(points: PointsService): Route[] {
  const own = { scope: 'none' } as const;
  const looking = { roles: lookers, scope: 'anyUnit' } as const;
  const approving = { roles: approvers, scope: 'anyUnit', audit: 'write' } as const;
  const appraising = { roles: appraisers, scope: 'anyUnit', audit: 'read' } as const;
  const everyone = [...redeemers, 'lineDept', 'auditor'] as const;
  return [
    routeFor(myPoints, { ...own, roles: everyone, audit: 'none', handler: (call) => points.mine(call) }),
    routeFor(requestReward, {
      ...own,
      roles: redeemers,
      audit: 'write',
      handler: (call) => points.redeem(call),
    }),
    routeFor(listRedemptions, { ...looking, audit: 'none', handler: (call) => points.redemptions(call) }),
    routeFor(personLedger, { ...looking, audit: 'read', handler: (call) => points.ledger(call) }),
    routeFor(decideRedemption, { ...approving, handler: (call) => points.decide(call) }),
    routeFor(reversePoints, { ...approving, handler: (call) => points.reverse(call) }),
    routeFor(yearScores, { ...appraising, handler: (call) => points.year(call) }),
    routeFor(exportYear, { ...appraising, handler: (call) => points.export(call) }),
  ];
}
