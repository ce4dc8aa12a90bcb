import * as contract from '../../core/contracts/announcements.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { AnnouncementService } from './announcements.service.ts';

/** Who may publish is data (content/rules/publishing.yaml), within these posts. */
const publishers = ['branchManager', 'lineDept', 'trainer'] as const;

export function announcementRoutes(announcements: AnnouncementService): Route[] {
  return [
    routeFor(contract.myAnnouncements, {
      roles: 'session',
      audience: 'knowledge',
      scope: 'none',
      audit: 'none',
      handler: (call) => announcements.mine(call),
    }),
    routeFor(contract.confirmAnnouncement, {
      roles: 'session',
      audience: 'knowledge',
      scope: 'none',
      audit: 'write',
      handler: (call) => announcements.confirm(call),
    }),
    routeFor(contract.publishAnnouncement, {
      roles: publishers,
      scope: 'none',
      audit: 'write',
      handler: (call) => announcements.publish(call),
    }),
    routeFor(contract.withdrawAnnouncement, {
      roles: publishers,
      scope: 'none',
      audit: 'write',
      handler: (call) => announcements.withdraw(call),
    }),
    routeFor(contract.announcementProgress, {
      roles: [...publishers, 'auditor'],
      scope: 'none',
      audit: 'none',
      handler: (call) => announcements.progress(call),
    }),
  ];
}
