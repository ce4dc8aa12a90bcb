import readSheet from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql as query } from 'drizzle-orm';
import * as v from 'valibot';

import { listRecords, myRecord, personRecord } from '../../../core/contracts/records.ts';
import { personFile } from '../../../core/record/person-file.ts';
import { verifyFile } from '../../../server/certificates/verifying.ts';
import type { PublicKeys } from '../../../server/crypto/certificate-keys.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { takerOf } from '../quizzes/taking.ts';

let service: TestService;
let keys: PublicKeys;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  service = await createTestService();
  for (const who of ['H-01', 'T-001', 'T-003', 'K-01', 'B-01', 'A-01', 'L-01'])
    tokens[who] = await service.login(who);
  const taker = await takerOf(service, 'H-01');
  tokens['H-01'] = taker.token;
  await taker.take('QZ-05');
  await service.database.writer.write((tx) =>
    service.services.ledger.award(tx, {
      staffNo: 'T-003',
      reason: 'publish',
      object: '=HYPERLINK("x")',
      at: service.now(),
    }),
  );
  keys = service.services.certificates.publicKeys();
});
afterAll(() => service.close());

const get = (who: string, path: string) => service.request('GET', path, { token: tokens[who] });
const mine = async (who: string, period = '') =>
  v.parse(myRecord.response, await (await get(who, `/api/records/mine${period}`)).json());
const fileOf = (text: string) => v.parse(personFile, JSON.parse(text));
const verified = (text: string) =>
  verifyFile(new TextEncoder().encode(text), { keys, now: service.now() }).map(({ ok, key }) => [ok, key]);
const auditRows = async (action: string) =>
  service.database.sql.all<{ staff_no: string; body: string }>(
    query`select staff_no, body from audit_rows where action = ${action} order by rowid`,
  );

describe('a person’s file', () => {
  test('has what was done, with versions, marks and hashes, and verifies with the public key alone', async () => {
    const { text, certificates } = await mine('H-01');
    const file = fileOf(text);
    expect(file.person).toEqual({
      staffNo: 'H-01',
      name: '陈洁',
      orgUnitCode: '3201',
      orgUnitName: '城东支行',
    });
    expect(file.lines.map(({ record }) => [record.kind, record.object, record.version])).toEqual([
      ['attempt', 'QZ-05', 1],
      ['attempt', 'QZ-05', 1],
      ['mark', 'QZ-05', 1],
      ['points', 'QZ-05@1', undefined],
      ['certificate', 'QZ-05', 1],
    ]);
    expect(file.lines[2]?.record.result).toMatchObject({ isPass: true, passPercent: 85 });
    expect(file.lines[3]?.record.result).toEqual({ delta: 15, reason: 'quizPassed' });
    expect(certificates).toHaveLength(1);
    expect(verified(text)).toEqual([[true, 'verify.valid.personFile']]);
  });

  test('is of the period asked for', async () => {
    expect(fileOf((await mine('H-01', '?from=2027-01-01')).text)).toMatchObject({
      count: 0,
      from: '2027-01-01',
    });
    expect(fileOf((await mine('H-01', '?from=2026-11-23&to=2026-11-23')).text).count).toBe(5);
    expect((await get('H-01', '/api/records/mine?from=2026-02-30')).status).toBe(400);
  });

  test('of another is seen by the head of the own unit, trainers and auditors, and every look is written down', async () => {
    const look = async (who: string, staffNo = 'H-01') =>
      (await get(who, `/api/records/people/${staffNo}`)).status;
    expect(await look('T-001')).toBe(403);
    expect(await look('L-01')).toBe(403);
    expect(await look('B-01', 'T-003')).toBe(403);
    expect(await look('K-01', 'T-999')).toBe(404);
    for (const who of ['B-01', 'K-01', 'A-01']) expect(await look(who), who).toBe(200);
    const seen = v.parse(
      personRecord.response,
      await (await get('A-01', '/api/records/people/T-003')).json(),
    );
    expect(fileOf(seen.text).person.staffNo).toBe('T-003');
    const rows = (await auditRows('records.person')).map(({ staff_no, body }) => {
      const { object, result } = JSON.parse(body) as { object: string; result: string };
      return [staff_no, object, result];
    });
    expect(rows).toEqual(
      expect.arrayContaining([
        ['B-01', 'H-01', 'ok'],
        ['B-01', 'T-003', 'denied'],
        ['A-01', 'T-003', 'ok'],
      ]),
    );
  });
});

