import { AppError } from '../../core/errors.ts';

export interface GuardOptions {
  /** `chrome-extension://…` origins of our own builds. */
  readonly extensionOrigins: readonly string[];
  /** Origins of other intranet pages that may embed the knowledge base. */
  readonly embedOrigins: readonly string[];
  readonly cookieName: string;
  readonly behindProxy: boolean;
}

/** Who a request says it comes from: a session's token, or one of audience `knowledge`. */
export type Credential =
  | { readonly kind: 'session'; readonly token: string; readonly device?: string }
  | { readonly kind: 'knowledge'; readonly token: string };

/**
 * What a request shows of itself: `Bearer <token>.<device>` (the token of a login and the browser profile it was given
 * to), `Bearer <token>` (audience `knowledge`), else the cookie. From an embedding page the second alone counts.
 */
export function credentialOf(
  request: Request,
  { cookieName, embedOrigins }: Pick<GuardOptions, 'cookieName' | 'embedOrigins'>,
): Credential | undefined {
  const shown = /^Bearer ([\w-]{20,100})(?:\.([0-9a-f-]{36}))?$/.exec(
    request.headers.get('authorization') ?? '',
  );
  const [, token, device] = shown ?? [];
  if (token && !device) return { kind: 'knowledge', token };
  if (embedOrigins.includes(request.headers.get('origin') ?? '')) return undefined;
  if (token && device) return { kind: 'session', token, device };
  const cookie = cookieOf(request, cookieName);
  return cookie ? { kind: 'session', token: cookie } : undefined;
}

/** Refuses a token of audience `knowledge` in the hands of a page that is neither ours nor a declared one. */
export function assertKnowledgeOrigin(request: Request, options: GuardOptions): void {
  const origin = request.headers.get('origin');
  const { embedOrigins, extensionOrigins } = options;
  if (origin === null || embedOrigins.includes(origin) || extensionOrigins.includes(origin)) return;
  if (!isOwnOrigin(request, origin, options)) throw refused('origin', 'not an allowed origin');
}

/**
 * Refuses state changes that a foreign page could have caused (R-AU2): another Origin, a cookie without any Origin, a
 * cross-site fetch, or a body that a plain form can send. A declared embedding page passes with a token of
 * audience `knowledge` and no cookie of ours. Throws `request.origin`.
 */
export function assertOwnCaller(request: Request, options: GuardOptions): void {
  const { extensionOrigins, embedOrigins, cookieName } = options;
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
  if (embedOrigins.includes(origin)) {
    if (cookieOf(request, cookieName) !== undefined) throw refused('cookie', 'an embedding page sends none');
    // Which routes such a token opens is asked later, so that the refusal is a row of the audit trail.
    if (credentialOf(request, options)?.kind !== 'knowledge')
      throw refused('origin', 'an embedding page needs a knowledge token');
    return;
  }
  if (!isOwnOrigin(request, origin, options)) throw refused('origin', 'not an allowed origin');
  if (site !== null && site !== 'same-origin') throw refused('sec-fetch-site', 'cross-site');
}

function isOwnOrigin(request: Request, origin: string, { behindProxy }: GuardOptions): boolean {
  const forwarded = behindProxy ? request.headers.get('x-forwarded-host') : null;
  const host = forwarded ?? request.headers.get('host') ?? new URL(request.url).host;
  return URL.canParse(origin) && new URL(origin).host === host;
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
