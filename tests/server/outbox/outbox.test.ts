import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { LoginResponse } from '../../../core/contracts/session.ts';
import type { OutboxRecord, SealedEntry } from '../../../core/contracts/outbox.ts';
import { demoAccounts } from '../../../server/demo/accounts.ts';
import { totpCode } from '../../../server/session/totp.ts';
import { sealFor } from '../../support/seal.ts';
import { createTestService, type TestService } from '../../support/service.ts';

let service: TestService;
const device = randomUUID();
let login: LoginResponse;
beforeAll(async () => {
  service = await createTestService();
  login = await open('T-001');
});
afterAll(() => service.close());

async function open(staffNo: string): Promise<LoginResponse> {
  service.advance(30_000);
  const account = demoAccounts().find((one) => one.staffNo === staffNo);
  const totp = totpCode(account?.totpSeed ?? '', service.now());
  const body = { staffNo, password: account?.password, totp, device, client: 'extension' };
  return (await (await service.request('POST', '/api/sessions', { body })).json()) as LoginResponse;
}

const seal = (key: string, record: unknown, to = login.sealingKey) => sealFor(to, key, record);

const tick = (checkCode: string, change: Partial<OutboxRecord> = {}): OutboxRecord => ({
  ticket: login.ticket,
  staffNo: 'T-001',
  device,
  at: service.now(),
  record: { kind: 'checkTick', pageKind: 'loan', checkCode, result: 'yes' },
  ...change,
});
async function handIn(...entries: SealedEntry[]) {
  const response = await service.request('POST', '/api/outbox', { body: { entries } });
  expect(response.status).toBe(200);
  return ((await response.json()) as { results: { key: string; status: string; code?: string }[] }).results;
}
const stored = async (key: string) =>
  service.database.sql.all<{ staff_no: string; body: string }>(
    sql`select staff_no, body from outbox_records where key = ${key}`,
  );

describe('outbox', () => {
  test('a record is taken once, with its author, and audited', async () => {
    const key = uuidv7();
    const entry = await seal(key, tick('identity'));
    expect(await handIn(entry)).toEqual([{ key, status: 'accepted' }]);
    expect(await handIn(entry, entry)).toEqual([
      { key, status: 'replayed' },
      { key, status: 'replayed' },
    ]);
    const rows = await stored(key);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ staff_no: 'T-001' });
    const audit = await service.database.sql.all<{ n: number }>(
      sql`select count(*) as n from audit_rows where action = 'outbox.checkTick' and body ->> 'object' = ${key}`,
    );
    expect(audit[0]?.n).toBe(1);
  });

  test('the same key with another content is a conflict and changes nothing (R-SY2)', async () => {
    const key = uuidv7();
    await handIn(await seal(key, tick('first')));
    expect(await handIn(await seal(key, tick('second')))).toEqual([
      { key, status: 'conflict', code: 'outbox.conflict' },
    ]);
    expect((await stored(key))[0]?.body).toContain('first');
  });

  test('sealed anew, the same record is still a replay', async () => {
    const key = uuidv7();
    const record = tick('again');
    await handIn(await seal(key, record));
    expect(await handIn(await seal(key, record))).toMatchObject([{ status: 'replayed' }]);
  });

  test('the author stays the author whoever logs in next on this terminal', async () => {
    const key = uuidv7();
    const entry = await seal(key, tick('shared-counter'));
    await open('T-003');
    expect(await handIn(entry)).toMatchObject([{ status: 'accepted' }]);
    expect((await stored(key))[0]?.staff_no).toBe('T-001');
  });

  test('a ticket speaks for its person and device only, for seven days', async () => {
    const other = await open('T-003');
    const cases: [string, OutboxRecord][] = [
      ['another person', tick('x', { staffNo: 'T-003' })],
      ['another device', tick('x', { device: randomUUID() })],
      ['somebody else’s ticket', tick('x', { ticket: other.ticket })],
      ['a forged ticket', tick('x', { ticket: `${login.ticket.slice(0, -4)}AAAA` })],
      ['no ticket', tick('x', { ticket: 'none' })],
    ];
    for (const [name, record] of cases) {
      const key = uuidv7();
      expect(await handIn(await seal(key, record)), name).toEqual([
        { key, status: 'refused', code: 'outbox.ticket' },
      ]);
      expect(await stored(key)).toEqual([]);
    }
  });

  test('a ticket runs out after seven days', async () => {
    const late = await createTestService({
      dataDir: service.dataDir,
      seed: false,
      startAt: service.now() + 8 * 86_400_000,
    });
    const key = uuidv7();
    const entry = await seal(key, tick('late'));
    const response = await late.request('POST', '/api/outbox', { body: { entries: [entry] } });
    expect(await response.json()).toMatchObject({ results: [{ status: 'refused', code: 'outbox.ticket' }] });
    await late.database.close();
  });

  test('what cannot be opened is refused by itself; the rest of the batch is taken', async () => {
    const good = uuidv7();
    const bad = uuidv7();
    const moved = { ...(await seal(uuidv7(), tick('moved'))), key: bad };
    const noKey = { ...(await seal(uuidv7(), tick('key'))), keyId: 'unknown' };
    const notRecord = await seal(uuidv7(), { hello: 'world' });
    const results = await handIn(moved, await seal(good, tick('good')), noKey, notRecord);
    expect(results.map(({ status, code }) => code ?? status)).toEqual([
      'outbox.unsealable',
      'accepted',
      'outbox.unsealable',
      'outbox.unsealable',
    ]);
  });

  test('handed in many times side by side, it is stored once', async () => {
    const key = uuidv7();
    const entry = await seal(key, tick('race'));
    const results = (await Promise.all(Array.from({ length: 20 }, () => handIn(entry)))).flat();
    expect(results.filter(({ status }) => status === 'accepted')).toHaveLength(1);
    expect(await stored(key)).toHaveLength(1);
  });
});
