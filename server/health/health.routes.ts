import * as v from 'valibot';

import { AppError } from '../../core/errors.ts';
import { defineRoute, type Route } from '../http/route.ts';

export interface HealthDeps {
  readonly version: string;
  /** Throws when the database does not answer or has lost a setting. */
  readonly check: () => Promise<void>;
  readonly stopping: () => boolean;
}

const answer = v.strictObject({ status: v.literal('ok'), version: v.string() });

/** `/healthz`: the process lives; `/readyz`: it can serve. Neither says anything about content or people. */
export function healthRoutes({ version, check, stopping }: HealthDeps): Route[] {
  const shared = { method: 'GET', roles: 'anyone', scope: 'none', audit: 'none', response: answer } as const;
  return [
    defineRoute({
      ...shared,
      name: 'health.live',
      path: '/healthz',
      summary: 'The process lives',
      handler: async () => ({ status: 'ok', version }) as const,
    }),
    defineRoute({
      ...shared,
      name: 'health.ready',
      path: '/readyz',
      summary: 'The service can serve',
      handler: async () => {
        if (stopping()) throw new AppError('server.stopping');
        await check();
        return { status: 'ok', version } as const;
      },
    }),
  ];
}
