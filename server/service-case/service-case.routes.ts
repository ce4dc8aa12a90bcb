import * as v from 'valibot';

import { caseEventRequest, openCaseRequest, serviceCase } from '../../core/contracts/service-case.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { ServiceCaseService } from './service-case.service.ts';

const byId = v.strictObject({ id: v.pipe(v.string(), v.uuid()) });

export function serviceCaseRoutes(cases: ServiceCaseService): Route[] {
  return [
    defineRoute({
      name: 'serviceCase.open',
      method: 'POST',
      path: '/api/service-cases',
      summary: 'Open a service case for a customer',
      roles: ['teller', 'manager', 'complaintHandler'],
      scope: 'anyUnit',
      audit: 'write',
      body: openCaseRequest,
      response: serviceCase,
      handler: (call) => cases.open(call),
    }),
    defineRoute({
      name: 'serviceCase.raise',
      method: 'POST',
      path: '/api/service-cases/:id/events',
      summary: 'Raise an event on a service case of the own unit',
      roles: ['teller', 'manager', 'complaintHandler', 'branchManager'],
      scope: { unitOf: (call) => cases.unitOf(v.parse(byId, call.params).id) },
      audit: 'write',
      body: caseEventRequest,
      params: byId,
      response: serviceCase,
      handler: (call) => cases.raise(call),
    }),
  ];
}
