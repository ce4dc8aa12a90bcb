import * as v from 'valibot';

import {
  contextRequest,
  contextResponse,
  revealRequest,
  revealResponse,
} from '../../core/contracts/context.ts';
import { AppError } from '../../core/errors.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { ContextService } from './context.service.ts';

/** Posts at or behind a counter; who sees how much is decided by content/rules/access.yaml. */
const servicePosts = [
  'teller',
  'manager',
  'complaintHandler',
  'fileCustodian',
  'branchManager',
  'lineDept',
  'auditor',
] as const;

/** The purpose is looked at after the rest: without one the answer is `access.purposeRequired`, not a form error (R34). */
const lenientReveal = v.strictObject({ ...revealRequest.entries, purpose: v.optional(v.string(), '') });

export function contextRoutes(context: ContextService): Route[] {
  return [
    defineRoute({
      name: 'context.look',
      method: 'POST',
      path: '/api/context',
      summary: 'Identifier claims of a page to one customer, masked',
      roles: servicePosts,
      scope: 'anyUnit',
      audit: 'read',
      body: contextRequest,
      response: contextResponse,
      handler: (call) => context.look(call),
    }),
    defineRoute({
      name: 'context.reveal',
      method: 'POST',
      path: '/api/reveal',
      summary: 'One field of a customer in clear, with a purpose, for a minute',
      roles: ['manager', 'complaintHandler', 'fileCustodian', 'branchManager'],
      scope: 'anyUnit',
      audit: 'read',
      body: lenientReveal,
      response: revealResponse,
      handler: (call) => {
        const body = v.safeParse(revealRequest, call.body);
        if (!body.success) throw new AppError('access.purposeRequired');
        return context.reveal({ ...call, session: call.session, body: body.output });
      },
    }),
  ];
}
