import * as contract from '../../core/contracts/readings.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { ReadingService } from './readings.service.ts';

export function readingRoutes(readings: ReadingService): Route[] {
  return [
    routeFor(contract.myReadings, {
      roles: 'session',
      audience: 'knowledge',
      scope: 'none',
      audit: 'none',
      handler: (call) => readings.mine(call),
    }),
    routeFor(contract.proveReading, {
      roles: 'session',
      audience: 'knowledge',
      scope: 'none',
      audit: 'write',
      handler: (call) => readings.prove(call),
    }),
    routeFor(contract.unitReadings, {
      roles: ['branchManager', 'lineDept', 'trainer', 'auditor'],
      audience: 'knowledge',
      scope: 'none',
      audit: 'none',
      handler: (call) => readings.unit(call),
    }),
  ];
}
