import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { checkStyle } from '../../../server/certificates/check-page.ts';
import { verifyFile } from '../../../server/certificates/verifying.ts';
import { publicKeysOf, rotateCertificateKey } from '../../../server/crypto/certificate-keys.ts';
import { temporaryFolder } from '../../support/database.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { isFull } from '../../support/size.ts';

const many = isFull ? 1_000 : 3;
const month = 30 * 86_400_000;

let service: TestService;
beforeAll(async () => {
  service = await createTestService();
});
afterAll(() => service.close());

let given = 0;
/** A certificate, by the way of a pass. */
async function certificate(validMonths?: number): Promise<{ number: string; text: string }> {
  const { listener } = service.services.certificates;
  given += 1;
  const what = {
    kind: 'quiz',
    id: 'QZ-03',
    version: 1,
    title: '信息安全与保密',
    staffNo: 'T-001',
    orgUnitCode: '3201',
    proof: `proof-${given}`,
    beforePost: false,
    passPercent: 80,
    at: service.now(),
    ...(validMonths === undefined ? {} : { validMonths }),
  } as const;
  const { number } = await service.database.writer.write(async (tx) => {
    await listener.finished(tx, what);
    const rows = await tx.all<{ number: string }>(
      `select number from certificates where proof = '${what.proof}'`,
    );
    return rows[0] ?? { number: '' };
  });
  const rows = await service.database.sql.all<{ file: string }>(
    `select file from certificates where number = '${number}'`,
  );
  return { number, text: rows[0]?.file ?? '' };
}
const keys = () => service.services.certificates.publicKeys();
const bytesOf = (text: string) => new TextEncoder().encode(text);
const check = (bytes: Uint8Array, now = service.now(), revocations?: Uint8Array) =>
  verifyFile(bytes, { keys: keys(), now, revocations })[0]?.key;

describe('the verifier (R-QZ7)', () => {
  test(`every byte of ${many} certificates: each change is found, none untouched is refused (T22)`, async () => {
    const missed: string[] = [];
    for (let round = 0; round < many; round += 1) {
      const bytes = bytesOf((await certificate(round % 2 === 0 ? 12 : undefined)).text);
      expect(check(bytes)).toBe('verify.valid.certificate');
      for (const [at, byte] of bytes.entries()) {
        bytes[at] = byte ^ (1 << (at % 8));
        if (check(bytes)?.startsWith('verify.valid') !== false) missed.push(`${round}: ${at}`);
        bytes[at] = byte;
      }
    }
    expect(missed).toEqual([]);
  }, 900_000);

  test('says why: other bytes for the same content, another key, over, taken back, or no file of ours', async () => {
    const { number, text } = await certificate(12);
    expect(check(bytesOf(JSON.stringify(JSON.parse(text), null, 1)))).toBe('verify.changed');
    expect(check(bytesOf(text.replace('王敏', '王明')))).toBe('verify.forged');
    expect(check(bytesOf(text), service.now() + 13 * month)).toBe('verify.expired');
    expect(check(bytesOf('{"a":1}'))).toBe('verify.forged');
    expect(check(Uint8Array.of(0xff, 0xfe))).toBe('verify.notJson');
    const strangers = publicKeysOf(await rotateCertificateKey(stranger(), service.now()));
    expect(verifyFile(bytesOf(text), { keys: strangers, now: service.now() })[0]?.key).toBe(
      'verify.unknownKey',
    );

    const list = async () =>
      new Uint8Array(await (await service.request('GET', '/certificates/revocations.json')).arrayBuffer());
    expect(check(bytesOf(text), service.now(), await list())).toBe('verify.valid.certificate');
    const trainer = await service.login('K-01');
    await service.request('POST', `/api/certificates/${number}/revocation`, {
      token: trainer,
      body: { reason: '代考，成绩作废' },
    });
    const after = await list();
    expect(check(bytesOf(text), service.now(), after)).toBe('verify.revoked');
    // The list says nothing by which somebody else's certificate could be looked up.
    expect(new TextDecoder().decode(after)).not.toContain(number);
    after[20] = (after[20] ?? 0) ^ 1;
    expect(check(bytesOf(text), service.now(), after)).toBe('verify.listForged');
  });

  test('after a change of keys, old and new certificates verify', async () => {
    const { text } = await certificate();
    const later = publicKeysOf(await rotateCertificateKey(service.dataDir, service.now()));
    expect(later.keys).toHaveLength(2);
    expect(verifyFile(bytesOf(text), { keys: later, now: service.now() })[0]?.ok).toBe(true);
  });

  test('npm run verify says it in both languages and by its exit code, without the service', async () => {
    const folder = temporaryFolder();
    const { text } = await certificate();
    writeFileSync(join(folder, 'certificate-keys.json'), JSON.stringify(keys()));
    const run = (content: string) => {
      writeFileSync(join(folder, 'mine.json'), content);
      try {
        const said = execFileSync(process.execPath, ['tools/verify.ts', join(folder, 'mine.json')]);
        return { code: 0, said: said.toString() };
      } catch (error) {
        const { status, stdout } = error as { status: number; stdout: Buffer };
        return { code: status, said: stdout.toString() };
      }
    };
    const good = run(text);
    expect(good.code).toBe(0);
    expect(good.said).toContain('有效：王敏（T-001）信息安全与保密');
    expect(good.said).toContain('valid: 王敏 (T-001)');
    const bent = run(text.replace('"80"', '"81"').replace('QZ-03@1', 'QZ-03@2'));
    expect(bent.code).toBe(1);
    expect(bent.said).toContain('无效：签名与内容不符');
    expect(bent.said).toContain('not valid: the signature does not fit the content');
  });
});

describe('the public check', () => {
  const page = (path: string, address = '10.0.0.9') =>
    service.request('GET', path, { headers: { 'x-test-address': address } });

  test('says what the certificate says, in Chinese and English, without a script or a login', async () => {
    const { number } = await certificate(12);
    const zh = await page(`/certificates/${number}`);
    const text = await zh.text();
    expect([zh.status, zh.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(zh.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('<span class="state valid">有效</span>');
    expect(text).toContain('王敏');
    expect(text).not.toMatch(/<script|style=|3201|城东/);
    expect(await (await page(`/certificates/${number}?lang=en`)).text()).toContain('>Valid</span>');
    expect(await (await page('/certificates/check.css')).text()).toBe(checkStyle);
  });

  test('knows no other number, and one address asks thirty times a minute', async () => {
    const unknown = `/certificates/${'0'.repeat(26)}`;
    const first = await page(unknown, '10.0.0.10');
    expect(first.status).toBe(404);
    expect(await first.text()).toContain('没有这个编号的证书');
    expect((await page('/certificates/short', '10.0.0.10')).status).toBe(400);
    const codes: number[] = [];
    for (let n = 0; n < 30; n += 1) codes.push((await page(unknown, '10.0.0.10')).status);
    expect(codes.filter((code) => code === 429)).toHaveLength(1);
    expect((await page(unknown, '10.0.0.11')).status).toBe(404);
  });
});

/** The data folder of another bank. */
function stranger(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'secrets'));
  return folder;
}
