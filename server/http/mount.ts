import type { Context, Hono } from 'hono';
import * as v from 'valibot';

import { AppError } from '../../core/errors.ts';
import type { AuditChain } from '../audit/chain.ts';
import type { Writer } from '../database/writer.ts';
import type { LiveSession, SessionService } from '../session/session.service.ts';
import type { KnowledgeTokens } from '../embed/embed.service.ts';
import { crossSite, preflights } from './cross-site.ts';
import { assertKnowledgeOrigin, assertOwnCaller, credentialOf, type GuardOptions } from './guard.ts';
import { flowing } from './flow.ts';
import { errorTrace, type Log } from './log.ts';
import { type Reply, type Secured, securedResponse } from './headers.ts';
import { errorReply, toAppError } from './on-error.ts';
import { parseRequest } from './parse-request.ts';
import type { Bytes, Call, Flow, Route } from './route.ts';
import { webHandler, type WebFiles } from './static.ts';

export interface MountDeps {
  readonly guard: GuardOptions;
  readonly sessions: Pick<SessionService, 'resolve'>;
  readonly knowledgeTokens: Pick<KnowledgeTokens, 'resolve'>;
  readonly audit: Pick<AuditChain, 'append'>;
  readonly writer: Pick<Writer, 'write'>;
  readonly log: Log;
  readonly clock: () => number;
  readonly monotonic: () => number;
  readonly newId: () => string;
  readonly hashStaff: (staffNo: string) => string;
  readonly secureCookie: boolean;
  readonly secured: Secured;
  /** Address of the caller, from the connection or a declared proxy. */
  readonly addressOf: (context: Context) => string;
  readonly stopping: () => boolean;
}

/** The only place that tells hono of a route: checks the caller, the session, the role, the body and the scope first. */
export function mountRoutes(app: Hono, routes: readonly Route[], deps: MountDeps, web?: WebFiles): void {
  for (const route of routes) {
    app.on(route.method, route.path, (context) => serve(route, context, deps));
  }
  const { embedOrigins } = deps.guard;
  for (const { path, handler } of preflights(routes, embedOrigins)) app.on('OPTIONS', path, handler);
  if (web) app.on('GET', '*', webHandler(web, embedOrigins));
}

async function serve(route: Route, context: Context, deps: MountDeps): Promise<Response> {
  const request = context.req.raw;
  const began = deps.monotonic();
  const requestId = deps.newId();
  const state = new CallState(route, request, deps.addressOf(context), requestId, deps);
  let answer: Reply;
  let code = 'ok';
  try {
    if (deps.stopping() && route.path.startsWith('/api/')) throw new AppError('server.stopping');
    answer = await state.run(context.req.param());
  } catch (thrown) {
    let error = toAppError(thrown);
    try {
      await state.auditDenial(error);
    } catch (failed) {
      error = toAppError(failed);
    }
    if (error.status >= 500)
      deps.log.error({ event: 'fault', requestId, route: route.name, error: errorTrace(error) });
    answer = errorReply(error, request, requestId);
    code = error.code;
  }
  deps.log.info({
    event: 'request',
    requestId,
    method: route.method,
    route: route.name,
    status: answer.status,
    code,
    ms: Math.round(deps.monotonic() - began),
    ...(state.live ? { staff: deps.hashStaff(state.live.person.staffNo) } : {}),
  });
  const shared = route.audience === 'knowledge' ? crossSite(request, deps.guard.embedOrigins) : {};
  const headers = { ...answer.headers, ...shared, 'x-request-id': requestId };
  return securedResponse({ ...answer, headers }, deps.secured);
}

const pictureHeaders = {
  'content-disposition': 'inline; filename="picture"',
  'cross-origin-resource-policy': 'cross-origin',
};

class CallState {
  live: LiveSession | undefined;
  private audited = 0;
  private cookie: string | undefined;
  private subject: Parameters<Call['about']>[0] = {};
  private readonly route: Route;
  private readonly request: Request;
  private readonly ip: string;
  private readonly requestId: string;
  private readonly deps: MountDeps;
  private readonly now: number;

  constructor(route: Route, request: Request, ip: string, requestId: string, deps: MountDeps) {
    this.route = route;
    this.request = request;
    this.ip = ip;
    this.requestId = requestId;
    this.deps = deps;
    this.now = deps.clock();
  }

