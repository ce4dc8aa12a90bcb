import { randomUUID } from 'node:crypto';

import { codeOf } from './login.ts';

/** An answer of the service: its status, and its body as read. */
export interface Answered<T> {
  readonly status: number;
  readonly body: T & { readonly code?: string };
}

/** The terminals of the demo bank's services that run as a process of their own. */
export const terminalOrigin = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';

/** A person logged in over the wire at a service that may die at any moment. */
export async function personAt(url: string, staffNo: string, origin = terminalOrigin) {
  const device = randomUUID();
  const send = async <T>(
    method: string,
    path: string,
    body?: unknown,
    token?: string,
  ): Promise<Answered<T> | undefined> => {
    try {
      const response = await fetch(url + path, {
        method,
        headers: {
          origin,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}.${device}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: JSON.parse(text === '' ? '{}' : text) as Answered<T>['body'] };
    } catch {
      return undefined;
    }
  };
  const opened = await send<{ token: string }>('POST', '/api/sessions', {
    ...codeOf(staffNo),
    device,
    client: 'extension',
  });
  if (opened?.status !== 200) throw new Error(`no login for ${staffNo}: ${opened?.body.code}`);
  /** Undefined when no whole answer came. */
  const ask = <T>(method: string, path: string, body?: unknown) =>
    send<T>(method, path, body, opened.body.token);
  return {
    ask,
    /** What was answered where it was done; undefined for a refusal too. */
    done: async <T>(method: string, path: string, body?: unknown): Promise<T | undefined> => {
      const answer = await ask<T>(method, path, body);
      return answer !== undefined && answer.status < 300 ? answer.body : undefined;
    },
  };
}
export type PersonAt = Awaited<ReturnType<typeof personAt>>;
