import { sql as query } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { readConfig } from '../../../server/config.ts';
import { hashToken } from '../../../server/session/session.service.ts';
import { createTestService, portalOrigin, type TestService } from '../../support/service.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const js = 'text/javascript; charset=utf-8';
const web = new Map([
  ['/tellerwise-knowledge.js', { bytes: bytes('1'), type: js }],
  ['/tellerwise-knowledge/mount-abcdefgh.js', { bytes: bytes('2'), type: js }],
  ['/assets/index-abcdefgh.js', { bytes: bytes('3'), type: js }],
]);
/** What a knowledge token opens; everything else is refused to it. */
const open = [
  'GET /api/sessions/me',
  'POST /api/knowledge/full-text',
  'GET /api/knowledge/manifest',
  'GET /api/knowledge/whole/:hash',
  'GET /api/knowledge/changes',
  'GET /api/knowledge/blobs/:hash',
  'GET /api/announcements/mine',
  'POST /api/announcements/:id/receipt',
  'GET /api/readings/mine',
  'GET /api/readings/unit',
  'POST /api/readings/proofs',
  'POST /api/question-list',
  'GET /api/question-form',
  'GET /api/questions/:id',
  'POST /api/questions',
  'POST /api/questions/:id/answers',
  'POST /api/questions/:id/accept',
  'POST /api/questions/:id/merge',
  'GET /api/shelf',
  'POST /api/shelf/:articleId/opened',
  'POST /api/shelf/:articleId/favourite',
  'POST /api/shelf/:articleId/feedback',
  'POST /api/usage',
  'GET /media/:name',
];

let service: TestService;
beforeAll(async () => {
  service = await createTestService({ embedOrigins: [portalOrigin], web });
});
afterAll(() => service.close());

const issue = async (session: string) => {
  const response = await service.request('POST', '/api/knowledge/tokens', { token: session, body: {} });
  return (await response.json()) as { token: string; expiresAt: number };
};
const fromPortal = (method: string, path: string, token?: string, headers: Record<string, string> = {}) =>
  service.request(method, path, {
    token,
    body: method === 'GET' || method === 'OPTIONS' ? undefined : {},
    headers: { origin: portalOrigin, 'sec-fetch-site': 'cross-site', ...headers },
  });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
const addressOf = (path: string) =>
  path
    .replace(':articleId', 'ART-08')
    .replace(':hash', 'a'.repeat(64))
    .replace(':name', 'b'.repeat(64))
    .replaceAll(/:\w+/g, () => randomUUID());

describe('a knowledge token', () => {
  test('lasts ten minutes, is told of in the audit trail, and stands nowhere in the database', async () => {
    const session = await service.login('K-01');
    const { token, expiresAt } = await issue(session);
    expect(expiresAt - service.now()).toBe(600_000);
    expect((await fromPortal('GET', '/api/knowledge/manifest', token)).status).toBe(200);
    const rows = await service.database.sql.all(query`select * from knowledge_tokens`);
    expect(JSON.stringify(rows)).toContain(hashToken(token));
    expect(JSON.stringify(rows)).not.toContain(token);
    const [last] = await service.database.sql.all(
      query`select * from audit_rows order by rowid desc limit 1`,
    );
    expect(JSON.stringify(last)).toContain('knowledge.token');
    service.advance(599_000);
    expect((await fromPortal('GET', '/api/knowledge/manifest', token)).status).toBe(200);
    service.advance(1_000);
    expect(await codeOf(await fromPortal('GET', '/api/knowledge/manifest', token))).toBe('session.expired');
  });

  test('opens exactly what is declared for it; everywhere else access is denied', async () => {
    const { token } = await issue(await service.login('B-01'));
    const opened: string[] = [];
    for (const route of service.app.routes) {
      for (const origin of [portalOrigin, undefined]) {
        const response = await service.request(route.method, addressOf(route.path), {
          token,
          body: route.method === 'GET' ? undefined : {},
          ...(origin ? { headers: { origin, 'sec-fetch-site': 'cross-site' } } : {}),
        });
        const key = `${route.method} ${route.path}`;
        expect(response.status, key).not.toBe(401);
        if (response.status === 403) {
          expect(await codeOf(response), key).toBe('access.denied');
          expect(response.headers.has('access-control-allow-origin'), key).toBe(
            route.audience === 'knowledge',
          );
        } else if (origin) opened.push(key);
      }
    }
    expect(opened.toSorted()).toEqual(open.toSorted());
  });

  test('cannot beget another one', async () => {
    const { token } = await issue(await service.login('F-01'));
    expect((await fromPortal('POST', '/api/knowledge/tokens', token)).status).toBe(403);
  });

  test('ends with its session: after logging out, and when the person logs in elsewhere', async () => {
    const session = await service.login('M-01');
    const { token } = await issue(session);
    expect((await fromPortal('GET', '/api/shelf', token)).status).toBe(200);
    await service.request('DELETE', '/api/sessions/me', { token: session });
    expect(await codeOf(await fromPortal('GET', '/api/shelf', token))).toBe('session.expired');
    const { token: second } = await issue(await service.login('M-01'));
    await service.login('M-01');
    expect((await fromPortal('GET', '/api/shelf', second)).status).toBe(401);
  });

  test('keeps no abandoned session open: asking and renewing are no use of it, an act is (R-AU1)', async () => {
    const session = await service.login('M-02');
    let { token } = await issue(session);
    const afterMinutes = async (minutes: number) => {
      service.advance(minutes * 60_000);
      ({ token } = await issue(session));
    };
    await afterMinutes(9);
    const act = await service.request('POST', '/api/shelf/ART-08/favourite', {
      token,
      body: { favourite: true },
      headers: { origin: portalOrigin, 'sec-fetch-site': 'cross-site' },
    });
    expect(act.status).toBe(204);
    await afterMinutes(9);
    expect((await fromPortal('GET', '/api/shelf', token)).status).toBe(200);
    service.advance(7 * 60_000);
    expect(await codeOf(await fromPortal('GET', '/api/shelf', token))).toBe('session.locked');
  });
});

