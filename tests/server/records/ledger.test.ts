import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient, type Client, type Transaction } from '@libsql/client';
import { sql as query } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { anchorFile, createAnchors } from '../../../server/audit/anchors.ts';
import type { Anchor } from '../../../server/audit/verify.ts';
import { auditKey } from '../../../server/crypto/secrets.ts';
import { sqlOn } from '../../../server/database/connection.ts';
import { setMarker } from '../../../server/database/markers.ts';
import { recordsHead } from '../../../server/records/anchored.ts';
import { appendRecord } from '../../../server/records/append.ts';
import { bringInRecords } from '../../../server/records/backfill.ts';
import { verifyRecords } from '../../../server/records/verify.ts';
import { temporaryFolder } from '../../support/database.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { randomFrom, rounds as sized, seed } from '../../support/size.ts';

const rounds = sized(10_000);
const lines = 40;

let service: TestService;
let key: KeyObject;
beforeAll(async () => {
  service = await createTestService();
  key = auditKey(service.secrets);
  await service.database.writer.write(async (tx) => {
    for (let n = 1; n <= lines; n += 1)
      await appendRecord(tx, {
        kind: n % 2 === 0 ? 'attendance' : 'course',
        staffNo: n % 3 === 0 ? 'T-001' : 'T-003',
        orgUnitCode: '3201',
        object: `CRS-0${n % 5}`,
        version: 1,
        title: '投诉处理',
        ref: `line-${n}`,
        result: { step: n },
        at: service.now() + n,
      });
  });
});
afterAll(() => service.close());

describe('the ledger', () => {
  test('writes each row once and is refused every change (R-QZ5)', async () => {
    const record = {
      kind: 'course',
      staffNo: 'T-001',
      orgUnitCode: '3201',
      object: 'CRS-01',
      title: '入职培训',
      ref: 'line-1',
      result: {},
      at: service.now(),
    } as const;
    await service.database.writer.write((tx) => appendRecord(tx, record));
    const [count] = await service.database.sql.all<{ n: number }>(
      query`select count(*) as n from training_records where ref = 'line-1'`,
    );
    expect(count?.n).toBe(1);
    for (const attempt of [
      "update training_records set body = '{}'",
      'delete from training_records',
      'insert or replace into training_records select * from training_records limit 1',
    ]) {
      const tried = service.database.writer.write((tx) => tx.run(attempt));
      await expect(tried, attempt).rejects.toThrow();
    }
  });

  test('what fails takes its line with it, and the chain goes on', async () => {
    const tried = service.database.writer.write(async (tx) => {
      await appendRecord(tx, {
        kind: 'course',
        staffNo: 'T-001',
        orgUnitCode: '3201',
        object: 'CRS-01',
        title: '入职培训',
        ref: 'never',
        result: {},
        at: service.now(),
      });
      throw new Error('the work failed');
    });
    await expect(tried).rejects.toThrow('the work failed');
    expect((await verifyRecords(service.database.sql, key, [])).faults).toEqual([]);
  });
});

describe('tampering', () => {
  let copy: Client;
  let anchors: Anchor[];
  let count: number;
  beforeAll(async () => {
    const folder = temporaryFolder();
    const { sql } = service.database;
    const ticks = createAnchors({
      chain: service.audit,
      beside: () => recordsHead(sql),
      key,
      folders: [folder],
      clock: service.now,
    });
    await ticks.tick(true);
    const text = readFileSync(join(folder, anchorFile), 'utf8');
    anchors = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Anchor);
    const file = join(temporaryFolder(), 'copy.db');
    await sql.run(query`vacuum into ${file}`);
    copy = createClient({ url: `file:${file}`, concurrency: 1 });
    for (const name of ['update', 'delete', 'replace'])
      await copy.execute(`drop trigger training_records_no_${name}`);
    count = (await recordsHead(sql))?.n ?? 0;
  });
  afterAll(() => copy.close());
  const verify = (on: Client | Transaction) => verifyRecords(sqlOn(on as Client), key, anchors);

  test('none: whole, and met by its anchor', async () => {
    expect(await verify(copy)).toEqual({ lines: count, anchors: 1, faults: [] });
  });

  test(`${rounds} random changes are all found (T17 for the ledger)`, async () => {
    const next = randomFrom(seed);
    const random = (below: number) => Math.floor(next() * below);
    const missed: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const n = 1 + random(count);
      const other = 1 + ((n + random(count - 1)) % count);
      const where = `where n = ${n}`;
      const seq = (to: string) => `update sqlite_sequence set seq = ${to} where name = 'training_records'`;
      const tamperings: Record<string, string[]> = {
        byte: [
          `update training_records set body = substr(body, 1, ${5 + random(60)}) || '~' || substr(body, ${6 + random(60)}) ${where}`,
        ],
        person: [`update training_records set staff_no = 'T-999' ${where}`],
        unit: [`update training_records set org_unit_code = '9999' ${where}`],
        backdate: [`update training_records set at = at - 86400000 ${where}`],
        hash: [`update training_records set hash = '${'0'.repeat(64)}' ${where}`],
        delete: [`delete from training_records ${where}`],
        swap: [
          `update training_records set n = -1 ${where}`,
          `update training_records set n = ${n} where n = ${other}`,
          `update training_records set n = ${other} where n = -1`,
        ],
        truncate: [`delete from training_records where n >= ${n}`],
        truncateAndCount: [`delete from training_records where n >= ${n}`, seq(String(n - 1))],
        renumber: [
          `delete from training_records ${where}`,
          `update training_records set n = -(n - 1) where n > ${n}`,
          'update training_records set n = -n where n < 0',
          seq(String(count - 1)),
        ],
        removeAll: ['delete from training_records', seq('0')],
      };
      const names = Object.keys(tamperings).filter((name) => name !== 'swap' || n !== other);
      const name = names[random(names.length)] ?? 'delete';
      const tampered = await copy.transaction('write');
      for (const statement of tamperings[name] ?? []) await tampered.execute(statement);
      const { faults } = await verify(tampered);
      if (faults.length === 0) missed.push(`${name} at ${n} of ${count}`);
      await tampered.rollback();
    }
    expect(missed).toEqual([]);
  });
});

describe('what happened before there was a ledger', () => {
  test('is brought in once, in the order of time', async () => {
    const { sql, writer } = service.database;
    const day = 86_400_000;
    await writer.write(async (tx) => {
      // As an older service wrote them: no line in the ledger.
      for (const [id, at] of [
        ['0199-b', service.now() - day],
        ['0199-a', service.now() - 2 * day],
      ] as const)
        await tx.run(query`insert into points_ledger (id, staff_no, org_unit_code, delta, reason, object, reverses, note,
          by_staff_no, at, day) values (${id}, 'F-01', '3201', 20, 'publish', 'ART-99@1', null, '', 'F-01', ${at}, '2026-11-20')`);
      await setMarker(tx, 'records.broughtIn', 0);
    });
    await bringInRecords(sql, writer);
    const rows = () =>
      sql.all<{ ref: string }>(query`select ref from training_records where staff_no = 'F-01' order by n`);
    expect((await rows()).map(({ ref }) => ref)).toEqual(['0199-a', '0199-b']);
    expect(await bringInRecords(sql, writer)).toBe(0);
    expect(await rows()).toHaveLength(2);
    expect((await verifyRecords(sql, key, [])).faults).toEqual([]);
  });
});
