import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Announcement } from '../../../core/contracts/announcements.ts';
import { createTestService, type TestService } from '../../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await createTestService();
});
afterAll(() => service.close());

const written = (more: Record<string, unknown> = {}) => ({
  title: '大额取现登记改版',
  text: '**本周起**按新样式登记，样式见条目。',
  articleId: 'ART-08',
  audience: { roles: ['teller'] },
  from: '2026-11-23',
  until: '2026-12-31',
  ...more,
});

interface Progress {
  readonly mayPublish: boolean;
  readonly announcements: readonly (Announcement & {
    withdrawnAt?: number;
    mayWithdraw: boolean;
    read: number;
    of: number;
    missing: { staffNo: string }[];
  })[];
}

async function as(staffNo: string) {
  const token = await service.login(staffNo);
  const ask = async <T>(method: string, path: string, body?: unknown) => {
    const response = await service.request(method, `/api/announcements${path}`, { token, body });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as T & { code?: string } };
  };
  return {
    mine: async (id: string) =>
      (await ask<{ announcements: Announcement[] }>('GET', '/mine')).body.announcements.find(
        (one) => one.id === id,
      ),
    confirm: (id: string) => ask<Announcement>('POST', `/${id}/receipt`, { read: true }),
    publish: (more: Record<string, unknown> = {}) => ask<{ id: string }>('POST', '', written(more)),
    withdraw: (id: string) => ask('POST', `/${id}/withdrawal`, { reason: '内容有误，另行通知' }),
    progress: async (id: string) =>
      (await ask<Progress>('GET', '')).body.announcements.find((one) => one.id === id),
    progressStatus: async () => (await ask('GET', '')).status,
  };
}

describe('an announcement (R194)', () => {
  test('reaches its audience alone, is confirmed once, and is followed from above', async () => {
    const trainer = await as('K-01');
    const { status, body } = await trainer.publish({ audience: { roles: ['teller'], regions: ['3201'] } });
    expect(status).toBe(200);
    const { id } = body;
    const [teller, elsewhere, head] = [await as('T-001'), await as('T-003'), await as('B-01')];
    expect(await teller.mine(id)).toMatchObject({
      title: '大额取现登记改版',
      articleId: 'ART-08',
      publishedBy: '孙婷',
    });
    expect(await elsewhere.mine(id)).toBeUndefined();
    expect((await elsewhere.confirm(id)).body.code).toBe('announcement.notFound');
    expect(await teller.progressStatus()).toBe(403);

    expect(await head.progress(id)).toMatchObject({ read: 0, of: 2 });
    const first = await teller.confirm(id);
    service.advance(60_000);
    expect((await teller.confirm(id)).body.readAt).toBe(first.body.readAt);
    expect((await teller.mine(id))?.readAt).toBe(first.body.readAt);
    expect(await head.progress(id)).toMatchObject({ read: 1, of: 2, missing: [{ staffNo: 'T-002' }] });
    // Who published it sees how far it has come, not who is behind.
    expect(await trainer.progress(id)).toMatchObject({ read: 1, of: 2, missing: [], mayWithdraw: true });
  });

  test('is shown from its first to its last day', async () => {
    const { id } = (await (await as('K-01')).publish({ from: '2026-11-24', until: '2026-11-24' })).body;
    expect(await (await as('T-003')).mine(id)).toBeUndefined();
    service.advance(86_400_000);
    expect((await (await as('T-003')).mine(id))?.title).toBe('大额取现登记改版');
    service.advance(86_400_000);
    const late = await as('T-003');
    expect(await late.mine(id)).toBeUndefined();
    expect((await late.confirm(id)).status).toBe(404);
  });

  test('that is withdrawn is shown to nobody, and what was confirmed stays on record', async () => {
    const trainer = await as('K-01');
    const { id } = (await trainer.publish({ until: '2027-01-31' })).body;
    const teller = await as('T-003');
    await teller.confirm(id);
    expect((await (await as('B-01')).withdraw(id)).status).toBe(403);
    expect((await trainer.withdraw(id)).status).toBe(200);
    expect((await trainer.withdraw(id)).body.code).toBe('announcement.withdrawn');
    expect(await teller.mine(id)).toBeUndefined();
    expect(await trainer.progress(id)).toMatchObject({
      read: 1,
      withdrawnAt: service.now(),
      mayWithdraw: false,
    });
  });

  test('the head of a unit speaks to the own unit, others of no named post to nobody', async () => {
    const head = await as('B-01');
    expect((await head.publish()).body.code).toBe('access.denied');
    expect((await head.publish({ audience: { regions: ['3201'] } })).status).toBe(200);
    expect((await (await as('T-001')).publish()).status).toBe(403);
  });

  test.each([
    ['nobody has these posts there', { audience: { regions: ['9999'] } }, 'announcement.nobody'],
    ['there is no such article', { articleId: 'ART-999' }, 'article.notFound'],
    ['the last day is before the first', { until: '2026-11-01' }, 'request.invalid'],
    ['the text is longer than 4 KB', { text: '长'.repeat(1_400) }, 'request.invalid'],
  ])('is refused where %s', async (_why, more, code) => {
    expect((await (await as('K-01')).publish(more)).body.code).toBe(code);
  });

  test('holds nothing of a customer (R197)', async () => {
    const digits = `138${'0'.repeat(8)}`;
    expect((await (await as('K-01')).publish({ text: `请联系 ${digits}` })).body.code).toBe(
      'question.personalData',
    );
  });
});
