import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql as query } from 'drizzle-orm';
import * as v from 'valibot';

import { credentialSchema } from '../../../core/certificate/credential.ts';
import type { CertificateView } from '../../../core/contracts/certificates.ts';
import { checkSignature } from '../../../server/crypto/certificate-keys.ts';
import { contextBody, createTestService, type TestService } from '../../support/service.ts';
import { DAY, publishAgain, takerOf } from '../quizzes/taking.ts';

let service: TestService;
let tokens: Record<string, string>;
beforeEach(async () => {
  tokens = {};
  service = await createTestService();
});
afterEach(() => service.close());

const tokenOf = async (who: string): Promise<string> => (tokens[who] ??= await service.login(who));
const send = async (who: string, method: string, path: string, body?: unknown) =>
  service.request(method, path, { token: await tokenOf(who), body });
const held = async (who: string) =>
  ((await (await send(who, 'GET', '/api/records/mine')).json()) as { certificates: CertificateView[] })
    .certificates;
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
const pass = async (who: string, quiz: string, wrong = 0) => {
  const taker = await takerOf(service, who);
  tokens[who] = taker.token;
  return taker.take(quiz, wrong);
};

describe('certificates', () => {
  test('R209: a pass of QZ-05 gives 15 points and a certificate; a failure gives neither', async () => {
    const balance = async () =>
      ((await (await send('H-01', 'GET', '/api/points/mine')).json()) as { balance: number }).balance;
    const before = await balance();
    await pass('H-01', 'QZ-05', 99);
    expect(await held('H-01')).toEqual([]);
    service.advance(2 * DAY);
    await pass('H-01', 'QZ-05');
    expect(await balance()).toBe(before + 15);
    expect(await held('H-01')).toMatchObject([
      {
        source: 'QZ-05',
        version: 1,
        title: '投诉处理',
        staffNo: 'H-01',
        name: '陈洁',
        state: 'valid',
        kind: 'quiz',
      },
    ]);
  });

  test('says name, staff number, what, which version, pass mark, when and until, and nothing else of the person', async () => {
    await pass('H-01', 'QZ-05');
    const [mine] = await held('H-01');
    const answer = await send('H-01', 'GET', `/api/certificates/${mine?.number}/file`);
    const { text } = (await answer.json()) as { text: string };
    const file = JSON.parse(text) as Record<string, unknown>;
    expect(v.parse(credentialSchema, file).credentialSubject).toEqual({
      type: ['AchievementSubject'],
      name: '陈洁',
      staffNo: 'H-01',
      achievement: {
        id: 'urn:tellerwise:quiz:QZ-05@1',
        type: ['Achievement'],
        name: '投诉处理',
        version: '1',
        passPercent: 85,
        criteria: { narrative: '通过正式测验 QZ-05 第 1 版，得分不低于 85%' },
      },
    });
    const keys = await (await service.request('GET', '/certificates/keys.json')).json();
    expect(checkSignature(file, keys as never)).toBe('ok');
    // Somebody else's is not to be had, whatever its number.
    expect(await codeOf(await send('T-003', 'GET', `/api/certificates/${mine?.number}/file`))).toBe(
      'certificate.notFound',
    );
  });

  test('R212: T-002 without certificate learns; a pass of QZ-09 opens the post without another login, a revocation shuts it', async () => {
    const look = () => send('T-002', 'POST', '/api/context', contextBody('P-2001'));
    tokens['T-002'] = await service.login('T-002');
    expect(await codeOf(await look())).toBe('access.notCertified');
    const taker = await takerOf(service, 'T-002');
    tokens['T-002'] = taker.token;
    await taker.take('QZ-09');
    expect((await look()).status).toBe(200);
    const [mine] = await held('T-002');
    expect(mine).toMatchObject({ source: 'QZ-09', beforePost: true });

    const revoke = (who: string, reason = '代考，成绩作废') =>
      send(who, 'POST', `/api/certificates/${mine?.number}/revocation`, { reason });
    expect((await revoke('B-01')).status).toBe(403);
    expect((await revoke('K-01', '错')).status).toBe(400);
    expect(await (await revoke('K-01')).json()).toMatchObject({
      state: 'revoked',
      revoked: { reason: '代考，成绩作废' },
    });
    expect(await codeOf(await revoke('K-02'))).toBe('certificate.revoked');
    expect(await codeOf(await look())).toBe('access.notCertified');
    // The staff file's own day still stands for those who have one.
    expect((await send('T-001', 'POST', '/api/context', contextBody('P-2001'))).status).toBe(200);
  });

  test('R214: a pass of QZ-03 counts twelve months: renewed from 30 days before its end, expired after it', async () => {
    await pass('T-003', 'QZ-03');
    const [mine] = await held('T-003');
    const passed = new Date(service.now() + 8 * 3_600_000);
    const year = passed.getUTCFullYear() + 1;
    expect(mine?.validUntil).toBe(`${year}${passed.toISOString().slice(4, 10)}`);
    expect(Date.parse(mine?.validUntil ?? '') - Date.parse(mine?.renewFrom ?? '')).toBe(30 * DAY);
    service.advance(365 * DAY);
    tokens['T-003'] = await service.login('T-003');
    expect((await held('T-003'))[0]).toMatchObject({ state: 'valid' });
    service.advance(DAY);
    tokens['T-003'] = await service.login('T-003');
    expect((await held('T-003'))[0]).toMatchObject({ state: 'expired' });
    await pass('T-003', 'QZ-03');
    expect((await held('T-003')).map(({ state }) => state)).toEqual(['valid', 'expired']);
  });

  test('a regrade that takes the pass away takes the certificate back, with the reason, and the ledger says both', async () => {
    const rows = () =>
      service.database.sql.all<{ kind: string; body: string }>(
        query`select kind, body from training_records where staff_no = 'T-001' order by n`,
      );
    await publishAgain(service, 'QZ-01', (text) =>
      text.replace('paper: { questions: 10,', "paper: { questions: 1, fixed: ['stage-order'],"),
    );
    await pass('T-001', 'QZ-01');
    expect((await held('T-001'))[0]).toMatchObject({ state: 'valid', source: 'QZ-01', version: 2 });
    const corrected = await publishAgain(service, 'QZ-01', (text) =>
      text
        .replace(
          '- { id: a, text: 咨询、受理、处理、归档、跟踪, why: 受理在咨询之前，归档在最后。 }',
          '- { id: a, text: 咨询、受理、处理、归档、跟踪, right: true }',
        )
        .replace(
          '- { id: b, text: 受理、咨询、处理、跟踪、归档, right: true }',
          '- { id: b, text: 受理、咨询、处理、跟踪、归档, why: 顺序已改。 }',
        ),
    );
    tokens['K-01'] = await service.login('K-01');
    const why = '正确选项标错了';
    const body = { version: 2, question: 'stage-order', corrected, why };
    expect(await (await send('K-01', 'POST', '/api/quizzes/QZ-01/regrades', body)).json()).toEqual({
      regraded: 1,
      left: 0,
    });
    expect((await held('T-001'))[0]).toMatchObject({
      state: 'revoked',
      revoked: { reason: '重新评分后未合格' },
    });
    const lines = await rows();
    expect(lines.map(({ kind }) => kind)).toEqual([
      'attempt',
      'attempt',
      'mark',
      'points',
      'certificate',
      'mark',
      'revocation',
      'points',
    ]);
    const [first, again] = lines
      .filter(({ kind }) => kind === 'mark')
      .map(({ body: text }) => JSON.parse(text) as { ref: string; result: Record<string, unknown> });
    expect(first?.result).toMatchObject({ isPass: true });
    expect(again?.result).toMatchObject({ isPass: false, replaces: first?.ref, why });
  });
});

describe('R216: the team page', () => {
  test('the share of valid operation certificates of a unit follows what is given and taken back', async () => {
    const units = async (who: string) =>
      (
        (await (await send(who, 'GET', '/api/certificates/units')).json()) as {
          units: { code: string; people: number; certified: number; percent: number }[];
        }
      ).units;
    const before = (await units('B-01')).find(({ code }) => code === '3201');
    // T-002 alone has none (R212).
    expect(before?.certified).toBe((before?.people ?? 0) - 1);
    expect(before?.percent).toBe(Math.round((100 * (before?.certified ?? 0)) / (before?.people ?? 1)));
    await pass('T-002', 'QZ-09');
    expect((await units('B-01')).map(({ code, percent }) => [code, percent])).toEqual([['3201', 100]]);
    expect((await units('L-01')).length).toBeGreaterThan(1);
    expect((await send('T-001', 'GET', '/api/certificates/units')).status).toBe(403);
  });
});
