import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient, type Client, type Transaction } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { anchorFile, createAnchors } from '../../../server/audit/anchors.ts';
import { verifyAudit, type Anchor } from '../../../server/audit/verify.ts';
import { auditKey } from '../../../server/crypto/secrets.ts';
import { sqlOn } from '../../../server/database/connection.ts';
import { randomFrom, rounds as sized, seed } from '../../support/size.ts';
import { temporaryFolder } from '../../support/database.ts';
import { contextBody, createTestService, type TestService } from '../../support/service.ts';

const rounds = sized(10_000);

let service: TestService;
let key: KeyObject;
beforeAll(async () => {
  service = await createTestService();
  key = auditKey(service.secrets);
});
afterAll(() => service.close());

const auditRows = async () => {
  const { rows } = await createClient({ url: `file:${join(service.dataDir, 'tellerwise.db')}` }).execute(
    'select body from audit_rows order by rowid',
  );
  return rows.map((row) => JSON.parse(row['body'] as string) as Record<string, unknown>);
};

const appendOnly = [
  'audit_rows',
  'service_case_events',
  'outbox_records',
  'content_draft_texts',
  'content_draft_events',
  'content_retirements',
  'reading_assignments',
  'reading_proofs',
  'content_reviews',
  'article_reviews',
  'article_review_decisions',
  'handovers',
  'announcements',
  'announcement_withdrawals',
  'read_receipts',
  'knowledge_changes',
  'points_ledger',
  'quiz_attempts',
  'quiz_attempt_events',
  'quiz_corrections',
  'quiz_confirmations',
  'question_banks',
  'bank_questions',
  'bank_imports',
  'training_records',
  'shift_answers',
  'shift_leeches',
  'certificates',
  'certificate_revocations',
  'course_events',
  'training_assignments',
  'training_withdrawals',
  'training_reminders',
  'training_ranks',
  'training_needs',
  'training_plans',
  'training_plan_events',
  'training_sessions',
  'training_attendance',
  'training_surveys',
  'training_answered',
  'training_steps',
  'training_programmes',
  'training_programme_notes',
];

describe('audit trail', () => {
  test('every look at a customer is one row: who, where, what was shown, why, with what result (R-LG1)', async () => {
    const token = await service.login('M-01');
    const before = (await auditRows()).length;
    await service.request('POST', '/api/context', { token, body: contextBody('C-1002') });
    const rows = (await auditRows()).slice(before);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      action: 'context.look',
      staffNo: 'M-01',
      orgUnit: '3201',
      result: 'ok',
      reason: 'loan/anchors',
      at: service.now(),
    });
    expect(rows[0]?.['fields']).toEqual(
      expect.arrayContaining(['creditGrade', 'phoneMasked', 'standardDepositFen']),
    );
    expect(JSON.stringify(rows[0])).not.toMatch(/C-1002|云岭/);
  });

  test('every denial is a row too', async () => {
    const token = await service.login('K-01');
    const before = (await auditRows()).length;
    const response = await service.request('POST', '/api/context', { token, body: contextBody('C-1002') });
    expect(response.status).toBe(403);
    expect((await auditRows()).slice(before)).toMatchObject([
      { result: 'denied', code: 'access.denied', staffNo: 'K-01' },
    ]);
  });

  test('the database refuses to change or remove a row (R-LG3)', async () => {
    const client = createClient({ url: `file:${join(service.dataDir, 'tellerwise.db')}`, timeout: 5000 });
    for (const table of appendOnly) {
      const { rows } = await client.execute(
        `select name from sqlite_master where type = 'trigger' and tbl_name = '${table}'`,
      );
      expect(rows.map((row) => row['name'] as string).toSorted(), table).toEqual([
        `${table}_no_delete`,
        `${table}_no_replace`,
        `${table}_no_update`,
      ]);
    }
    const attempts = [
      'update audit_rows set at = 0',
      "update audit_rows set staff_no = 'X' where n = 1",
      'delete from audit_rows',
      'delete from audit_rows where n = 1',
      "insert or replace into audit_rows select chain_id, n, '{}', at, staff_no, action, customer_hash, hash from audit_rows where n = 1",
    ];
    for (const attempt of attempts)
      await expect(client.execute(attempt), attempt).rejects.toThrow(/append-only/);
    client.close();
  });
});

