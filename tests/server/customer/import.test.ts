import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { AppError, type Finding } from '../../../core/errors.ts';
import { columnFindings, importColumns } from '../../../server/customer/import-row.ts';
import type { ImportResult } from '../../../server/customer/import.service.ts';
import { contentDir } from '../../support/demo-bank.ts';
import { createTestService, importContent, type TestService } from '../../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await createTestService();
});
afterAll(() => service.close());

const template = readFileSync(join(contentDir, 'demo/customers.csv'), 'utf8');
const [header = '', ...rows] = template.trim().split('\n');

let files = 0;
async function load(content: string | Uint8Array, name?: string): Promise<ImportResult> {
  files += 1;
  return importContent(service, content, name ?? `file-${files}.csv`);
}
async function refusal(
  content: string | Uint8Array,
  name?: string,
): Promise<{ code: string; findings: readonly Finding[] }> {
  try {
    await load(content, name);
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, findings: error.findings };
    throw error;
  }
  throw new Error('the file was taken');
}
const csv = (...lines: string[]) =>
  `${['customerNo,dataDate,orgUnitCode,name,customerType', ...lines].join('\n')}\n`;
const seen = async (customerNo: string) => (await service.services.customers.byNo(customerNo))?.facts;

/** 张伟 and 刘芳 in GB18030, so that the test needs no encoder. */
const gb = { zhang: [0xd5, 0xc5], wei: [0xce, 0xb0] };

