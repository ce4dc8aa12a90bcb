import * as v from 'valibot';

import { AppError, type Finding } from '../../core/errors.ts';
import type { Route } from './route.ts';

/** Largest body of a JSON route unless it says otherwise; imports have their own door on the command line. */
const usualLimit = 256 * 1024;

/** Parses body, query and path by the route's schemas; throws `request.invalid` naming the fields, never their values. */
export async function parseRequest(
  route: Pick<Route, 'body' | 'query' | 'params' | 'bodyLimit'>,
  request: Request,
  rawParams: Record<string, string>,
): Promise<{ body: unknown; query: unknown; params: unknown }> {
  return {
    body: route.body
      ? parsed(route.body, await readJson(request, route.bodyLimit ?? usualLimit), 'body')
      : undefined,
    query: route.query
      ? parsed(route.query, Object.fromEntries(new URL(request.url).searchParams), 'query')
      : undefined,
    params: route.params ? parsed(route.params, rawParams, 'path') : undefined,
  };
}

async function readJson(request: Request, bodyLimit: number): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimit) throw new AppError('request.tooLarge');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > bodyLimit) throw new AppError('request.tooLarge');
    chunks.push(chunk);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    // Half a surrogate pair, escaped, passes the decoder and would abort libSQL.
    return JSON.parse(text, /\\u[dD][89a-fA-F]/.test(text) ? wellFormed : undefined);
  } catch {
    const finding = { field: 'body', code: 'request.notJson', message: 'send one JSON value in UTF-8' };
    throw new AppError('request.invalid', { findings: [finding] });
  }
}

function wellFormed(key: string, value: unknown): unknown {
  if (!key.isWellFormed() || (typeof value === 'string' && !value.isWellFormed()))
    throw new Error('half a pair');
  return value;
}

function parsed(schema: v.GenericSchema, input: unknown, place: string): unknown {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const findings = result.issues.map((issue): Finding => {
    const field = v.getDotPath(issue) ?? place;
    // A schema's own message may quote the value received; its type and what was expected never do.
    return {
      field,
      code: `invalid.${issue.type}`,
      message: issue.expected ? `expected ${issue.expected}` : issue.type,
    };
  });
  throw new AppError('request.invalid', { findings });
}
