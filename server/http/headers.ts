import type { MiddlewareHandler } from 'hono';

const contentSecurity = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Security headers of every answer; what is not declared immutable is never stored. */
export function securityHeaders(options: {
  readonly tls: boolean;
  readonly clock: () => number;
}): MiddlewareHandler {
  const fixed: Record<string, string> = {
    'content-security-policy': contentSecurity,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    ...(options.tls ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    for (const [name, value] of Object.entries(fixed)) {
      if (name !== 'cross-origin-resource-policy' || !headers.has(name)) headers.set(name, value);
    }
    // Terminals go by the service's clock: it decides what is in force.
    headers.set('date', new Date(options.clock()).toUTCString());
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  };
}
