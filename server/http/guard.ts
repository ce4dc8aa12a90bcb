import { AppError } from '../../core/errors.ts';

export interface GuardOptions {
  /** `chrome-extension://…` origins of our own builds. */
  readonly extensionOrigins: readonly string[];
  readonly cookieName: string;
  readonly behindProxy: boolean;
}

/**
 * Refuses state changes that a foreign page could have caused (R-AU2): another Origin, a cookie without any Origin, a
 * cross-site fetch, or a body that a plain form can send. Throws `request.origin`.
 */
export function assertOwnCaller(
  request: Request,
  { extensionOrigins, cookieName, behindProxy }: GuardOptions,
): void {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const type = request.headers.get('content-type') ?? '';
  // A form can neither send DELETE nor JSON; a DELETE without a body needs no type.
  const bare = request.method === 'DELETE' && type === '';
  if (!bare && !/^application\/json\s*(;|$)/i.test(type))
    throw refused('content-type', 'send application/json');

  if (origin === null) {
    if (cookieOf(request, cookieName) !== undefined) throw refused('origin', 'a cookie needs an Origin');
    if (site !== null && site !== 'same-origin' && site !== 'none')
      throw refused('sec-fetch-site', 'cross-site');
    return;
  }
  if (extensionOrigins.includes(origin)) return;
  const forwarded = behindProxy ? request.headers.get('x-forwarded-host') : null;
  const host = forwarded ?? request.headers.get('host') ?? new URL(request.url).host;
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    throw refused('origin', 'not an allowed origin');
  if (site !== null && site !== 'same-origin') throw refused('sec-fetch-site', 'cross-site');
}

export function cookieOf(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}

function refused(field: string, message: string): AppError {
  return new AppError('request.origin', { findings: [{ field, code: 'request.origin', message }] });
}
