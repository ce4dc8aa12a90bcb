import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';

import { createApp } from '../server/app.ts';
import { boot } from '../server/boot.ts';
import { importCustomers, type ImportResult } from '../server/customer/import.service.ts';
import { createLog } from '../server/http/log.ts';
import { readContentFolder } from '../server/knowledge/content-files.ts';
import { putStaff, putUnit, replaceRoles } from '../server/organisation/organisation.repository.ts';
import { replaceSession } from '../server/session/session.repository.ts';
import { hashToken } from '../server/session/session.service.ts';

export interface BenchService {
  /** One POST /api/context by one of the tellers, with its audit row. */
  readonly look: (index: number) => Promise<void>;
  /** One request of one of the tellers; gives what was answered, throws for anything but 2xx. */
  readonly ask: <T>(index: number, method: string, path: string, body?: unknown) => Promise<T>;
  /** One bare row through the same writer. */
  readonly bareWrite: (index: number) => Promise<void>;
  /** Writes a file of so many customers: the bank's work, not the service's. */
  readonly customerFile: (rows: number, dataDate: string) => string;
  readonly importFile: (path: string) => Promise<ImportResult>;
  readonly groups: () => number;
  close(): Promise<void>;
}

const header =
  'customerNo,dataDate,orgUnitCode,name,customerType,phone,docNo,accounts,internalIds,managerNo,relationshipSince,standardDepositFen';
const customerRow = (index: number, dataDate: string) =>
  `N-${index},${dataDate},3201,客户${index}有限公司,enterprise,1380000${String(index % 10_000).padStart(4, '0')},9900000000000000${index % 100},9900${String(index).padStart(12, '0')};9901${String(index).padStart(12, '0')},client:${1_000_000_000 + index},M-01,2015-01-01,${index * 1000}`;

/** The real service on a real file, with tellers logged in and quotas out of the way. */
export async function bootBench(size: { tellers: number; customers: number }): Promise<BenchService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tellerwise-bench-'));
  const clock = () => Date.now();
  const monotonic = () => performance.now();
  const limits = { lookupsPerMinute: 1e9, customersPerDay: 1e9, loginsPerMinute: 1e9 };
  const deps = { dataDir, clock, monotonic, newId: () => uuidv7(), limits };
  const { database, secrets, services, audit, operatorAudit } = await boot(deps);
  const content = await readContentFolder(join(import.meta.dirname, '../content'));
  await services.knowledge.load(content, { publish: 'always', by: 'bench' });
  const { writer } = database;

  const tokens = Array.from(
    { length: size.tellers },
    (_, index) => `bench-token-${String(index).padStart(30, '0')}`,
  );
  const deviceOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  await writer.write(async (tx) => {
    await putUnit(tx, { code: '3201', name: '城东支行', kind: 'subBranch', parent_code: null });
    for (const [index, token] of tokens.entries()) {
      const staffNo = `B-${index}`;
      const person = {
        name: '柜员',
        org_unit_code: '3201',
        active: 1,
        joined_on: null,
        certificate_until: '2099-12-31',
      };
      await putStaff(tx, { staff_no: staffNo, ...person });
      await replaceRoles(tx, staffNo, ['teller'], { staffNo: 'bench', at: clock() });
      const session = {
        id: uuidv7(),
        tokenHash: hashToken(token),
        staffNo,
        device: deviceOf(index),
        client: 'extension',
      };
      await replaceSession(tx, { ...session, now: clock(), expiresAt: clock() + 1e8, idleMs: 1e8 });
    }
  });
  const customerFile = (rows: number, dataDate: string): string => {
    const path = join(dataDir, `customers-${dataDate}.csv`);
    writeFileSync(
      path,
      `${[header, ...Array.from({ length: rows }, (_, index) => customerRow(index, dataDate))].join('\n')}\n`,
    );
    return path;
  };
  const importFile = (path: string): Promise<ImportResult> => {
    const masks = () => services.knowledge.rules().masks;
    return importCustomers({ writer, secrets, masks, clock, audit: operatorAudit('bench') }, path, 'bench');
  };
  await importFile(customerFile(size.customers, '2026-11-19'));

  const app = createApp({
    services,
    database,
    audit,
    secrets,
    clock,
    monotonic,
    newId: deps.newId,
    log: createLog({ write: () => undefined }),
    version: 'bench',
    extensionOrigins: [],
    tls: false,
    behindProxy: false,
    addressOf: () => '127.0.0.1',
    stopping: () => false,
  });
  let bare = 0;
  async function ask<T>(index: number, method: string, path: string, body?: unknown): Promise<T> {
    const teller = index % tokens.length;
    const response = await app.fetch(
      new Request(`http://127.0.0.1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${tokens[teller] ?? ''}.${deviceOf(teller)}`,
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const answer = (await response.json()) as T;
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }
  return {
    ask,
    async look(index) {
      const at = (index * 7919) % size.customers;
      const claims = [
        { kind: 'accountNo', value: `9900${String(at).padStart(12, '0')}`, role: 'holder' },
        { kind: 'internalId', value: `client:${1_000_000_000 + at}`, role: 'holder' },
      ];
      const body = {
        pageKind: 'customerDetail',
        claims,
        flags: {},
        proof: 'anchors',
        nonce: '00112233445566778899aabbccddeeff',
      };
      const answer = await ask<{ result?: string }>(index, 'POST', '/api/context', body);
      if (answer.result !== 'context') throw new Error(`context: ${JSON.stringify(answer)}`);
    },
    async bareWrite() {
      const name = `bare-${(bare += 1)}`;
      await writer.write((tx) => tx.run(sql`insert into markers (name, value) values (${name}, 1)`));
    },
    customerFile,
    importFile,
    groups: writer.groups,
    async close() {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Milliseconds each took at a steady rate, in rising order: requests start on the clock, not when the one before has ended. */
export async function atRate(
  perSecond: number,
  seconds: number,
  work: (index: number) => Promise<unknown>,
): Promise<number[]> {
  const taken: number[] = [];
  const pending: Promise<void>[] = [];
  const began = performance.now();
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const due = began + (index * 1000) / perSecond;
    while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 1));
    const started = performance.now();
    pending.push(work(index).then(() => void taken.push(performance.now() - started)));
  }
  await Promise.all(pending);
  return taken.toSorted((a, b) => a - b);
}
