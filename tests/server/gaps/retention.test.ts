import { sql as query } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { createTestService } from '../../support/service.ts';

test('counts are kept as many months as the rules say, to the day; then they are removed', async () => {
  const service = await createTestService();
  const days = async () => {
    const rows = await service.database.sql.all<{ day: string }>(
      query`select day from usage_counts order by day`,
    );
    return rows.map(({ day }) => day);
  };
  const report = async () => {
    const body = { events: [{ kind: 'noResult', text: '跨境汇款' }] };
    const token = await service.login('T-001');
    expect((await service.request('POST', '/api/usage', { token, body })).status).toBe(204);
  };
  const moveTo = async (day: string) => {
    service.advance(Date.parse(`${day}T02:20:00Z`) - service.now());
    await service.services.gaps.usage.forgetOld(service.now());
  };
  await report();
  await moveTo('2026-11-24');
  await report();
  // content/rules/usage.yaml: keepMonths 24.
  await moveTo('2028-11-23');
  expect(await days()).toEqual(['2026-11-23', '2026-11-24']);
  await moveTo('2028-11-24');
  expect(await days()).toEqual(['2026-11-24']);
  await report();
  await moveTo('2029-06-01');
  expect(await days()).toEqual(['2028-11-24']);
  await service.close();
});