describe('tampering', () => {
  let copy: Client;
  let anchors: Anchor[];
  let chainId: string;
  let count: number;

  beforeAll(async () => {
    const token = await service.login('M-02');
    for (let index = 0; index < 60; index += 1) {
      await service.request('POST', '/api/context', {
        token,
        body: contextBody(['C-1001', 'P-2002', 'C-1004'][index % 3] ?? ''),
      });
    }
    const folder = join(service.dataDir, 'anchors');
    await createAnchors({ chain: service.audit, key, folders: [folder], clock: service.now }).tick(true);
    anchors = readFileSync(join(folder, anchorFile), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Anchor);
    const source = createClient({ url: `file:${join(service.dataDir, 'tellerwise.db')}` });
    const file = join(service.dataDir, 'copy.db');
    await source.execute(`vacuum into '${file}'`);
    source.close();
    copy = createClient({ url: `file:${file}`, concurrency: 1 });
    // Whoever tampers has the file, so the triggers do not stop them.
    const { rows } = await copy.execute("select name from sqlite_master where type = 'trigger'");
    for (const row of rows) await copy.execute(`drop trigger ${row['name'] as string}`);
    ({ chainId, n: count } = service.audit.head());
  });
  afterAll(() => copy.close());

  const verify = (client: Client | Transaction) => verifyAudit(sqlOn(client as Client), key, anchors);

  test('an untouched trail is whole', async () => {
    // The chain of whoever set the bank up, and the service's own.
    const { rows } = await copy.execute('select count(*) as n from audit_rows');
    expect(await verify(copy)).toMatchObject({ chains: 2, rows: rows[0]?.['n'], anchors: 1, faults: [] });
  });

  test(`${rounds} random changes are all found (R-LG2, T17)`, async () => {
    const next = randomFrom(seed);
    const random = (below: number) => Math.floor(next() * below);
    const missed: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const n = 1 + random(count);
      const other = 1 + ((n + random(count - 1)) % count);
      const where = `where chain_id = '${chainId}' and n = ${n}`;
      const tamperings: Record<string, string[]> = {
        byte: [
          `update audit_rows set body = substr(body, 1, ${10 + random(80)}) || '~' || substr(body, ${11 + random(80)}) ${where}`,
        ],
        staff: [`update audit_rows set staff_no = 'T-999' ${where}`],
        backdate: [`update audit_rows set at = at - 86400000 ${where}`],
        delete: [`delete from audit_rows ${where}`],
        swap: [
          `update audit_rows set n = -1 ${where}`,
          `update audit_rows set n = ${n} where chain_id = '${chainId}' and n = ${other}`,
          `update audit_rows set n = ${other} where chain_id = '${chainId}' and n = -1`,
        ],
        truncate: [`delete from audit_rows where chain_id = '${chainId}' and n >= ${n}`],
        truncateAndHead: [
          `delete from audit_rows where chain_id = '${chainId}' and n >= ${Math.max(2, n)}`,
          `update audit_chains set head_n = ${Math.max(2, n) - 1}, head_hash = (select hash from audit_rows where n = ${Math.max(2, n) - 1})`,
        ],
        removeAll: ['delete from audit_rows', 'delete from audit_chains'],
        renumber: [
          `delete from audit_rows ${where}`,
          `update audit_rows set n = -(n - 1) where chain_id = '${chainId}' and n > ${n}`,
          `update audit_rows set n = -n where chain_id = '${chainId}' and n < 0`,
        ],
        head: [`update audit_chains set head_n = head_n - 1`],
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

  test('a second boot continues from the first chain, and the loss of a whole chain shows', async () => {
    const dataDir = temporaryFolder();
    const first = await createTestService({ dataDir });
    await first.login('M-01');
    const lost = first.audit.head().chainId;
    await first.close();
    const next = await createTestService({ dataDir, seed: false, startAt: first.now() + 60_000 });
    await next.login('M-01');
    const ownKey = auditKey(next.secrets);
    await next.close();

    const client = createClient({ url: `file:${join(dataDir, 'tellerwise.db')}`, concurrency: 1 });
    expect(await verifyAudit(sqlOn(client), ownKey, [])).toMatchObject({ chains: 2, faults: [] });
    await client.execute('drop trigger audit_rows_no_delete');
    const tampered = await client.transaction('write');
    await tampered.execute(`delete from audit_rows where chain_id = '${lost}'`);
    await tampered.execute(`delete from audit_chains where chain_id = '${lost}'`);
    const broken = await verifyAudit(sqlOn(tampered as unknown as Client), ownKey, []);
    expect(broken.faults).toMatchObject([{ chainId: lost, code: 'chain.missing' }]);
    await tampered.rollback();
    client.close();
  });
});
