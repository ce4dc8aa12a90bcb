import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';

import { contextBody, createTestService, importContent } from '../../support/service.ts';

describe('bulk look-ups are stopped (T14, R-RL1)', () => {
  test('the 61st look-up of a minute is refused, audited, and says when to come back', async () => {
    const service = await createTestService({ limits: { lookupsPerMinute: 60 } });
    const token = await service.login('T-001');
    const other = await service.login('T-003');
    const statuses: number[] = [];
    for (let index = 0; index < 75; index += 1) {
      const response = await service.request('POST', '/api/context', {
        token,
        body: contextBody(`C-10${10 + index}`),
      });
      statuses.push(response.status);
      if (response.status === 429) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    expect(statuses.slice(60).every((status) => status === 429)).toBe(true);
    const denied = await service.database.sql.all<{ n: number }>(
      sql`select count(*) as n from audit_rows where staff_no = 'T-001' and body ->> 'code' = 'access.quota'`,
    );
    expect(denied[0]?.n).toBe(15);
    const elsewhere = await service.request('POST', '/api/context', {
      token: other,
      body: contextBody('C-1001'),
    });
    expect(elsewhere.status, 'nobody else pays for it').toBe(200);
    await service.close();
  });

  test('the day’s quota counts different customers, holds over a restart and ends with the Shanghai day', async () => {
    const service = await createTestService({ limits: { customersPerDay: 5 } });
    const rows = Array.from(
      { length: 8 },
      (_, index) => `D-${index},2026-11-20,3201,客户${index},enterprise`,
    );
    await importContent(service, ['customerNo,dataDate,orgUnitCode,name,customerType', ...rows].join('\n'));

    const look = async (token: string, index: number) =>
      (await service.request('POST', '/api/context', { token, body: contextBody(`D-${index}`) })).status;
    let token = await service.login('T-001');
    for (let index = 0; index < 5; index += 1) expect(await look(token, index)).toBe(200);
    expect(await look(token, 2), 'the same customer again is free').toBe(200);
    expect(await look(token, 5)).toBe(429);
    token = await service.login('T-001');
    expect(await look(token, 6), 'a new login is no new quota').toBe(429);
    service.advance(14 * 3_600_000);
    token = await service.login('T-001');
    expect(await look(token, 6)).toBe(200);
    await service.close();
  });
});
