import type * as v from 'valibot';

import type { Endpoint } from '../../core/contracts/endpoint.ts';
import type { Role } from '../../core/organisation/person.ts';
import type { AuditEntry } from '../audit/chain.ts';
import type { Sql } from '../database/sql.ts';
import type { LiveSession } from '../session/session.service.ts';

type Schema = v.GenericSchema;
type Output<S extends Schema | undefined> = S extends Schema ? v.InferOutput<S> : undefined;

/** Raw bytes of an answer that is not JSON. `immutable` lets every cache keep it for ever. */
export interface Bytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly immutable?: boolean;
  /** 200 unless told. */
  readonly status?: number;
  /** For pictures that pages of other origins of ours draw (the panel): no document, never executed. */
  readonly isPicture?: boolean;
}

/** A file that flows: what it is called, and its text piece by piece as it is made. */
export interface Flow {
  readonly type: string;
  readonly fileName: string;
  readonly pieces: AsyncIterable<string | Uint8Array>;
}

type Filled = 'at' | 'staffNo' | 'roles' | 'orgUnit' | 'device' | 'requestId' | 'action';
/** What a handler adds to an audit row; the person, place, time and action come from the call. */
export type AuditDetail = Omit<AuditEntry, Filled> &
  Partial<Pick<AuditEntry, 'action' | 'staffNo' | 'device' | 'roles' | 'orgUnit'>>;

/** One request that has passed the registry: parsed, authenticated, authorised. */
export interface Call<Body = unknown, Query = unknown, Params = unknown> {
  readonly body: Body;
  readonly query: Query;
  readonly params: Params;
  /** Throws `session.required` on a route for anyone that was called without a session. */
  readonly session: LiveSession;
  readonly requestId: string;
  readonly ip: string;
  /** Milliseconds UTC. */
  readonly now: number;
  /** Writes this call's audit row in the transaction of what it did (R-LG1). */
  audit(sql: Sql, detail: AuditDetail): Promise<void>;
  /** Whom or what the call turned out to be about; a later refusal's audit row names it. */
  about(subject: Pick<AuditDetail, 'customerHash' | 'customerSealed' | 'object' | 'reason'>): void;
  /** Sets (`undefined`: clears) the session cookie of the answer. */
  setCookie(token: string | undefined): void;
}

/**
 * `none`: nothing of a unit is touched; `anyUnit`: by rule open to every unit (customers walk into any branch); else the
 * unit of the thing addressed, which must be the caller's own (undefined: there is no such thing).
 */
export type Scope = 'none' | 'anyUnit' | { readonly unitOf: (call: Call) => Promise<string | undefined> };

export interface RouteSpec<
  B extends Schema | undefined,
  Q extends Schema | undefined,
  P extends Schema | undefined,
  R extends Schema | 'bytes' | 'flow' | 'empty',
> {
  /** Stable name: operation id in OpenAPI, action in the audit trail. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  /** `anyone` needs no session; `session` takes every role. */
  readonly roles: 'anyone' | 'session' | readonly Role[];
  readonly scope: Scope;
  /**
   * `read`, `write`: exactly one audit row per success is due, a success without it fails the request; `each`: one per
   * thing taken in.
   */
  readonly audit: 'none' | 'read' | 'write' | 'each';
  /** Bytes of the body at most; 256 KB unless told. */
  readonly bodyLimit?: number;
  /** Names an answer, so that who has it already is told so (304) instead of given it again. */
  readonly etag?: (answer: unknown) => string;
  /** Runs also in a session that is locked for idleness. */
  readonly whileLocked?: boolean;
  /** Programs call it by themselves: it does not count as a use of the session. */
  readonly isNoUse?: boolean;
  /** Open to tokens of this audience, and to the pages of other sites that hold one; without it, to sessions alone. */
  readonly audience?: 'knowledge';
  readonly body?: B;
  readonly query?: Q;
  readonly params?: P;
  readonly response: R;
  readonly handler: (
    call: Call<Output<B>, Output<Q>, Output<P>>,
  ) => Promise<
    R extends Schema ? v.InferInput<R> : R extends 'bytes' ? Bytes : R extends 'flow' ? Flow : void
  >;
}

/** A route with its types worn off: what the registry, the mount and the tests walk over. */
export type Route = Omit<
  RouteSpec<Schema | undefined, Schema | undefined, Schema | undefined, Schema | 'bytes' | 'flow' | 'empty'>,
  'handler'
> & { readonly handler: (call: Call) => Promise<unknown> };

/** The only way to add a route. */
export function defineRoute<
  R extends Schema | 'bytes' | 'flow' | 'empty',
  B extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  P extends Schema | undefined = undefined,
>(spec: RouteSpec<B, Q, P, R>): Route {
  return spec as unknown as Route;
}

/** A route for a declared endpoint: the endpoint says what travels, this says who may and what is done. */
export function routeFor<
  R extends Schema | 'empty',
  B extends Schema | undefined,
  Q extends Schema | undefined,
  P extends Schema | undefined,
>(
  endpoint: Endpoint<B, Q, P, R>,
  rest: Pick<RouteSpec<B, Q, P, R>, 'roles' | 'scope' | 'audit' | 'handler'> &
    Partial<Pick<RouteSpec<B, Q, P, R>, 'whileLocked' | 'bodyLimit' | 'isNoUse' | 'audience'>>,
): Route {
  return { ...endpoint, ...rest } as unknown as Route;
}