describe('customer import', () => {
  test('the same file again changes nothing (idempotent by customer number and data date)', async () => {
    expect(await load(template)).toMatchObject({
      rows: rows.length,
      added: 0,
      changed: 0,
      unchanged: rows.length,
    });
  });

  test('a newer data date replaces, an older one is refused whole with its rows', async () => {
    await load(csv('N-1,2026-11-20,3201,甲公司,enterprise', 'N-2,2026-11-20,3201,乙公司,enterprise'));
    expect(await load(csv('N-1,2026-11-21,3201,甲新公司,enterprise'))).toMatchObject({ changed: 1 });
    expect(await seen('N-1')).toMatchObject({ nameMasked: '甲新公司', dataDate: '2026-11-21' });
    const old = await refusal(
      csv('N-3,2026-11-22,3201,丙公司,enterprise', 'N-1,2026-11-19,3201,甲公司,enterprise'),
    );
    expect(old).toMatchObject({ code: 'import.stale', findings: [{ row: 3, field: 'dataDate' }] });
    expect(await seen('N-3'), 'all or nothing').toBeUndefined();
    expect(await seen('N-1')).toMatchObject({ nameMasked: '甲新公司' });
  });

  test('GB18030 is read as it is', async () => {
    const head = Buffer.from(`${csv().trim()}\n`);
    const row = Buffer.concat([
      Buffer.from('G-1,2026-11-20,3201,'),
      Buffer.from([...gb.zhang, ...gb.wei]),
      Buffer.from(',personal\n'),
    ]);
    await load(Buffer.concat([head, row]));
    expect(await seen('G-1')).toMatchObject({ nameMasked: '张*' });
  });

  test('a byte-order mark and quoted cells are no obstacle', async () => {
    await load(`\uFEFF${csv('"Q-1",2026-11-20,3201,"甲""乙"",公司",enterprise')}`);
    expect(await seen('Q-1')).toMatchObject({ nameMasked: '甲"乙",公司' });
  });

  test('neither UTF-8 nor GB18030: refused', async () => {
    const broken = Buffer.concat([Buffer.from(csv('B-1,2026-11-20,3201,')), Buffer.from([0xff, 0xff, 0x80])]);
    expect(await refusal(broken)).toMatchObject({ code: 'import.encoding' });
  });

  test('missing, unknown and doubled columns are named', async () => {
    const { code, findings } = await refusal('customerNo,dataDate,name,balance,name\nX-1,2026-11-20,a,1,b\n');
    expect(code).toBe('import.columns');
    expect(findings.map(({ field, code: why }) => `${field} ${why}`)).toEqual([
      'balance import.unknownColumn',
      'name import.duplicateColumn',
      'orgUnitCode import.missingColumn',
      'customerType import.missingColumn',
    ]);
  });

  test('authentication data is refused by its column, whatever it is called (R-PR2)', async () => {
    const stems = [
      'password',
      'passwd',
      '密码',
      'cvv',
      'CVN2',
      'track',
      '磁道',
      'otp',
      '验证码',
      '口令',
      'fingerprint',
      '指纹',
      'faceId',
      '人脸',
      'iris',
      'biometric',
    ];
    const names = [
      'PIN',
      ...stems.flatMap((stem) => [stem, `${stem}1`, `login_${stem}`, `交易${stem}`, stem.toUpperCase()]),
    ];
    const columns = ['customerNo', 'dataDate', 'orgUnitCode', 'name', 'customerType'];
    for (const name of names) {
      const findings = columnFindings('x.csv', [...columns, name]);
      expect(findings, name).toMatchObject([{ field: name, code: 'import.refusedField', row: 1 }]);
    }
    expect(columnFindings('x.csv', importColumns)).toEqual([]);
    const { code } = await refusal(`${csv().trim()},交易密码\nR-1,2026-11-20,3201,甲,personal,secret\n`);
    expect(code).toBe('import.refusedField');
    expect(await seen('R-1')).toBeUndefined();
  });

  test('card track data is refused wherever it hides (R-PR2)', async () => {
    const file = `${csv().trim()},plan\nR-1,2026-11-20,3201,甲,personal,9900000000000000=2912101000\n`;
    expect(await refusal(file)).toMatchObject({ code: 'import.refusedField', findings: [{ row: 2 }] });
    expect(await seen('R-1')).toBeUndefined();
  });

  test('every faulty row is named with its column, and nothing is taken', async () => {
    const { code, findings } = await refusal(
      csv(
        'E-1,2026-11-20,3201,甲,personal',
        'E-2,2026-13-20,3201,乙,personal',
        'E-3,2026-11-20,3201,,personal',
        'E-4,2026-11-20,3201,丁,robot',
        'E-5,2026-11-20,3201',
        'E-1,2026-11-20,3201,甲,personal',
      ),
    );
    expect(code).toBe('import.rows');
    expect(findings.map(({ row, field, code: why }) => [row, field, why])).toEqual([
      [3, 'dataDate', 'import.value'],
      [4, 'name', 'import.value'],
      [5, 'customerType', 'import.value'],
      [6, undefined, 'import.columnCount'],
      [7, 'customerNo', 'import.duplicate'],
    ]);
    expect(await seen('E-1')).toBeUndefined();
  });

  test('one account cannot belong to two customers of a file', async () => {
    const file = `${csv().trim()},accounts\nA-1,2026-11-20,3201,甲,personal,99001234\nA-2,2026-11-20,3201,乙,personal,99005678;99001234\n`;
    expect(await refusal(file)).toMatchObject({
      findings: [{ row: 3, field: 'accountNo', code: 'import.duplicate' }],
    });
  });

  test('broken quotes end with the row they stand in', async () => {
    expect(await refusal(csv('Q-7,2026-11-20,3201,"甲,personal'))).toMatchObject({
      code: 'import.rows',
      findings: [{ code: 'import.csv' }],
    });
  });

  test('JSON carries the same fields, lists as lists', async () => {
    const one = {
      customerNo: 'J-1',
      dataDate: '2026-11-20',
      orgUnitCode: '3202',
      name: '欧阳明',
      customerType: 'personal',
      accounts: ['99007777', '99008888'],
      hasCredit: true,
      riskTolerance: 3,
    };
    await load(JSON.stringify([one]), 'customers.json');
    expect(await seen('J-1')).toMatchObject({
      nameMasked: '欧阳*',
      hasCredit: true,
      riskTolerance: 3,
      accountTail: '7777',
    });
    expect(await refusal('{"rows": []}', 'wrong.json')).toMatchObject({ code: 'import.columns' });
    expect(await refusal(JSON.stringify([{ ...one, name: { first: 'x' } }]), 'nested.json')).toMatchObject({
      findings: [{ row: 1, field: 'name' }],
    });
  });

  test('what was refused leaves no row behind, and names, phones and numbers are nowhere in clear', async () => {
    const sentinels = ['哨兵某某甲', '13800009911', '990000000000009911', '9900777766665555'];
    const [name = '', phone = '', docNo = '', account = ''] = sentinels;
    const head = 'customerNo,dataDate,orgUnitCode,name,customerType,phone,docNo,accounts';
    await refusal(
      `${head}\nS-1,2026-11-20,3201,${name},personal,${phone},${docNo},${account}\nS-2,bad,3201,x,personal,,,\n`,
    );
    const counts = await service.database.sql.all<{
      n: number;
    }>(sql`select count(*) as n from customer_snapshots
      where batch_id > (select value from markers where name = 'customer.batch')`);
    expect(counts[0]?.n).toBe(0);
    const orphans = await service.database.sql.all<{
      n: number;
    }>(sql`select count(*) as n from customer_aliases a where not exists
      (select 1 from customer_snapshots s where s.customer_no = a.customer_no and s.batch_id = a.batch_id)`);
    expect(orphans[0]?.n).toBe(0);
    await load(`${head}\nS-1,2026-11-20,3201,${name},personal,${phone},${docNo},${account}\n`);
    await service.database.sql.run(sql`pragma wal_checkpoint(truncate)`);
    const bytes = Buffer.concat(
      ['tellerwise.db', 'tellerwise.db-wal'].map((file) => readFileSync(join(service.dataDir, file))),
    );
    for (const sentinel of sentinels) expect(bytes.includes(sentinel), sentinel).toBe(false);
    expect(service.logged.join('')).not.toMatch(new RegExp(sentinels.join('|')));
  });

  test('1,000 rows become visible at once', async () => {
    const many = Array.from(
      { length: 1000 },
      (_, index) => `K-${index},2026-11-20,3201,客户${index},enterprise`,
    );
    const result = await load(csv(...many));
    expect(result).toMatchObject({ rows: 1000, added: 1000 });
    expect(await seen('K-0')).toBeDefined();
    expect(await seen('K-999')).toBeDefined();
    expect(header.split(',').length).toBeGreaterThan(30);
  });
});
