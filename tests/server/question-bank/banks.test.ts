import { afterEach, beforeEach, expect, test } from 'vitest';

import { createTestService, type TestService } from '../../support/service.ts';
import { atBanks, jsonl, single } from './trainer.ts';

let service: TestService;
let trainer: Awaited<ReturnType<typeof atBanks>>;
let bank: string;
beforeEach(async () => {
  service = await createTestService();
  trainer = await atBanks(service);
  bank = await trainer.create('投诉处理题库');
});
afterEach(() => service.close());

test('R190: a bank is searched by tag, level, difficulty, kind and words, page by page', async () => {
  expect(bank).toBe('QB-01');
  await trainer.take(
    bank,
    jsonl([
      single('limits', { level: 'junior' }),
      single('appeal', {
        text: '复核决定几天内作出？',
        tags: ['投诉', '复核'],
        level: 'intermediate',
        difficulty: 'hard',
      }),
      {
        ...single('stop'),
        kind: 'trueFalse',
        text: '两个风险点即暂停。',
        tags: ['反诈'],
        options: undefined,
        answer: true,
      },
      ...Array.from({ length: 60 }, (_, n) => single(`more-${n}`, { text: `补充题 ${n}`, tags: [] })),
    ]),
  );
  const ids = async (filter: Record<string, unknown>) =>
    (await trainer.search(bank, filter)).questions.map(({ question }) => question.id);
  expect(await ids({ tag: '投诉' })).toEqual(['limits', 'appeal']);
  expect(await ids({ tag: '投诉', level: 'intermediate' })).toEqual(['appeal']);
  expect(await ids({ difficulty: 'hard' })).toEqual(['appeal']);
  expect(await ids({ kind: 'trueFalse' })).toEqual(['stop']);
  expect(await ids({ text: '复核决定' })).toEqual(['appeal']);
  expect(await ids({ tag: '投诉', text: '没有这样的题' })).toEqual([]);
  expect((await trainer.search(bank)).total).toBe(63);
  expect(await ids({})).toHaveLength(50);
  expect(await ids({ page: 2 })).toHaveLength(13);
  const [summary] = await trainer.list();
  expect(summary).toMatchObject({ id: 'QB-01', title: '投诉处理题库', active: 63, withdrawn: 0, noCites: 0 });
  expect(summary?.tags.slice(0, 2)).toEqual([
    { tag: '投诉', count: 2 },
    { tag: '反诈', count: 1 },
  ]);
});

test('every edit is a version; what others wrote meanwhile is not overwritten', async () => {
  expect((await trainer.save(bank, single('limits'))).body).toEqual({ question: 'limits', version: 1 });
  expect((await trainer.save(bank, single('limits'))).body.code).toBe('bank.conflict');
  expect((await trainer.save(bank, single('limits', { text: '改过的题目' }), 1)).body.version).toBe(2);
  expect((await trainer.save(bank, single('limits', { text: '另一人的改动' }), 1)).body.code).toBe(
    'bank.conflict',
  );
  const { newest, versions } = await trainer.read(bank, 'limits');
  expect(newest.question.text).toBe('改过的题目');
  expect(versions.map(({ version, question, by }) => [version, question.text.slice(0, 5), by])).toEqual([
    [2, '改过的题目', newest.by],
    [1, '第 lim', newest.by],
  ]);
});

test('a question cites paragraphs in force, and an import may cite nothing yet', async () => {
  const refused = await trainer.save(bank, single('limits', { cites: ['ART-08^nothing'] }));
  expect(refused).toMatchObject({ status: 422, body: { code: 'bank.paragraph' } });
  expect((await trainer.take(bank, jsonl([single('bare', { cites: [], why: undefined })]))).fresh).toBe(1);
  expect((await trainer.list())[0]).toMatchObject({ active: 1, noCites: 1, noWhy: 1 });
  const bare = { id: 'bare', version: 1 };
  expect((await trainer.change(bank, [bare], { addCites: ['ART-08^nothing'] })).body.code).toBe(
    'bank.paragraph',
  );
  const change = { addCites: ['ART-08^limits'], addTags: ['时限'], level: 'senior', difficulty: 'hard' };
  expect((await trainer.change(bank, [bare], change)).body).toEqual({ changed: 1 });
  expect((await trainer.read(bank, 'bare')).newest).toMatchObject({
    version: 2,
    question: { cites: ['ART-08^limits'], tags: ['投诉', '时限'], level: 'senior', difficulty: 'hard' },
  });
});

test('a change touches the whole selection or none of it', async () => {
  for (const id of ['one', 'two', 'three']) await trainer.save(bank, single(id, { text: `题目 ${id}` }));
  const all = ['one', 'two', 'three'].map((id) => ({ id, version: 1 }));
  expect(
    (await trainer.change(bank, [...all, { id: 'four', version: 1 }], { addTags: ['复习'] })).status,
  ).toBe(404);
  expect((await trainer.change(bank, all, { state: 'withdrawn' })).body).toEqual({ changed: 3 });
  expect((await trainer.change(bank, all, { addTags: ['复习'] })).body.code).toBe('bank.conflict');
  expect((await trainer.search(bank)).total).toBe(0);
  expect((await trainer.search(bank, { shelf: 'withdrawn' })).total).toBe(3);
  await trainer.change(bank, [{ id: 'two', version: 2 }], { state: 'active' });
  expect((await trainer.search(bank)).questions.map(({ question }) => question.id)).toEqual(['two']);
});

test('an auditor reads banks and writes nothing; to a teller there are none', async () => {
  await trainer.save(bank, single('limits'));
  const auditor = await atBanks(service, 'A-01');
  expect((await auditor.search(bank)).total).toBe(1);
  expect((await auditor.save(bank, single('other'))).body.code).toBe('access.denied');
  const teller = await atBanks(service, 'T-001');
  expect((await teller.ask('GET', '')).status).toBe(403);
  expect((await teller.ask('POST', `/${bank}/search`, {})).status).toBe(403);
  expect((await trainer.ask('POST', '/QB-99/search', {})).body.code).toBe('bank.notFound');
});