describe('pages of other sites', () => {
  test('a cookie counts for nothing in their calls, and stops those that change something', async () => {
    const [value = ''] = (await service.login('H-01')).split('.');
    const cookie = { cookie: `tellerwise=${value}` };
    expect((await service.request('GET', '/api/sessions/me', { headers: cookie })).status).toBe(200);
    expect((await fromPortal('GET', '/api/sessions/me', undefined, cookie)).status).toBe(401);
    expect(await codeOf(await fromPortal('POST', '/api/questions', undefined, cookie))).toBe(
      'request.origin',
    );
    const { token } = await issue(await service.login('L-01'));
    const response = await fromPortal('POST', '/api/shelf/ART-08/opened', token, cookie);
    expect(await codeOf(response)).toBe('request.origin');
  });

  test('a session’s own token opens nothing from there', async () => {
    const session = await service.login('A-01');
    expect((await fromPortal('GET', '/api/sessions/me', session)).status).toBe(401);
    expect(await codeOf(await fromPortal('POST', '/api/knowledge/tokens', session))).toBe('request.origin');
  });

  test('an origin that is not declared gets neither answer nor permission', async () => {
    const { token } = await issue(await service.login('K-01'));
    for (const origin of ['https://other.bank.example', `${portalOrigin}:8443`, 'null']) {
      for (const [method, path] of [
        ['GET', '/api/knowledge/manifest'],
        ['POST', '/api/shelf/ART-08/opened'],
      ] as const) {
        const response = await fromPortal(method, path, token, { origin });
        expect(await codeOf(response)).toBe('request.origin');
        expect(response.headers.has('access-control-allow-origin')).toBe(false);
        expect((await fromPortal('OPTIONS', path, undefined, { origin })).status).toBe(404);
      }
    }
  });

  test('a preflight is answered for the open routes alone, never with credentials', async () => {
    for (const { method, path, audience } of service.app.routes) {
      const response = await fromPortal('OPTIONS', addressOf(path));
      const isOpen = service.app.routes.some((each) => each.path === path && each.audience === 'knowledge');
      expect(response.status, path).toBe(isOpen ? 204 : 404);
      expect(response.headers.has('access-control-allow-credentials')).toBe(false);
      const methods = response.headers.get('access-control-allow-methods') ?? '';
      expect(methods.split(', ').includes(method), `${method} ${path}`).toBe(audience === 'knowledge');
    }
  });

  test('load the element’s files and no other of the page’s', async () => {
    const seen = await Promise.all(
      [...web.keys()].map(async (path) => {
        const { headers } = await fromPortal('GET', path);
        return [
          headers.get('access-control-allow-origin'),
          headers.get('cross-origin-resource-policy'),
          headers.get('cache-control'),
        ];
      }),
    );
    expect(seen).toEqual([
      [portalOrigin, 'cross-origin', 'no-cache'],
      [portalOrigin, 'cross-origin', 'public, max-age=31536000, immutable'],
      [null, 'same-origin', 'public, max-age=31536000, immutable'],
    ]);
  });

  test('are named exactly, over TLS unless they are on this machine; nobody unless told', () => {
    const origins = (text?: string) => readConfig({ TELLERWISE_EMBED_ORIGINS: text }).embedOrigins;
    expect(origins()).toEqual([]);
    expect(origins('https://a.example http://portal.localhost:81')).toHaveLength(2);
    for (const wrong of ['*', 'https://a.example/', 'http://a.example', 'https://*.example', 'null'])
      expect(() => origins(wrong), wrong).toThrow('TELLERWISE_EMBED_ORIGINS');
  });
});

test('without a declared origin nothing is opened to any', async () => {
  const closed = await createTestService({ web });
  const headers = { origin: portalOrigin };
  const answers = [
    await closed.request('OPTIONS', '/api/knowledge/manifest', { headers }),
    await closed.request('GET', '/tellerwise-knowledge.js', { headers }),
    await closed.request('GET', '/api/knowledge/manifest', { headers }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 200, 401]);
  for (const { headers: given } of answers) {
    expect(given.has('access-control-allow-origin')).toBe(false);
    expect(given.get('cross-origin-resource-policy')).toBe('same-origin');
  }
  await closed.close();
});
