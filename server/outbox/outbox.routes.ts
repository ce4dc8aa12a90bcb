import { outboxRequest, outboxResponse } from '../../core/contracts/outbox.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { OutboxService } from './outbox.service.ts';

export function outboxRoutes(outbox: OutboxService): Route[] {
  return [
    defineRoute({
      name: 'outbox.take',
      method: 'POST',
      path: '/api/outbox',
      summary: 'Hand in sealed records written offline; each carries its own ticket',
      roles: 'anyone',
      scope: 'none',
      audit: 'each',
      body: outboxRequest,
      response: outboxResponse,
      handler: (call) => outbox.take(call),
    }),
  ];
}
