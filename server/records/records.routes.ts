import { exportQuery, listRecords, myRecord, personRecord } from '../../core/contracts/records.ts';
import { recordsSeenBy } from '../../core/record/seen-by.ts';
import { defineRoute, type Route, routeFor } from '../http/route.ts';
import type { RecordService } from './records.service.ts';

// Own unit is decided in the service: trainers and auditors see everybody, a unit's head the own units.
const others = { roles: recordsSeenBy, scope: 'anyUnit', audit: 'read' } as const;

export function recordRoutes(records: RecordService): Route[] {
  return [
    routeFor(myRecord, {
      roles: 'session',
      scope: 'none',
      audit: 'none',
      handler: (call) => records.mine(call),
    }),
    routeFor(listRecords, { ...others, handler: (call) => records.list(call) }),
    routeFor(personRecord, { ...others, handler: (call) => records.person(call) }),
    defineRoute({
      ...others,
      name: 'records.export',
      method: 'GET',
      path: '/api/records/export',
      summary: 'The ledger of those one may see, as a file',
      query: exportQuery,
      response: 'flow',
      handler: (call) => records.export(call),
    }),
  ];
}
