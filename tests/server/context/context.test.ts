import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { contextBody, createTestService, type TestService } from '../../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await createTestService();
});
afterAll(() => service.close());

type Answer = Record<string, unknown> & { customer: Record<string, unknown> & { ref: string } };

async function look(staffNo: string, value: string, kind?: string, extra?: Record<string, unknown>) {
  const token = await service.login(staffNo);
  const response = await service.request('POST', '/api/context', {
    token,
    body: contextBody(value, kind, extra),
  });
  return { token, status: response.status, body: (await response.json()) as Answer };
}

describe('customer context', () => {
  test('the own manager of C-1002 sees 黄铜 with its reason and 较差 (R63, R80)', async () => {
    const { body } = await look('M-01', 'C-1002');
    expect(body).toMatchObject({
      result: 'context',
      customer: {
        accessLevel: 'A3',
        corpTier: 'bronze',
        tierOverride: { kind: 'badCredit', on: '2026-03-18', tierBefore: 'diamond' },
        creditGrade: { grade: 'poor' },
        overdue: true,
        standardDepositFen: 26_000 * 1_000_000,
        withheld: [],
      },
    });
  });

  test('a teller sees the tier without its reason, and both only while a service case is open (R36)', async () => {
    const { body, token } = await look('T-001', 'C-1002');
    expect(body).toMatchObject({ customer: { accessLevel: 'A1', corpTier: 'bronze' } });
    const { customer } = body;
    expect(customer).not.toHaveProperty('tierOverride');
    expect(customer).not.toHaveProperty('creditGrade');
    expect(customer['withheld']).toContain('tierOverride');

    const opened = await service.request('POST', '/api/service-cases', {
      token,
      body: { ref: customer.ref, pageKind: 'loan' },
    });
    const serviceCase = (await opened.json()) as { id: string; state: string; allowed: string[] };
    expect(serviceCase).toMatchObject({ state: 'accepted', allowed: ['consult', 'cancel'] });

    const after = await service.request('POST', '/api/context', { token, body: contextBody('C-1002') });
    expect(await after.json()).toMatchObject({
      customer: {
        accessLevel: 'A2',
        creditGrade: { grade: 'poor' },
        phoneMasked: '138****2207',
        serviceCase: { id: serviceCase.id },
      },
    });

    const raise = (event: string, fields = {}) =>
      service.request('POST', `/api/service-cases/${serviceCase.id}/events`, {
        token,
        body: { event, fields },
      });
    const jump = await raise('close');
    expect(jump.status, 'R140').toBe(409);
    expect(await jump.json()).toMatchObject({ code: 'register.invalidTransition' });
    for (const event of ['consult', 'followUp', 'finish']) expect((await raise(event)).status).toBe(200);
    const without = await raise('close');
    expect(without.status, 'R145').toBe(422);
    expect(await without.json()).toMatchObject({
      code: 'register.fieldRequired',
      findings: [{ field: 'outcome' }],
    });
    expect((await raise('close', { outcome: '已告知还款安排' })).status).toBe(200);

    const lowered = await service.request('POST', '/api/context', { token, body: contextBody('C-1002') });
    expect(await lowered.json()).toMatchObject({ customer: { accessLevel: 'A1' } });
  });

  test('a manager sees only A1 of a customer somebody else holds (R36)', async () => {
    const { body } = await look('M-01', 'C-1001');
    expect(body).toMatchObject({ customer: { accessLevel: 'A1' } });
    expect(body.customer).not.toHaveProperty('standardDepositFen');
  });

  test('account number and host-internal id lead to the same customer', async () => {
    expect((await look('T-001', '9900001220015678', 'accountNo')).body).toMatchObject({
      customer: { nameMasked: '张*', customerNoTail: '2001' },
    });
    expect((await look('T-001', 'account:200000601', 'internalId')).body).toMatchObject({
      customer: { nameMasked: '张*' },
    });
    expect(
      (await look('T-001', 'account:200000601', 'accountNo')).body,
      'the kind travels with the value',
    ).toEqual({ result: 'unknown' });
  });

  test('claims of two customers disagree, also when one of them is unknown', async () => {
    const claims = (a: string, b: string) => ({
      claims: [
        { kind: 'customerNo', value: a, role: 'holder' },
        { kind: 'customerNo', value: b, role: 'payer' },
      ],
    });
    expect((await look('T-001', '', '', claims('C-1001', 'C-1002'))).body).toEqual({ result: 'disagree' });
    expect((await look('T-001', '', '', claims('C-1001', 'C-9999'))).body).toEqual({ result: 'disagree' });
  });

  test('before the press on 核对无误 only the masked identity leaves the server', async () => {
    const { body } = await look('T-001', 'P-2002', 'customerNo', { proof: 'toConfirm' });
    expect(Object.keys(body.customer).toSorted()).toEqual([
      'customerNoTail',
      'customerType',
      'nameMasked',
      'ref',
    ]);
    expect(body).toMatchObject({ result: 'identity', customer: { nameMasked: '刘*' } });
  });

  test('the name proof is keyed by the nonce, so the terminal can compare without the name travelling (R26)', async () => {
    const { body } = await look('T-001', 'P-2001');
    const key = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
    expect(body['nameProof']).toBe(createHmac('sha256', key).update('张伟').digest('hex'));
    expect(JSON.stringify(body)).not.toContain('张伟');
  });

  test('a teller without a certificate gets no customer data (R212)', async () => {
    expect(await look('T-002', 'P-2001')).toMatchObject({
      status: 403,
      body: { code: 'access.notCertified' },
    });
  });

  test('information check falls due a year after the last one (R24)', async () => {
    const { body } = await look('T-001', 'P-2001');
    expect(body).toMatchObject({ customer: { infoCheck: { dueOn: '2026-10-30', due: true } } });
  });

  test('a VIP visit is due a quarter after the last (R73)', async () => {
    const { body } = await look('M-02', 'P-2002');
    expect(body).toMatchObject({
      customer: {
        lastVisitOn: '2026-08-10',
        visitDueOn: '2026-11-10',
        manager: { name: '赵倩', dedicated: true },
      },
    });
  });

  test('unknown fields in a request are refused whole', async () => {
    const { status, body } = await look('T-001', 'P-2001', 'customerNo', { name: '张伟' });
    expect(status, 'R26').toBe(400);
    expect(body).toMatchObject({ code: 'request.invalid' });
  });
});

