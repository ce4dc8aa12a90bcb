import * as v from 'valibot';
import { browser } from 'wxt/browser';

import { AppError, type ErrorCode, errorStatus } from '../../core/errors.ts';
import { noteServerTime } from '../storage/server-clock.ts';
import { tellOffscreen } from './offscreen.ts';
import { build } from '../build/constants.ts';

const PATIENCE_MS = 8_000;
const errorBody = v.object({ code: v.picklist(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]) });

/**
 * The extension's only way to the service. Parses every answer; a silent, restarting or foreign server is
 * `server.offline` / `server.badAnswer`, whatever it returns. The token is given by the caller and goes nowhere else.
 */
export async function callService<S extends v.GenericSchema>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  response: S,
  options: { token?: string | undefined; body?: unknown; ifNoneMatch?: string } = {},
): Promise<v.InferOutput<S>> {
  let answer: Response;
  let body: unknown;
  try {
    answer = await fetch(build.server + path, {
      method,
      headers: {
        accept: 'application/json',
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.ifNoneMatch === undefined ? {} : { 'if-none-match': `"${options.ifNoneMatch}"` }),
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (cause) {
    throw new AppError('server.offline', { cause });
  }
  if (await noteServerTime(answer.headers.get('date'))) await tellOffscreen('person.changed');
  try {
    // What is known already (304) is given again as nothing.
    body = answer.status === 204 || answer.status === 304 ? {} : await answer.json();
  } catch (cause) {
    throw new AppError('server.badAnswer', { cause });
  }
  if (!answer.ok && answer.status !== 304) {
    const parsed = v.safeParse(errorBody, body);
    throw new AppError(parsed.success ? parsed.output.code : 'server.badAnswer');
  }
  const parsed = v.safeParse(response, body);
  if (!parsed.success) throw new AppError('server.badAnswer', { cause: parsed.issues });
  return parsed.output;
}

/** Bytes of a shipped index; their hash is checked by whoever stores them. */
export async function fetchBytes(hash: string, token: string | undefined): Promise<Uint8Array<ArrayBuffer>> {
  let answer: Response;
  try {
    answer = await fetch(`${build.server}/api/knowledge/blobs/${hash}`, {
      headers: token ? { authorization: `Bearer ${token}` } : {},
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS * 4),
    });
  } catch (cause) {
    throw new AppError('server.offline', { cause });
  }
  if (!answer.ok) throw new AppError(answer.status === 401 ? 'session.required' : 'snapshot.notFound');
  return new Uint8Array(await answer.arrayBuffer());
}

/** Files packed into the extension itself. */
export async function packedJson(path: '/packs.json'): Promise<unknown> {
  return (await fetch(browser.runtime.getURL(path as '/panel.html'))).json();
}
