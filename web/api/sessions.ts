import * as v from 'valibot';

import { loginResponse, sessionResponse } from '../../core/contracts/session.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Client } from './client.ts';

type Opened = { readonly ok: true; readonly person: Person } | { readonly ok: false; readonly code: string };

export interface Sessions {
  /** The person logged in here. Throws `session.required` or `session.expired` when nobody is. */
  me(): Promise<Person>;
  open(form: { staffNo: string; password: string; totp: string }): Promise<Opened>;
  close(): Promise<void>;
}

/** Sessions of the web page: a cookie the page never sees. The device id lasts as long as the page. */
export function createSessions(client: Client): Sessions {
  const device = crypto.randomUUID();
  return {
    me: async () =>
      (await client.request({ method: 'GET', path: '/api/sessions/me', response: sessionResponse })).person,
    async open(form) {
      try {
        const body = { ...form, device, client: 'web' };
        const { person } = await client.request({
          method: 'POST',
          path: '/api/sessions',
          response: loginResponse,
          body,
        });
        return { ok: true, person };
      } catch (failure) {
        return { ok: false, code: failure instanceof AppError ? failure.code : 'server.internal' };
      }
    },
    async close() {
      await client.request({ method: 'DELETE', path: '/api/sessions/me', response: v.unknown() });
    },
  };
}
