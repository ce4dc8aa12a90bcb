import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { contextBody, createTestService, importContent, type TestService } from '../../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await createTestService();
});
afterAll(() => service.close());

const columns = 'customerNo,dataDate,orgUnitCode,name,customerType';

describe('accounts that move or are claimed twice', () => {
  test('a moved account leads to its new holder and no longer to the old one', async () => {
    const head = `${columns},accounts\n`;
    await importContent(service, `${head}V-1,2026-11-18,3201,甲,personal,99003333\n`);
    await importContent(
      service,
      `${head}V-1,2026-11-19,3201,甲,personal,99004444\nV-2,2026-11-19,3201,乙,personal,99003333\n`,
    );
    const token = await service.login('T-001');
    const look = async (value: string) => {
      const response = await service.request('POST', '/api/context', {
        token,
        body: contextBody(value, 'accountNo'),
      });
      return (await response.json()) as unknown;
    };
    expect(await look('99003333')).toMatchObject({ customer: { nameMasked: '乙*' } });
    expect(await look('99004444')).toMatchObject({ customer: { nameMasked: '甲*' } });
  });

  test('an account that two customers claim in two files leads to neither', async () => {
    const head = `${columns},accounts\n`;
    await importContent(service, `${head}W-1,2026-11-18,3201,甲,personal,99006666\n`);
    await importContent(service, `${head}W-2,2026-11-18,3201,乙,personal,99006666\n`);
    const token = await service.login('T-001');
    const response = await service.request('POST', '/api/context', {
      token,
      body: contextBody('99006666', 'accountNo'),
    });
    expect(await response.json()).toEqual({ result: 'disagree' });
  });
});
