import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { roles, type Role } from '../../core/organisation/person.ts';
import {
  createOrganisationService,
  type OrganisationService,
} from '../../server/organisation/organisation.service.ts';
import { separationConflict } from '../../server/organisation/separation.ts';
import { contextBody, createTestService, type TestService } from '../support/service.ts';
import { courseAddress } from './courses/route-bodies.ts';
import { ownUnitOnly, routeMatrix } from './route-matrix.ts';
import { bodiesOfRoutes, thingsOfRoutes } from './route-things.ts';

let service: TestService;
let organisation: OrganisationService;
let caseId: string;
/** What `:id` stands for on routes that are not about a service case. */
let idOf: Record<string, string>;
beforeAll(async () => {
  service = await createTestService();
  const { sql, writer } = service.database;
  organisation = createOrganisationService({
    sql,
    writer,
    clock: service.now,
    audit: service.operatorAudit('test'),
  });
  const token = await service.login('T-001');
  const looked = await service.request('POST', '/api/context', { token, body: contextBody('P-2001') });
  const { customer } = (await looked.json()) as { customer: { ref: string } };
  const opened = await service.request('POST', '/api/service-cases', {
    token,
    body: { ref: customer.ref, pageKind: 'loan' },
  });
  caseId = ((await opened.json()) as { id: string }).id;
  idOf = await thingsOfRoutes(service);
});
afterAll(() => service.close());

/** What routes that need a query are asked. */
const queries: Record<string, string> = {
  '/api/points/ledger': '?staffNo=M-01',
  '/api/gaps': '?period=2026-11',
  '/api/quizzes/:id/comparison': '?on=2026-11-20',
};
const keyOf = (route: { method: string; path: string }) => `${route.method} ${route.path}`;
const addressOf = (path: string, id = randomUUID() as string) =>
  courseAddress(path)
    .replace(':id', id)
    .replace(':comment', '1')
    .replace(':question', 'limits')
    .replace(':language', 'en')
    .replace(':name', 'b'.repeat(64))
    .replace(':articleId', 'ART-08')
    .replace(':hash', 'a'.repeat(64))
    .replace(':file', 'start.js')
    .replace(':year', '2026') + (queries[path] ?? '');
const bodies: Record<string, (ref: string) => unknown> = {
  'POST /api/context': () => contextBody('P-2001'),
  'POST /api/reveal': (ref) => ({ ref, field: 'phone', purpose: '核对预留手机' }),
  'POST /api/service-cases': (ref) => ({ ref, pageKind: 'loan' }),
  'POST /api/service-cases/:id/events': () => ({ event: 'nothing', fields: {} }),
  'POST /api/questions/:id/promote': () => ({}),
  'POST /api/announcements': () => ({
    title: '打印机更换',
    text: '本周更换。',
    audience: { regions: ['3201'] },
    from: '2026-11-23',
    until: '2026-11-30',
  }),
  'POST /api/announcements/:id/withdrawal': () => ({ reason: '日期有误' }),
  'POST /api/handovers': () => ({
    items: [{ kind: 'tag', item: '没有这个标签' }],
    to: { kind: 'person', staffNo: 'K-02' },
  }),
  'POST /api/quiz-attempts/:id/decision': () => ({ accepted: true }),
  'POST /api/quizzes/:id/regrades': () => ({
    version: 1,
    question: 'second-step',
    corrected: 2,
    why: '正确选项标错了',
  }),
  'POST /api/quiz-questions/confirmations': () => ({
    ...{ quizId: 'QZ-02', version: 2, question: 'second-step', cites: 'ART-13^now' },
    mark: '0'.repeat(64),
  }),
  'POST /api/gaps/tasks': () => ({ kind: 'noResult', subject: '跨境汇款' }),
  'POST /api/points/redemptions': () => ({ rewardId: 'notebook' }),
  'POST /api/points/redemptions/:id/decision': () => ({ step: 'approve' }),
  'POST /api/points/ledger/:id/reversal': () => ({ note: '发布的知识有误' }),
  ...bodiesOfRoutes,
  'POST /api/sessions/me/unlock': () => ({ password: 'wrong-password' }),
};

