import type * as v from 'valibot';

type Schema = v.GenericSchema;

/**
 * One question that a client may ask of the service: the address and the shape of everything that travels. The service
 * mounts it (`routeFor`), clients call it (`client.call`); both parse by the same schemas.
 */
export interface Endpoint<
  B extends Schema | undefined = Schema | undefined,
  Q extends Schema | undefined = Schema | undefined,
  P extends Schema | undefined = Schema | undefined,
  R extends Schema | 'empty' = Schema | 'empty',
> {
  /** Stable name: operation id in OpenAPI, action in the audit trail. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `:name` for each entry of `params`. */
  readonly path: string;
  readonly summary: string;
  readonly body: B;
  readonly query: Q;
  readonly params: P;
  readonly response: R;
}

/** Declares an endpoint; parts that do not travel are left out. */
export function defineEndpoint<
  R extends Schema | 'empty',
  B extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  P extends Schema | undefined = undefined,
>(spec: {
  readonly name: string;
  readonly method: Endpoint['method'];
  readonly path: string;
  readonly summary: string;
  readonly body?: B;
  readonly query?: Q;
  readonly params?: P;
  readonly response: R;
}): Endpoint<B, Q, P, R> {
  return { body: undefined, query: undefined, params: undefined, ...spec } as unknown as Endpoint<B, Q, P, R>;
}

type Part<K extends string, S extends Schema | undefined> = S extends Schema
  ? { readonly [key in K]: v.InferInput<S> }
  : { readonly [key in K]?: undefined };

/** What a caller hands over: body, query and params exactly where the endpoint has them. */
export type Asked<E extends Endpoint> = Part<'body', E['body']> &
  Part<'query', E['query']> &
  Part<'params', E['params']>;

/** What a caller gets: the parsed answer, nothing for an empty one. */
export type Answered<E extends Endpoint> = E['response'] extends Schema ? v.InferOutput<E['response']> : void;

/** The address of one call: params put into the path, the query behind it. */
export function addressOf(
  endpoint: Pick<Endpoint, 'path'>,
  asked: {
    readonly params?: unknown;
    readonly query?: unknown;
  },
): string {
  const path = endpoint.path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(entries(asked.params)[name] ?? ''),
  );
  const query = Object.entries(entries(asked.query)).filter(([, value]) => value !== undefined);
  return query.length === 0
    ? path
    : `${path}?${new URLSearchParams(query.map(([key, value]): [string, string] => [key, String(value)])).toString()}`;
}

const entries = (part: unknown): Readonly<Record<string, string | number | boolean | undefined>> =>
  typeof part === 'object' && part !== null ? (part as Record<string, string>) : {};