  async run(rawParams: Record<string, string>): Promise<Reply> {
    const { route, request, deps } = this;
    if (route.method !== 'GET') assertOwnCaller(request, deps.guard);
    const shown = credentialOf(request, deps.guard);
    if (shown?.kind === 'knowledge') {
      assertKnowledgeOrigin(request, deps.guard);
      const isUse = route.method !== 'GET' && route.isNoUse !== true;
      this.live = await deps.knowledgeTokens.resolve(shown.token, this.now, isUse);
      if (route.audience !== 'knowledge') throw new AppError('access.denied');
    }
    if (route.roles !== 'anyone') {
      if (!shown) throw new AppError('session.required');
      if (shown.kind === 'session') this.live = await this.ofSession(shown);
      if (!this.live) throw new AppError('session.required');
      if (this.live.locked && !route.whileLocked) throw new AppError('session.locked');
      const { roles } = this.live.person;
      if (route.roles !== 'session' && !route.roles.some((role) => roles.includes(role))) {
        throw new AppError('access.denied');
      }
    }
    const call = this.call(await parseRequest(route, request, rawParams));
    if (typeof route.scope === 'object') {
      const unit = await route.scope.unitOf(call);
      if (unit === undefined) throw new AppError('case.notFound');
      if (unit !== this.live?.person.orgUnitCode) throw new AppError('access.denied');
    }
    const result = await route.handler(call);
    if ((route.audit === 'read' || route.audit === 'write') && this.audited !== 1) {
      throw new Error(`route ${route.name} wrote ${this.audited} audit rows, 1 is due`);
    }
    return this.answer(result);
  }

  private async ofSession({ token, device }: { token: string; device?: string }): Promise<LiveSession> {
    const live = await this.deps.sessions.resolve(token, this.now, this.route.isNoUse !== true);
    // A token carried to another machine opens nothing (T13); a cookie is bound by the browser.
    if (device !== undefined && device !== live.device) throw new AppError('session.expired');
    return live;
  }

  private call(parsed: { body: unknown; query: unknown; params: unknown }): Call {
    const { live, route, requestId, now, deps, ip } = this;
    return {
      ...parsed,
      get session() {
        if (!live) throw new AppError('session.required');
        return live;
      },
      requestId,
      ip,
      now,
      audit: async (sql, detail) => {
        this.audited += 1;
        await deps.audit.append(sql, { action: route.name, ...this.who(), ...detail });
      },
      about: (subject) => {
        this.subject = subject;
      },
      setCookie: (token) => {
        const secure = deps.secureCookie ? '; Secure' : '';
        const life = token === undefined ? '; Max-Age=0' : '';
        this.cookie = `${deps.guard.cookieName}=${token ?? ''}; Path=/; HttpOnly; SameSite=Strict${secure}${life}`;
      },
    };
  }

  private who() {
    const { live } = this;
    return {
      at: this.now,
      staffNo: live?.person.staffNo ?? null,
      roles: live?.person.roles ?? [],
      orgUnit: live?.person.orgUnitCode ?? null,
      device: live?.device ?? null,
      requestId: this.requestId,
    };
  }

  private answer(result: unknown): Reply {
    const { response } = this.route;
    const own = this.cookie ? { 'set-cookie': this.cookie } : {};
    if (response === 'empty') return { status: 204, body: null, headers: own };
    if (response === 'bytes') {
      const { bytes, type, status = 200, immutable, isPicture } = result as Bytes;
      const headers = {
        ...own,
        'content-type': type,
        ...(immutable ? { 'cache-control': 'private, max-age=31536000, immutable' } : {}),
        ...(isPicture ? pictureHeaders : {}),
      };
      return { status, body: bytes, headers };
    }
    if (response === 'flow') {
      const { type, fileName, pieces } = result as Flow;
      const disposition = `attachment; filename="${fileName}"`;
      const headers = { ...own, 'content-type': type, 'content-disposition': disposition };
      return { status: 200, body: flowing(pieces), headers };
    }
    const tag = this.route.etag && `"${this.route.etag(result)}"`;
    const headers = {
      ...own,
      'content-type': 'application/json',
      ...(tag === undefined ? {} : { etag: tag }),
    };
    if (tag !== undefined && this.request.headers.get('if-none-match') === tag) {
      return { status: 304, body: null, headers };
    }
    return { status: 200, body: JSON.stringify(v.parse(response, result)), headers };
  }

  /** Every refusal of rights to a known person is a row of its own, also where the handler never ran. */
  async auditDenial(error: AppError): Promise<void> {
    const { live, route, deps } = this;
    if (!live || !(error.code.startsWith('access.') || error.status === 403)) return;
    const row = {
      action: route.name,
      ...this.who(),
      ...this.subject,
      result: 'denied',
      code: error.code,
    } as const;
    await deps.writer.write((sql) => deps.audit.append(sql, row));
  }
}
