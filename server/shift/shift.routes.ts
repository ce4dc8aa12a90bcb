import * as contract from '../../core/contracts/shift.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { ShiftService } from './shift.service.ts';

// Sessions alone, and no audit row for an answer that is its own record.
const mine = { roles: 'session', scope: 'none', audit: 'none' } as const;

export function shiftRoutes(shift: ShiftService): Route[] {
  return [
    routeFor(contract.myShift, { ...mine, handler: (call) => shift.mine(call) }),
    routeFor(contract.answerShift, { ...mine, handler: (call) => shift.answer(call) }),
    routeFor(contract.skipShift, { ...mine, handler: (call) => shift.skip(call) }),
    routeFor(contract.leeches, {
      roles: ['trainer'],
      scope: 'none',
      audit: 'none',
      handler: (call) => shift.leeches(call),
    }),
  ];
}
