import type { MiddlewareHandler } from 'hono';

import type { Route } from './route.ts';

/** Headers that let a declared embedding page read an answer. Never with credentials: its cookies are none of ours. */
export function crossSite(request: Request, embedOrigins: readonly string[]): Record<string, string> {
  if (embedOrigins.length === 0) return {};
  const origin = request.headers.get('origin');
  if (origin === null || !embedOrigins.includes(origin)) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'date, etag, retry-after, x-request-id',
  };
}

/** What a browser asks before it lets an embedding page call: answered for its routes and origins alone, else 404. */
export function preflights(
  routes: readonly Route[],
  embedOrigins: readonly string[],
): { readonly path: string; readonly handler: MiddlewareHandler }[] {
  if (embedOrigins.length === 0) return [];
  const open = routes.filter(({ audience }) => audience === 'knowledge');
  return [...new Set(open.map(({ path }) => path))].map((path) => {
    const methods = open.filter((route) => route.path === path).map(({ method }) => method);
    const handler: MiddlewareHandler = async (context, next) => {
      const origin = context.req.header('origin');
      if (origin === undefined || !embedOrigins.includes(origin)) return next();
      return new Response(null, {
        status: 204,
        headers: {
          'access-control-allow-origin': origin,
          'access-control-allow-methods': methods.join(', '),
          'access-control-allow-headers': 'authorization, content-type',
          'access-control-max-age': '600',
          vary: 'Origin',
        },
      });
    };
    return { path, handler };
  });
}