describe('lists and exports', () => {
  const list = async (who: string, filter = '') =>
    v.parse(listRecords.response, await (await get(who, `/api/records/people${filter}`)).json());

  test('list people by unit, post and period, a head those of the own unit alone', async () => {
    const all = await list('A-01');
    expect(all.people.find(({ staffNo }) => staffNo === 'H-01')).toMatchObject({
      name: '陈洁',
      unit: '城东支行',
      attempts: 1,
      passes: 1,
      certificates: 1,
      points: 15,
    });
    expect(all.people.map(({ staffNo }) => staffNo)).toContain('T-003');
    expect((await list('B-01')).people.map(({ staffNo }) => staffNo)).not.toContain('T-003');
    expect((await list('K-01', '?unit=3202&post=teller')).people.map(({ staffNo }) => staffNo)).toEqual([
      'T-003',
    ]);
    const later = await list('A-01', '?from=2027-01-01');
    expect(later.people.every(({ attempts, points }) => attempts === 0 && points === 0)).toBe(true);
  });

  const take = async (who: string, filter: string) => {
    const response = await get(who, `/api/records/export?${filter}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="records\.\w+"$/);
    return response;
  };
  const headers = ['序号', '工号', '姓名', '机构', '类别', '对象', '版本', '名称', '结果', '时间', '校验值'];

  test('CSV opens in a spreadsheet: BOM, Chinese headers, no cell that it would run', async () => {
    const bytes = new Uint8Array(await (await take('A-01', 'format=csv')).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).trim().split('\r\n');
    expect(lines[0]).toBe(headers.join(','));
    expect(lines.find((line) => line.includes('HYPERLINK'))).toContain(`"'=HYPERLINK(""x"")"`);
    expect(
      lines.some((line) => /,H-01,陈洁,城东支行,评分,QZ-05,1,投诉处理,\d+ \/ \d+ · 合格,/.test(line)),
    ).toBe(true);
  });

  test('XLSX reads back as what CSV says, every text a text', async () => {
    const bytes = Buffer.from(await (await take('A-01', 'format=xlsx&kind=points')).arrayBuffer());
    const sheets = await readSheet(bytes);
    const rows = sheets[0]?.data ?? [];
    expect(rows[0]).toEqual(headers);
    expect(rows.slice(1).map((row) => [row[1], row[4], row[5], row[8]])).toEqual([
      ['H-01', '积分', 'QZ-05@1', '+15 分 · 测验通过'],
      ['T-003', '积分', '=HYPERLINK("x")', '+20 分 · 发布知识'],
    ]);
  });

  test('files come one a line and each verifies; a head gets those of the own unit', async () => {
    const text = await (await take('B-01', 'format=files')).text();
    const files = text.trim().split('\n').map(fileOf);
    expect(files.map(({ person }) => person.orgUnitCode)).toEqual(files.map(() => '3201'));
    expect(verified(text)).toEqual(files.map(() => [true, 'verify.valid.personFile']));
    const rows = await auditRows('records.export');
    expect(rows.map(({ staff_no }) => staff_no)).toContain('B-01');
  });

  test('xAPI statements: verbs of ADL, an account as actor, the same ids each time', async () => {
    const statements = async () =>
      (await (await take('A-01', 'format=xapi')).json()) as {
        id: string;
        actor: unknown;
        verb: { id: string };
        result?: unknown;
        version: string;
      }[];
    const [first, again] = [await statements(), await statements()];
    expect(again.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    const passed = first.find(({ verb }) => verb.id === 'http://adlnet.gov/expapi/verbs/passed');
    expect(passed).toMatchObject({
      actor: { objectType: 'Agent', account: { homePage: 'https://tellerwise.invalid', name: 'H-01' } },
      result: { success: true, completion: true, score: { scaled: 1 } },
      version: '1.0.3',
    });
    expect(passed?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-/);
  });
});
