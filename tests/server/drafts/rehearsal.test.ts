import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Answered } from '../../../core/contracts/endpoint.ts';
import type { draftItems, draftLibrary } from '../../../core/contracts/rehearsal.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { approvedDraft, type Desk, deskOf } from './desk.ts';

let service: TestService;
beforeAll(async () => {
  service = await createTestService();
});
afterAll(() => service.close());

const itemsFor = async (desk: Desk) => {
  const response = await service.request('GET', '/api/draft-items', { token: desk.token });
  return (await response.json()) as Answered<typeof draftItems>;
};

test('a trainer may begin scripts and moments, a teller articles alone (R-MD6)', async () => {
  const { kinds, items } = await itemsFor(await deskOf(service, 'K-01'));
  expect(kinds).toEqual(expect.arrayContaining(['articles', 'scripts', 'moments']));
  expect(items).toContainEqual({ kind: 'scripts', itemId: 'SCR-02', version: 2, title: '身份核实' });
  expect(items).toContainEqual(expect.objectContaining({ kind: 'moments', itemId: 'largeCash' }));
  expect(await itemsFor(await deskOf(service, 'T-001'))).toEqual({ kinds: ['articles'], items: [] });
});

test('a changed script is published over the same steps; strangers see neither it nor its library', async () => {
  const [author, reviewer, teller] = [
    await deskOf(service, 'K-01'),
    await deskOf(service, 'K-02'),
    await deskOf(service, 'T-001'),
  ];
  const { id } = (await author.create({ kind: 'scripts', itemId: 'SCR-03' })).body;
  const library = await author.ask<Answered<typeof draftLibrary>>('GET', `/${id}/library`);
  expect(library.body.files.map(({ path }) => path)).toContain('scripts/SCR-03.yaml');
  expect((await teller.ask('GET', `/${id}/library`)).status).toBe(404);
  const { n, text, base } = await author.read(id);
  const before = base?.version ?? 0;
  await author.save(id, n, text.replace('title: 投诉受理', 'title: 处理投诉'));
  const submitted = await author.submit(id, n + 1);
  expect(submitted.status).toBe(200);
  await reviewer.approve(id, submitted.body.n);
  expect((await reviewer.publish(id, submitted.body.n)).body).toEqual({
    itemId: 'SCR-03',
    version: before + 1,
  });
  const { items } = await itemsFor(author);
  expect(items.filter(({ itemId }) => itemId === 'SCR-03')).toEqual([
    { kind: 'scripts', itemId: 'SCR-03', version: before + 1, title: '处理投诉' },
  ]);
});

test('what was retired is not offered for a change, nor rehearsed with', async () => {
  const [author, reviewer] = [await deskOf(service, 'K-01'), await deskOf(service, 'K-02')];
  const offered = async () => (await itemsFor(author)).items.map(({ itemId }) => itemId);
  expect(await offered()).toContain('SCR-10');
  const retiring = { kind: 'scripts', itemId: 'SCR-10', action: 'retire', reason: '活动已经结束' };
  const { id, n } = await approvedDraft(author, [reviewer], retiring);
  expect((await reviewer.publish(id, n)).status).toBe(200);
  expect(await offered()).not.toContain('SCR-10');
  expect(await offered()).toContain('SCR-02');
  const other = (await author.create({ kind: 'scripts', itemId: 'SCR-02' })).body.id;
  const library = await author.ask<Answered<typeof draftLibrary>>('GET', `/${other}/library`);
  const paths = library.body.files.map(({ path }) => path);
  expect(paths).not.toContain('scripts/SCR-10.yaml');
  expect(paths).toContain('scripts/SCR-02.yaml');
});
