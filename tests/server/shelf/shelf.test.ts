import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';

import { myShelf, openedArticle, rateArticle } from '../../../core/contracts/shelf.ts';
import { createPublishedArticles } from '../../../server/shelf/published-articles.ts';
import { createTestService, type TestService } from '../../support/service.ts';

let service: TestService;
const tokens: Record<string, string> = {};
/** The newest published version of each article. */
const versions = new Map<string, number>();
beforeAll(async () => {
  service = await createTestService();
  for (const staffNo of ['T-001', 'T-003', 'M-01', 'H-01']) tokens[staffNo] = await service.login(staffNo);
  for (const { id, version } of await createPublishedArticles(service.services.knowledge)())
    versions.set(id, Math.max(version, versions.get(id) ?? 0));
});
afterAll(() => service.close());

const send = (who: string, method: string, path: string, body?: unknown) =>
  service.request(method, path, { token: tokens[who], body });
const open = (who: string, id: string, version = versions.get(id) ?? 1) =>
  send(who, 'POST', `/api/shelf/${id}/opened`, { version });
const shelf = async (who: string) =>
  v.parse(myShelf.response, await (await send(who, 'GET', '/api/shelf')).json());
const rate = (who: string, id: string, body: Record<string, unknown>) =>
  send(who, 'POST', `/api/shelf/${id}/feedback`, { version: versions.get(id), ...body });

describe('recent and favourite articles', () => {
  test('are each person’s own, newest first, twenty at most', async () => {
    for (let n = 1; n <= 25; n += 1) {
      service.advance(1000);
      await open('T-001', `ART-${String(n).padStart(2, '0')}`);
    }
    service.advance(1000);
    await open('T-001', 'ART-10');
    const { recent, favourites } = await shelf('T-001');
    expect(recent.length).toBeLessThanOrEqual(20);
    expect(recent[0]?.articleId).toBe('ART-10');
    expect(recent.filter(({ articleId }) => articleId === 'ART-10')).toHaveLength(1);
    expect(favourites).toEqual([]);
    expect((await shelf('T-003')).recent).toEqual([]);
  });

  test('a favourite stays until it is taken out', async () => {
    const favour = (favourite: boolean) => send('M-01', 'POST', '/api/shelf/ART-08/favourite', { favourite });
    expect((await favour(true)).status).toBe(204);
    expect((await favour(true)).status).toBe(204);
    expect((await shelf('M-01')).favourites).toMatchObject([
      { articleId: 'ART-08', title: '投诉处理时限与闭环' },
    ]);
    const opened = v.parse(openedArticle.response, await (await open('M-01', 'ART-08')).json());
    expect(opened.favourite).toBe(true);
    await favour(false);
    expect((await shelf('M-01')).favourites).toEqual([]);
  });

  test('an unknown article or version is refused', async () => {
    for (const response of [await open('T-001', 'ART-9999'), await open('T-001', 'ART-08', 99)])
      expect(await response.json()).toMatchObject({ code: 'article.notFound' });
  });
});

describe('helpful or not', () => {
  test('counts a person once per version; changing one’s mind replaces', async () => {
    const told = async (response: Response) => v.parse(rateArticle.response, await response.json());
    await rate('T-001', 'ART-08', { verdict: 'helpful' });
    await rate('T-003', 'ART-08', { verdict: 'helpful' });
    const changed = await told(
      await rate('T-003', 'ART-08', { verdict: 'unhelpful', reason: 'unclear', note: '例子太少' }),
    );
    expect(changed).toEqual({ helpful: 1, unhelpful: 1, mine: 'unhelpful' });
    const seen = v.parse(openedArticle.response, await (await open('H-01', 'ART-08')).json());
    expect(seen.feedback).toEqual({ helpful: 1, unhelpful: 1 });
  });

  test('没用 needs a reason, and its note holds nothing of a customer (R197)', async () => {
    expect((await rate('T-001', 'ART-01', { verdict: 'unhelpful' })).status).toBe(400);
    const personal = { verdict: 'unhelpful', reason: 'wrong', note: '电话 13800001234' };
    expect(await (await rate('T-001', 'ART-01', personal)).json()).toMatchObject({
      code: 'question.personalData',
    });
  });
});

test('R266: an article on the shelf whose review is overdue says since when', async () => {
  const late = await createTestService();
  const seen = async () => {
    const token = await late.login('M-01');
    await late.request('POST', '/api/shelf/ART-08/favourite', { token, body: { favourite: true } });
    return v.parse(myShelf.response, await (await late.request('GET', '/api/shelf', { token })).json());
  };
  expect((await seen()).favourites).toEqual([
    expect.not.objectContaining({ reviewDueOn: expect.anything() }),
  ]);
  late.advance(3 * 365 * 86_400_000);
  expect((await seen()).favourites[0]?.reviewDueOn).toMatch(/^202[78]-/);
  await late.close();
});
