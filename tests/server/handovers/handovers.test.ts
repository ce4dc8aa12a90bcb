import { afterEach, beforeEach, expect, test } from 'vitest';

import type { OwnerlessItem } from '../../../core/contracts/handovers.ts';
import type { DueReview } from '../../../core/contracts/reviews.ts';
import { putStaff, staffByNo } from '../../../server/organisation/organisation.repository.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { articleText, deskOf } from '../drafts/desk.ts';

let service: TestService;
beforeEach(async () => {
  service = await createTestService();
});
afterEach(() => service.close());

/** As an import of staff leaves somebody who is no longer active. */
async function leaves(staffNo: string): Promise<void> {
  await service.database.writer.write(async (tx) => {
    const row = await staffByNo(tx, staffNo);
    if (row) await putStaff(tx, { ...row, active: 0 });
  });
}

async function trainer() {
  const token = await service.login('K-02');
  const ask = async <T>(method: string, path: string, body?: unknown) => {
    const response = await service.request(method, path, { token, body });
    return { status: response.status, body: (await response.json()) as T & { code?: string } };
  };
  return {
    ownerless: async () => (await ask<{ items: OwnerlessItem[] }>('GET', '/api/handovers')).body.items,
    handOver: (items: readonly Pick<OwnerlessItem, 'kind' | 'item'>[], to: unknown) =>
      ask<{ to: string }>('POST', '/api/handovers', {
        items: items.map(({ kind, item }) => ({ kind, item })),
        to,
      }),
  };
}

test('what somebody who left was writing is handed to another, who goes on with it', async () => {
  const { id } = (await (await deskOf(service, 'M-01')).create({ text: articleText() })).body;
  const desk = await trainer();
  expect(await desk.ownerless()).toEqual([]);
  await leaves('M-01');
  const items = await desk.ownerless();
  expect(items).toEqual([{ kind: 'draft', item: id, title: '雨天借伞登记', was: ['李航'] }]);

  const other = await deskOf(service, 'M-02');
  expect((await other.ask('GET', `/${id}`)).status).toBe(404);
  expect((await desk.handOver(items, { kind: 'person', staffNo: 'M-01' })).body.code).toBe('handover.nobody');
  expect((await desk.handOver(items, { kind: 'person', staffNo: 'A-01' })).body.code).toBe('handover.nobody');
  expect((await desk.handOver(items, { kind: 'person', staffNo: 'M-02' })).body.to).toBe('赵倩');
  expect(await desk.ownerless()).toEqual([]);
  const { n, may } = await other.read(id);
  expect(may.save).toBe(true);
  expect((await other.save(id, n, articleText({ title: '雨天借伞' }))).body.saved).toBe(true);
  // What has an owner is not handed on by anybody.
  expect((await desk.handOver(items, { kind: 'person', staffNo: 'T-001' })).body.code).toBe('handover.owned');
});

test('articles and tags of a post that nobody holds any more go to the head of a unit in one action', async () => {
  await leaves('H-01');
  const desk = await trainer();
  const items = await desk.ownerless();
  expect(items.filter(({ kind }) => kind === 'tag').map(({ item }) => item)).toEqual([
    '投诉',
    '回访',
    '闭环',
  ]);
  const articles = items.filter(({ kind }) => kind === 'article');
  expect(articles.every(({ role }) => role === 'complaintHandler')).toBe(true);
  expect((await desk.handOver(items, { kind: 'unit', orgUnitCode: '3202' })).body.code).toBe(
    'handover.nobody',
  );
  expect((await desk.handOver(items, { kind: 'unit', orgUnitCode: '3201' })).body.to).toBe('周建国');
  expect(await desk.ownerless()).toEqual([]);

  // Questions with the tag now go to the new owner, and its reviews too.
  const head = await service.login('B-01');
  const asked = await service.request('POST', '/api/questions', {
    token: await service.login('T-001'),
    body: { title: '周六收到的投诉从哪天起算', body: '', tags: ['投诉'] },
  });
  const { id } = (await asked.json()) as { id: string };
  const shown = await (await service.request('GET', `/api/questions/${id}`, { token: head })).json();
  expect(JSON.stringify(shown)).toContain('周建国');
  service.advance(400 * 86_400_000);
  const late = await service.request('GET', '/api/reviews', { token: await service.login('B-01') });
  const { reviews } = (await late.json()) as { reviews: DueReview[] };
  for (const { item } of articles) expect(reviews.map(({ articleId }) => articleId)).toContain(item);
});

test('open questions and gap tasks of somebody who left are handed to another, who answers and closes them', async () => {
  const desk = await trainer();
  const send = async (staffNo: string, method: string, path: string, body?: unknown) =>
    (await service.request(method, path, { token: await service.login(staffNo), body })).json();
  // 投诉 is M-02's once it was handed to them.
  await leaves('H-01');
  await desk.handOver(await desk.ownerless(), { kind: 'person', staffNo: 'M-02' });
  const ask = (title: string) =>
    send('T-001', 'POST', '/api/questions', { title, body: '', tags: ['投诉'] }) as Promise<{ id: string }>;
  const open = await ask('周六收到的投诉从哪天起算');
  const answered = await ask('匿名投诉怎么登记');
  await send('T-003', 'POST', `/api/questions/${answered.id}/answers`, { text: '按来电登记，姓名写匿名。' });
  const gap = { kind: 'noResult', subject: '投诉 撤回', tag: '投诉' };
  const task = (await send('B-01', 'POST', '/api/gaps/tasks', gap)) as { id: string };
  expect(await desk.ownerless()).toEqual([]);

  await leaves('M-02');
  const items = (await desk.ownerless()).filter(({ kind }) => kind === 'question' || kind === 'gapTask');
  expect(items).toEqual([
    { kind: 'question', item: open.id, title: '周六收到的投诉从哪天起算', was: ['赵倩'] },
    { kind: 'gapTask', item: task.id, title: '投诉 撤回', was: ['赵倩'] },
  ]);
  expect((await desk.handOver(items, { kind: 'person', staffNo: 'M-01' })).body.to).toBe('李航');
  expect(JSON.stringify(await send('M-01', 'POST', '/api/question-list', { show: 'forMe' }))).toContain(
    open.id,
  );
  expect(JSON.stringify(await send('M-01', 'GET', '/api/gaps/tasks'))).toContain(task.id);
  expect((await desk.handOver(items, { kind: 'person', staffNo: 'T-001' })).body.code).toBe('handover.owned');
});
