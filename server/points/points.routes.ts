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
  return [
    routeFor(myPoints, {
      roles: [...redeemers, 'lineDept', 'auditor'],
      scope: 'none',
      audit: 'none',
      handler: (call) => points.mine(call),
    }),
    routeFor(requestReward, {
      roles: redeemers,
      scope: 'none',
      audit: 'write',
      handler: (call) => points.redeem(call),
    }),
    routeFor(listRedemptions, {
      roles: lookers,
      scope: 'anyUnit',
      audit: 'none',
      handler: (call) => points.redemptions(call),
    }),
    routeFor(decideRedemption, {
      roles: approvers,
      scope: 'anyUnit',
      audit: 'write',
      handler: (call) => points.decide(call),
    }),
    routeFor(personLedger, {
      roles: lookers,
      scope: 'anyUnit',
      audit: 'read',
      handler: (call) => points.ledger(call),
    }),
    routeFor(reversePoints, {
      roles: approvers,
      scope: 'anyUnit',
      audit: 'write',
      handler: (call) => points.reverse(call),
    }),
    routeFor(yearScores, {
      roles: appraisers,
      scope: 'anyUnit',
      audit: 'read',
      handler: (call) => points.year(call),
    }),
    routeFor(exportYear, {
      roles: appraisers,
      scope: 'anyUnit',
      audit: 'read',
      handler: (call) => points.export(call),
    }),
  ];
}
