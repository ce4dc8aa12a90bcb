import * as v from 'valibot';

import { addressOf, type Answered, type Asked, type Endpoint } from '../../core/contracts/endpoint.ts';
import { errorResponse } from '../../core/contracts/error.ts';
import { AppError, type ErrorCode, errorStatus, type Finding } from '../../core/errors.ts';

export interface Client {
  /** Asks the service and parses its answer. Throws AppError: the service's own code, or `server.offline`, `server.badAnswer`. */
  request<S extends v.GenericSchema>(call: Call<S>): Promise<v.InferOutput<S>>;
  /** The same for a declared endpoint. */
  call<E extends Endpoint>(
    endpoint: E,
    asked: Asked<E>,
    options?: { signal?: AbortSignal },
  ): Promise<Answered<E>>;
  /** The present in ms UTC by the service's clock, which decides what is in force; the machine's own until it has answered. */
  now(): number;
  /** The raw text of an immutable part, for parts that are parsed elsewhere. */
  text(path: string, options?: { signal?: AbortSignal }): Promise<string>;
}

/** What screens need of a client: to ask declared questions. The panel has one that goes through the background. */
export type Caller = Pick<Client, 'call'>;

export interface Call<S> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly response: S;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** Answers that never change: the browser keeps them. */
const isForEver = (path: string): boolean => /^\/api\/knowledge\/(?:blobs\/|changes\?)/.test(path);

const isCode = (code: string): code is ErrorCode => Object.hasOwn(errorStatus, code);

/**
 * The web page's only way to the service. `base` is the service's origin, empty for the page's own. The session is a
 * cookie the script cannot read; with `getToken`, in a page of another site, it is a token asked for before the first
 * question and again once it has run out, and no cookie is sent. `language` chooses the language of the service's sentences; `onSignedOut` hears when the
 * session has ended, was locked or is not there.
 */
export function createClient(
  base: string,
  language: string,
  onSignedOut: (code: ErrorCode) => void = () => {},
  getToken?: () => Promise<string>,
): Client {
  let ahead = 0;
  let token: Promise<string> | undefined;
  const authorization = async (): Promise<{ authorization?: string }> => {
    if (getToken === undefined) return {};
    // Asked once for all questions that wait for it; one that cannot be had is asked for again.
    token ??= getToken().catch((cause: unknown) => {
      token = undefined;
      throw new AppError('session.required', { cause });
    });
    return { authorization: `Bearer ${await token}` };
  };
  const note = (date: string | null): void => {
    const told = date === null ? Number.NaN : Date.parse(date);
    const difference = told + 500 - Date.now();
    // Headers count seconds: less than this is none.
    if (!Number.isNaN(told)) ahead = Math.abs(difference) < 2_500 ? 0 : difference;
  };
  async function ask(
    method: string,
    path: string,
    body: unknown,
    signal: AbortSignal | undefined,
    isAgain = false,
  ): Promise<Response> {
    let response: Response;
    const shown = await authorization().catch((failure: AppError) => {
      onSignedOut(failure.code);
      throw failure;
    });
    const used = token;
    try {
      response = await fetch(`${base}${path}`, {
        method,
        credentials: getToken === undefined ? 'same-origin' : 'omit',
        cache: method === 'GET' && isForEver(path) ? 'force-cache' : 'no-store',
        headers: {
          accept: 'application/json',
          'accept-language': language,
          ...shown,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (cause) {
      throw new AppError('server.offline', { cause });
    }
    // An answer from the browser's own store bears the time of long ago.
    if (!isForEver(path)) note(response.headers.get('date'));
    if (!response.ok) {
      const refusal = await refusalOf(response);
      if (getToken !== undefined && refusal.code === 'session.expired' && !isAgain) {
        // Another question may have renewed it meanwhile.
        if (token === used) token = undefined;
        return ask(method, path, body, signal, true);
      }
      if (refusal.code.startsWith('session.')) onSignedOut(refusal.code);
      throw refusal;
    }
    return response;
  }
  async function request<S extends v.GenericSchema>({
    method,
    path,
    response,
    body,
    signal,
  }: Call<S>): Promise<v.InferOutput<S>> {
    const answer = await ask(method, path, body, signal);
    const parsed = v.safeParse(response, answer.status === 204 ? {} : await json(answer));
    if (!parsed.success) throw new AppError('server.badAnswer');
    return parsed.output;
  }
  return {
    request,
    now: () => Date.now() + ahead,
    async call(endpoint, asked, options = {}) {
      const { method, response } = endpoint;
      const path = addressOf(endpoint, asked);
      const schema = response === 'empty' ? v.unknown() : response;
      const answer = await request({ method, path, response: schema, body: asked.body, ...options });
      return (response === 'empty' ? undefined : answer) as Answered<typeof endpoint>;
    },
    text: async (path, options) => (await ask('GET', path, undefined, options?.signal)).text(),
  };
}

async function json(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    // A proxy's HTML page, for example: nothing of ours.
    throw new AppError('server.badAnswer', { cause });
  }
}

async function refusalOf(response: Response): Promise<AppError> {
  const body = v.safeParse(errorResponse, await json(response).catch(() => undefined));
  if (!body.success) return new AppError(response.status >= 500 ? 'server.offline' : 'server.badAnswer');
  const { code, findings = [] } = body.output;
  return new AppError(isCode(code) ? code : 'server.internal', { findings: findings as Finding[] });
}
