import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { demoAccounts } from '../../../server/demo/accounts.ts';
import { totpCode, totpStep } from '../../../server/session/totp.ts';
import { contextBody, createTestService, extensionOrigin, type TestService } from '../../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await createTestService();
});
afterAll(() => service.close());

const accountOf = (staffNo: string) => {
  const account = demoAccounts().find((one) => one.staffNo === staffNo);
  if (!account) throw new Error(staffNo);
  return account;
};
const bodyOf = (staffNo: string, change: Record<string, unknown> = {}) => {
  const { password, totpSeed } = accountOf(staffNo);
  const totp = totpCode(totpSeed, service.now());
  return { staffNo, password, totp, device: randomUUID(), client: 'extension', ...change };
};
const login = async (body: unknown, headers = {}) => {
  const response = await service.request('POST', '/api/sessions', { body, headers });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
};
const me = (token: string) => service.request('GET', '/api/sessions/me', { token });

describe('login', () => {
  test('a code works once, also for the right person with the right password (R-AU5)', async () => {
    service.advance(30_000);
    const body = bodyOf('H-01');
    expect((await login(body)).status).toBe(200);
    expect((await login(body)).body).toMatchObject({ code: 'login.failed' });
    const older = bodyOf('H-01', { totp: totpCode(accountOf('H-01').totpSeed, service.now() - 30_000) });
    expect((await login(older)).status, 'nor does an older one after it').toBe(401);
  });

  test('two logins with one code at the same instant: one gets in (T16)', async () => {
    service.advance(30_000);
    const body = bodyOf('F-01');
    const results = await Promise.all(Array.from({ length: 4 }, () => login(body)));
    expect(results.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('wrong password, wrong code and unknown person look alike', async () => {
    service.advance(30_000);
    const answers = [
      await login(bodyOf('K-01', { password: 'wrong-password' })),
      await login(bodyOf('K-01', { totp: '000000' })),
      await login({ ...bodyOf('K-01'), staffNo: 'T-404' }),
    ].map(({ status, body }) => ({ status, code: body['code'], message: body['message'] }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, code: 'login.failed' });
  });

  test('five failures within 15 minutes lock the account, right password or not; the lock doubles (R-AU4)', async () => {
    const wrong = () => login(bodyOf('L-01', { password: 'wrong-password' }));
    for (let index = 0; index < 5; index += 1) expect((await wrong()).status).toBe(401);
    const locked = await login(bodyOf('L-01'));
    expect(locked).toMatchObject({ status: 429, body: { code: 'login.limited' } });
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);
    service.advance(16 * 60_000);
    for (let index = 0; index < 5; index += 1) expect((await wrong()).status).toBe(401);
    service.advance(16 * 60_000);
    expect((await login(bodyOf('L-01'))).status, 'the second lock is longer').toBe(429);
    service.advance(15 * 60_000);
    expect((await login(bodyOf('L-01'))).status).toBe(200);
  });

  test('an unknown account is locked the same way', async () => {
    const ghost = { ...bodyOf('T-001'), staffNo: 'T-777' };
    for (let index = 0; index < 5; index += 1) await login(ghost);
    expect((await login(ghost)).status).toBe(429);
  });

  test('an unknown account takes as long as a known one (R-AU4)', async () => {
    const limitless = await createTestService();
    const time = async (staffNo: string) => {
      const began = performance.now();
      const body = { ...bodyOf('T-001', { password: 'wrong-password' }), staffNo, totp: '000000' };
      await limitless.request('POST', '/api/sessions', { body });
      return performance.now() - began;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (const [index, { staffNo }] of demoAccounts().slice(0, 9).entries()) {
      known.push(await time(staffNo));
      unknown.push(await time(`X-${index}`));
    }
    // The least of each: what else the machine does only adds. Without its own check an unknown one takes a twentieth.
    const [least, most] = [Math.min(...known), Math.min(...unknown)].toSorted((a, b) => a - b);
    expect(least).toBeGreaterThan((most ?? 0) * 0.6);
    await limitless.close();
  });

  test('RFC 6238: the SHA-1 vectors give their step (R-AU5)', () => {
    const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const vectors: [number, string][] = [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [1_111_111_111, '050471'],
      [1_234_567_890, '005924'],
      [2_000_000_000, '279037'],
      [20_000_000_000, '353130'],
    ];
    for (const [seconds, code] of vectors) {
      expect(totpStep(seed, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
      expect(totpStep(seed, code, seconds * 1000 + 30_000), 'one step of drift').toBe(
        Math.floor(seconds / 30),
      );
      expect(totpStep(seed, code, seconds * 1000 + 91_000)).toBeUndefined();
    }
  });
});

describe('session', () => {
  test('one active session per person: the second login ends the first at its next request (R-AU1)', async () => {
    const first = await service.login('M-01');
    const second = await service.login('M-01');
    expect((await me(first)).status).toBe(401);
    expect((await me(second)).status).toBe(200);
  });

  test('requests that arrive together after a change of the organisation all find their person', async () => {
    const tokens = await Promise.all(['M-01', 'F-01', 'L-01'].map((staffNo) => service.login(staffNo)));
    await service.services.sessions.resolve((tokens[0] ?? '').split('.')[0] ?? '', service.now());
    const { nextMarker } = await import('../../../server/database/markers.ts');
    await service.database.writer.write((tx) => nextMarker(tx, 'organisation'));
    const statuses = await Promise.all([...tokens, ...tokens].map(async (token) => (await me(token)).status));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200]);
  });

  test('ten idle minutes lock a teller; the password opens it again, a code is not needed', async () => {
    const token = await service.login('T-001');
    service.advance(9 * 60_000);
    expect((await me(token)).status).toBe(200);
    service.advance(11 * 60_000);
    const locked = await service.request('POST', '/api/context', { token, body: contextBody('P-2001') });
    expect(locked.status).toBe(423);
    const unlock = (password: string) =>
      service.request('POST', '/api/sessions/me/unlock', { token, body: { password } });
    expect((await unlock('wrong-password')).status).toBe(401);
    expect((await me(token)).status).toBe(423);
    expect((await unlock(accountOf('T-001').password)).status).toBe(200);
    expect((await me(token)).status).toBe(200);
  });

  test('twelve hours end it, used or not', async () => {
    const token = await service.login('M-02');
    for (let hours = 0; hours < 12; hours += 1) {
      for (let part = 0; part < 6; part += 1) {
        service.advance(10 * 60_000 - 1);
        await me(token);
      }
    }
    service.advance(60_000);
    const response = await me(token);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'session.expired' });
  });

  test('logging out ends it at once', async () => {
    const token = await service.login('B-01');
    expect((await service.request('DELETE', '/api/sessions/me', { token })).status).toBe(204);
    expect((await me(token)).status).toBe(401);
  });

  test('T13: a token carried to another device opens nothing', async () => {
    const [token = ''] = (await service.login('B-01')).split('.');
    for (const device of ['', '.', `.${randomUUID()}`, `.${'0'.repeat(36)}`]) {
      expect((await me(token + device)).status).toBe(401);
    }
  });

  test('the token is in no log line and in no column of the database (T13)', async () => {
    const token = await service.login('B-01');
    await me(token);
    const [secret = ''] = token.split('.');
    expect(service.logged.join('')).not.toContain(secret);
    const { sql } = await import('drizzle-orm');
    await service.database.writer.write(async () => undefined);
    await service.database.sql.run(sql`pragma wal_checkpoint(truncate)`);
    const file = join(service.dataDir, 'tellerwise.db');
    expect(readFileSync(file).includes(Buffer.from(secret))).toBe(false);
  });

  test('the web page gets a strict cookie and no token in the answer', async () => {
    service.advance(30_000);
    const answer = await login(bodyOf('A-01', { client: 'web' }), { origin: 'http://127.0.0.1' });
    expect(answer.body).not.toHaveProperty('token');
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^tellerwise=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const session = cookie.split(';')[0] ?? '';
    expect((await service.request('GET', '/api/sessions/me', { headers: { cookie: session } })).status).toBe(
      200,
    );
  });
});

describe('foreign callers (R-AU2)', () => {
  const states = [
    ['a foreign page', { origin: 'https://evil.example' }],
    ['another extension', { origin: 'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba' }],
    ['an opaque origin', { origin: 'null' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a form with text', { 'content-type': 'text/plain' }],
    ['a cross-site fetch under our name', { origin: 'http://127.0.0.1', 'sec-fetch-site': 'cross-site' }],
  ] as const;

  test.each(states)('%s is refused on every state-changing route', async (_name, headers) => {
    const changing = service.app.routes.filter((route) => route.method !== 'GET');
    expect(changing.length).toBeGreaterThan(5);
    for (const route of changing) {
      if (route.method === 'DELETE' && 'content-type' in headers && headers['content-type'] === undefined)
        continue;
      const response = await service.request(route.method, route.path.replaceAll(/:\w+/g, randomUUID()), {
        body: {},
        headers,
      });
      expect(response.status, route.name).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'request.origin' });
    }
  });

  test('a cookie without an Origin is refused', async () => {
    const request = new Request('http://127.0.0.1/api/outbox', {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'tellerwise=abc' },
      body: '{}',
    });
    expect((await service.app.fetch(request)).status).toBe(403);
  });

  test('our own extension and our own page pass', async () => {
    for (const origin of [extensionOrigin, 'http://127.0.0.1']) {
      const response = await service.request('POST', '/api/outbox', { body: {}, headers: { origin } });
      expect(response.status).toBe(400);
    }
  });
});