describe('every route', () => {
  test('is in the matrix, with exactly the roles it takes, and the matrix has no more', () => {
    const registered = Object.fromEntries(service.app.routes.map((route) => [keyOf(route), route.roles]));
    expect(registered).toEqual(routeMatrix);
  });

  test('without a session answers 401 unless it is for anyone', async () => {
    for (const route of service.app.routes.filter(({ roles: allowed }) => allowed !== 'anyone')) {
      for (const token of [undefined, 'x'.repeat(43)]) {
        const body = route.method === 'GET' ? undefined : {};
        const response = await service.request(route.method, addressOf(route.path), { token, body });
        expect(response.status, keyOf(route)).toBe(401);
        expect(Object.keys((await response.json()) as object).toSorted()).toEqual([
          'code',
          'message',
          'requestId',
        ]);
      }
    }
  });

  test('refuses a broken request with 400 and names the field, never the value', async () => {
    const tokens: string[] = [];
    for (const no of ['H-01', 'B-01', 'K-01', 'L-01']) tokens.push(await service.login(no));
    const [handler, chief, trainer, line] = tokens;
    for (const route of service.app.routes.filter((one) => one.body !== undefined)) {
      const may = (role: Role) => typeof route.roles === 'string' || route.roles.includes(role);
      const other = may('trainer') ? trainer : line;
      const token = may('complaintHandler') ? handler : may('branchManager') ? chief : other;
      const body = { unexpected: 'sentinel-10086', claims: 7 };
      const response = await service.request(route.method, addressOf(route.path), { token, body });
      const text = await response.text();
      expect(response.status, keyOf(route)).toBe(400);
      expect(JSON.parse(text)).toMatchObject({ code: 'request.invalid' });
      expect(text).not.toContain('sentinel-10086');
    }
  });

  test('takes nothing that somebody typed in its address, where a proxy writes it down (T28)', async () => {
    const token = await service.login('K-01');
    for (const route of service.app.routes.filter(({ query }) => query !== undefined)) {
      for (const name of ['text', 'q', 'query', 'title', 'name']) {
        const address = addressOf(route.path);
        const typed = `${address}${address.includes('?') ? '&' : '?'}${name}=typed`;
        const response = await service.request(route.method, typed, { token });
        // Either the post may not ask at all, or the address has no such part.
        expect([400, 403], `${keyOf(route)} ${name}`).toContain(response.status);
      }
    }
  });

  test('serves no method that is not declared', async () => {
    const declared = new Set(service.app.routes.map(keyOf));
    for (const { path } of service.app.routes) {
      for (const method of ['PUT', 'PATCH', 'OPTIONS']) {
        if (declared.has(`${method} ${path}`)) continue;
        const response = await service.request(method, addressOf(path), {
          body: method === 'OPTIONS' ? undefined : {},
        });
        expect(response.status, `${method} ${path}`).toBe(404);
      }
    }
  });

  test('is described in OpenAPI, and nothing else is', async () => {
    const response = await service.request('GET', '/api/openapi.json');
    const { paths, openapi } = (await response.json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(openapi).toBe('3.1.0');
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map(
        (method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    expect(described.toSorted()).toEqual(service.app.routes.map(keyOf).toSorted());
  });

  test('carries the security headers and is never stored unless immutable', async () => {
    for (const route of service.app.routes) {
      const { headers } = await service.request(route.method, addressOf(route.path), {
        body: route.method === 'GET' ? undefined : {},
      });
      expect(headers.get('content-security-policy'), keyOf(route)).toContain("default-src 'none'");
      expect(headers.get('content-security-policy'), keyOf(route)).toContain("worker-src 'self'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toMatch(/no-store|immutable/);
    }
  });
});

describe.each(roles)('role %s', (role) => {
  // Someone who holds this role alone, once in the unit of the case and once in another.
  test.each([
    ['own unit', 'T-001', '3201'],
    ['other unit', 'T-003', '3202'],
  ])('%s', async (_name, staffNo, unit) => {
    await organisation.grantRoles(staffNo, [role], 'test');
    const token = await service.login(staffNo);
    const looked = await service.request('POST', '/api/context', { token, body: contextBody('P-2001') });
    const ref = looked.ok ? ((await looked.json()) as { customer: { ref: string } }).customer.ref : 'none';
    for (const route of service.app.routes) {
      if (route.name === 'session.close' || typeof route.roles === 'string') continue;
      const key = keyOf(route);
      const response = await service.request(route.method, addressOf(route.path, idOf[key] ?? caseId), {
        token,
        body: bodies[key]?.(ref),
      });
      const mayByRole = route.roles.includes(role);
      const mayByUnit =
        unit === '3201' || (typeof route.scope !== 'object' && ownUnitOnly[key]?.includes(role) !== true);
      if (!mayByRole || !mayByUnit) {
        expect(response.status, `${key} as ${role}`).toBe(403);
        expect(await response.json()).toMatchObject({ code: 'access.denied' });
      } else if (key !== 'POST /api/reveal') {
        // Reveal is decided per customer; its own tests say by whom.
        expect([200, 409], `${key} as ${role}: ${response.status}`).toContain(response.status);
      }
    }
  });
});

describe('roles that stay apart (R-AZ4)', () => {
  test('admin, security officer and auditor meet no other post', () => {
    const special: readonly Role[] = ['admin', 'securityOfficer', 'auditor'];
    for (const one of special) {
      expect(separationConflict([one, 'staff'])).toBeUndefined();
      for (const other of roles) {
        if (other === one || other === 'staff') continue;
        expect(separationConflict([one, other]), `${one} + ${other}`).toBeDefined();
        expect(separationConflict([other, one]), `${other} + ${one}`).toBeDefined();
      }
    }
    expect(separationConflict(['teller', 'manager', 'staff'])).toBeUndefined();
  });

  test('nobody grants to themselves', async () => {
    await expect(organisation.grantRoles('T-001', ['teller'], 'T-001')).rejects.toMatchObject({
      code: 'access.denied',
    });
    await expect(organisation.grantRoles('T-001', ['admin', 'teller'], 'O-01')).rejects.toMatchObject({
      code: 'access.denied',
    });
  });

  test('a changed role holds at the next request (R-AZ5)', async () => {
    await organisation.grantRoles('M-01', ['manager'], 'O-01');
    const token = await service.login('M-01');
    const look = () => service.request('POST', '/api/context', { token, body: contextBody('C-1002') });
    expect((await look()).status).toBe(200);
    await organisation.grantRoles('M-01', ['trainer'], 'O-01');
    expect((await look()).status).toBe(403);
  });
});
