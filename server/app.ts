import { Hono, type Context } from 'hono';

import { AppError } from '../core/errors.ts';
import { announcementRoutes } from './announcements/announcements.routes.ts';
import type { AuditChain } from './audit/chain.ts';
import { certificateRoutes } from './certificates/certificates.routes.ts';
import { courseRoutes } from './courses/courses.routes.ts';
import { contextRoutes } from './context/context.routes.ts';
import type { Secrets } from './crypto/secrets.ts';
import type { Database } from './database/database.ts';
import { draftRoutes } from './drafts/drafts.routes.ts';
import { embedRoutes } from './embed/embed.routes.ts';
import { gapsRoutes } from './gaps/gaps.routes.ts';
import { handoverRoutes } from './handovers/handovers.routes.ts';
import { healthRoutes } from './health/health.routes.ts';
import { docsRoutes } from './http/docs.routes.ts';
import { securedHeaders, securityHeaders } from './http/headers.ts';
import type { Log } from './http/log.ts';
import { mountRoutes, type MountDeps } from './http/mount.ts';
import { errorAnswer, toAppError } from './http/on-error.ts';
import type { Route } from './http/route.ts';
import type { WebFiles } from './http/static.ts';
import { confidentialRoutes } from './knowledge/confidential.routes.ts';
import { importRoutes } from './imports/imports.routes.ts';
import { knowledgeRoutes } from './knowledge/knowledge.routes.ts';
import { mediaRoutes } from './media/media.routes.ts';
import { outboxRoutes } from './outbox/outbox.routes.ts';
import { readingRoutes } from './readings/readings.routes.ts';
import { reviewRoutes } from './reviews/reviews.routes.ts';
import { quizRoutes } from './quizzes/quizzes.routes.ts';
import { quizStatisticsRoutes } from './quiz-statistics/quiz-statistics.routes.ts';
import { planningRoutes } from './planning/planning.routes.ts';
import { pointsRoutes } from './points/points.routes.ts';
import { recordRoutes } from './records/records.routes.ts';
import { questionBankRoutes } from './question-bank/question-bank.routes.ts';
import { questionsRoutes } from './questions/questions.routes.ts';
import { serviceCaseRoutes } from './service-case/service-case.routes.ts';
import type { Services } from './services.ts';
import { sessionRoutes } from './session/session.routes.ts';
import { shiftRoutes } from './shift/shift.routes.ts';
import { shelfRoutes } from './shelf/shelf.routes.ts';

export interface AppDeps {
  readonly services: Services;
  readonly database: Database;
  readonly audit: AuditChain;
  readonly secrets: Secrets;
  readonly log: Log;
  /** Milliseconds UTC. */
  readonly clock: () => number;
  readonly monotonic: () => number;
  readonly newId: () => string;
  readonly version: string;
  readonly extensionOrigins: readonly string[];
  /** Origins of other intranet pages that may embed the knowledge base; none unless told. */
  readonly embedOrigins?: readonly string[];
  /** Served over TLS, by ourselves or by a declared proxy. */
  readonly tls: boolean;
  /** A declared proxy stands in front: its word on the host counts. */
  readonly behindProxy: boolean;
  readonly addressOf: (context: Context) => string;
  readonly stopping: () => boolean;
  readonly web?: WebFiles | undefined;
}

export interface App {
  readonly fetch: Hono['fetch'];
  readonly routes: readonly Route[];
}

/** The service as a pure function of what it is given; every route it has is in `routes`. */
export function createApp(deps: AppDeps): App {
  const { services, secrets, version, stopping } = deps;
  const routes: Route[] = [
    ...healthRoutes({ version, stopping, check: () => deps.database.check() }),
    ...docsRoutes(() => routes, version),
    ...sessionRoutes({ sessions: services.sessions, tickets: services.tickets, sealing: secrets.sealing }),
    ...contextRoutes(services.context),
    ...serviceCaseRoutes(services.cases),
    ...knowledgeRoutes(services.knowledge, services.fullText),
    ...confidentialRoutes(services.confidential),
    ...draftRoutes(services.drafts, services.publication, services.rehearsal),
    ...embedRoutes(services.knowledgeTokens),
    ...readingRoutes(services.readings),
    ...reviewRoutes(services.reviews),
    ...handoverRoutes(services.handovers),
    ...announcementRoutes(services.announcements),
    ...importRoutes(services.imports),
    ...mediaRoutes(services.media),
    ...outboxRoutes(services.outbox),
    ...quizRoutes(services.quizzes.taking, services.quizzes.trainer),
    ...shiftRoutes(services.shift),
    ...quizStatisticsRoutes(services.quizStatistics),
    ...courseRoutes(services.courses),
    ...questionBankRoutes(services.questionBanks),
    ...questionsRoutes(services.questions),
    ...shelfRoutes(services.shelf),
    ...pointsRoutes(services.points),
    ...gapsRoutes(services.gaps),
    ...certificateRoutes(services.certificates),
    ...recordRoutes(services.records),
    ...planningRoutes(services.planning),
  ];
  assertUnique(routes);

  const app = new Hono();
  const secured = securedHeaders({ tls: deps.tls, clock: deps.clock });
  app.use(securityHeaders(secured));
  const mounting: MountDeps = {
    guard: {
      extensionOrigins: deps.extensionOrigins,
      embedOrigins: deps.embedOrigins ?? [],
      behindProxy: deps.behindProxy,
      // `__Host-` needs Secure, which a browser refuses on plain http, loopback included.
      cookieName: deps.tls ? '__Host-tellerwise' : 'tellerwise',
    },
    sessions: services.sessions,
    knowledgeTokens: services.knowledgeTokens,
    audit: deps.audit,
    writer: deps.database.writer,
    log: deps.log,
    clock: deps.clock,
    monotonic: deps.monotonic,
    newId: deps.newId,
    hashStaff: remembered((staffNo) => services.keyedHash('log', staffNo).slice(0, 12)),
    secureCookie: deps.tls,
    secured,
    addressOf: deps.addressOf,
    stopping,
  };
  mountRoutes(app, routes, mounting, deps.web);
  app.notFound((context) => errorAnswer(new AppError('route.notFound'), context.req.raw, deps.newId()));
  app.onError((error, context) => errorAnswer(toAppError(error), context.req.raw, deps.newId()));
  return { fetch: app.fetch, routes };
}

/** The same answer for the same word, which for a keyed hash is worth remembering. There are only so many staff. */
function remembered(make: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const made = make(word);
    known.set(word, made);
    return made;
  };
}

function assertUnique(routes: readonly Route[]): void {
  for (const keyOf of [(route: Route) => route.name, (route: Route) => `${route.method} ${route.path}`]) {
    const keys = routes.map(keyOf);
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice !== undefined) throw new Error(`the registry has ${twice} twice`);
  }
}
