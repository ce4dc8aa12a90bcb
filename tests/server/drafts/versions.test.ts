import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { inForce } from '../../../core/article/inforce.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { approvedDraft, type Desk, deskOf, shippedArticles } from './desk.ts';

let service: TestService;
let [writer, second, other]: Desk[] = [];
beforeAll(async () => {
  service = await createTestService();
  [writer, second, other] = [
    await deskOf(service, 'K-01'),
    await deskOf(service, 'K-02'),
    await deskOf(service, 'T-001'),
  ];
});
afterAll(() => service.close());

const desks = () => {
  if (!writer || !second || !other) throw new Error('the desks are opened first');
  return { author: writer, reviewer: second, teller: other };
};

describe('after publication', () => {
  test('a change is version 2, and the way back is version 3 with the old words', async () => {
    const { author, reviewer } = desks();
    const change = async (body: Record<string, unknown>, edit: (text: string) => string) => {
      const { id } = (await author.create({ itemId: 'ART-09', ...body })).body;
      const draft = await author.read(id);
      await author.save(
        id,
        draft.n,
        edit(draft.text).replace(/^effectiveFrom: .*/m, 'effectiveFrom: 2026-11-23'),
      );
      const { n } = (await author.submit(id, draft.n + 1)).body;
      await reviewer.approve(id, n);
      return (await reviewer.publish(id, n)).body;
    };
    const before = (await shippedArticles(service)).find((one) => one.id === 'ART-09');
    expect(await change({}, (text) => text.replace(/^title: .*/m, 'title: 改过的题目'))).toEqual({
      itemId: 'ART-09',
      version: 2,
    });
    const began = performance.now();
    expect(await change({ version: 1 }, (text) => text)).toEqual({ itemId: 'ART-09', version: 3 });
    expect(performance.now() - began).toBeLessThan(60_000);
    const versions = (await shippedArticles(service)).filter((one) => one.id === 'ART-09');
    expect(versions.map(({ version, title }) => `${version} ${title}`)).toEqual([
      `1 ${before?.title}`,
      '2 改过的题目',
      `3 ${before?.title}`,
    ]);
    // The paragraphs have kept their ids over three versions.
    expect(
      new Set(versions.map(({ markdown }) => [...markdown.matchAll(/\^[a-z0-9-]+$/gm)].join())).size,
    ).toBe(1);
  });

  test('a retirement needs a second person too, and ends the article everywhere', async () => {
    const { author, reviewer, teller } = desks();
    expect((await author.create({ itemId: 'ART-36', action: 'retire' })).body.code).toBe('draft.invalid');
    const { id, n } = await approvedDraft(author, [], {
      itemId: 'ART-36',
      action: 'retire',
      reason: '活动已经结束',
    });
    expect((await author.publish(id, n)).body.code).toBe('draft.state');
    expect((await teller.approve(id, n)).status).toBe(404);
    await reviewer.approve(id, n);
    expect((await reviewer.publish(id, n)).status).toBe(200);
    const left = (await shippedArticles(service)).filter((one) => one.id === 'ART-36');
    const anyone = { roles: ['staff' as const], orgPath: [], orgUnitKind: 'subBranch' as const };
    expect(inForce(left, service.now(), anyone)).toBeUndefined();
    // What held before can still be proved.
    expect(inForce(left, service.now() - 86_400_000, anyone)).toMatchObject({ id: 'ART-36' });
  });
});