describe('reveal (A4)', () => {
  async function reveal(staffNo: string, customerNo: string, field: string, purpose?: string) {
    const { token, body } = await look(staffNo, customerNo);
    const { ref } = body.customer;
    const request = { ref, field, ...(purpose === undefined ? {} : { purpose }) };
    const response = await service.request('POST', '/api/reveal', { token, body: request });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  test('the own manager reveals one field for sixty seconds (R35)', async () => {
    const { body } = await reveal('M-01', 'C-1002', 'phone', '联系客户核对还款计划');
    expect(body).toEqual({ field: 'phone', value: '13800002207', expiresAt: service.now() + 60_000 });
  });

  test('without a typed purpose the answer is 422 (R34)', async () => {
    expect(await reveal('M-01', 'C-1002', 'phone')).toMatchObject({
      status: 422,
      body: { code: 'access.purposeRequired' },
    });
    expect(await reveal('M-01', 'C-1002', 'phone', ' a ')).toMatchObject({ status: 422 });
  });

  test('a protected customer: refused to the teller and to the own manager without an approval (R48)', async () => {
    expect(await reveal('T-001', 'P-2002', 'phone', '核对客户预留手机')).toMatchObject({ status: 403 });
    expect(await reveal('M-02', 'P-2002', 'phone', '核对客户预留手机')).toMatchObject({ status: 403 });
    expect(await reveal('B-01', 'P-2002', 'phone', '核对客户预留手机')).toMatchObject({ status: 200 });
  });

  test('a handle is worthless in another session', async () => {
    const { body } = await look('M-01', 'C-1002');
    const { ref } = body.customer;
    const other = await service.login('M-01');
    const response = await service.request('POST', '/api/reveal', {
      token: other,
      body: { ref, field: 'phone', purpose: '核对预留手机' },
    });
    expect(response.status).toBe(404);
  });
});
