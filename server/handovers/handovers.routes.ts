import * as contract from '../../core/contracts/handovers.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { HandoverService } from './handovers.service.ts';

export function handoverRoutes(handovers: HandoverService): Route[] {
  return [
    routeFor(contract.ownerlessItems, {
      roles: ['trainer'],
      scope: 'none',
      audit: 'none',
      handler: (call) => handovers.list(call),
    }),
    routeFor(contract.handOver, {
      roles: ['trainer'],
      scope: 'none',
      audit: 'write',
      handler: (call) => handovers.handOver(call),
    }),
  ];
}
