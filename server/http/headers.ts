import type { MiddlewareHandler } from 'hono';

const contentSecurity = [
  "default-src 'none'",
  "script-src 'self'",
  // The stand-alone page searches in a worker of its own.
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Gives an answer's own headers together with those that every answer has; what it says of itself stands. */
export type Secured = (own: Readonly<Record<string, string>>) => Record<string, string>;

/** The security headers of every answer; what is not declared immutable is never stored. */
export function securedHeaders(options: { readonly tls: boolean; readonly clock: () => number }): Secured {
  const fixed: Readonly<Record<string, string>> = {
    'content-security-policy': contentSecurity,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    ...(options.tls ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
  return (own) => ({
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    ...own,
    ...fixed,
    // Terminals go by the service's clock: it decides what is in force.
    date: new Date(options.clock()).toUTCString(),
  });
}

const ready = new WeakSet<Response>();

/**
 * An answer with all its headers at once: what is written as a plain list goes out as it is, while one that is changed
 * afterwards is taken apart and put together again, which costs more than all the rest of a short answer.
 */
export function securedResponse({ status, body, headers }: Reply, secured: Secured): Response {
  const response = new Response(body, { status, headers: secured(headers) });
  ready.add(response);
  return response;
}

/** What is answered, before it is a response. */
export interface Reply {
  readonly status: number;
  readonly body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Puts the security headers on every answer that was made without them. */
export function securityHeaders(secured: Secured): MiddlewareHandler {
  return async (context, next) => {
    await next();
    if (ready.has(context.res)) return;
    const { headers } = context.res;
    const all = secured(Object.fromEntries(headers));
    for (const [name, value] of Object.entries(all)) headers.set(name, value);
  };
}
