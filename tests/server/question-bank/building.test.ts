import { afterEach, beforeEach, expect, test } from 'vitest';

import type { DraftDetail } from '../../../core/contracts/drafts.ts';
import { quizText, type QuizForm } from '../../../core/question-bank/quiz-text.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { takerOf } from '../quizzes/taking.ts';
import { atBanks, jsonl, single } from './trainer.ts';

let service: TestService;
beforeEach(async () => {
  service = await createTestService();
});
afterEach(() => service.close());

test('Show 1, the trainer: a file into a bank, a quiz by rule, reviewed by another, taken by a teller', async () => {
  const trainer = await atBanks(service);
  const bank = await trainer.create('投诉处理题库');
  const tags = (n: number) => (n % 2 === 0 ? ['时限'] : ['登记']);
  const file = jsonl(
    Array.from({ length: 40 }, (_, n) => single(`n${n}`, { text: `第 ${n} 题`, tags: tags(n) })),
  );
  expect(await trainer.take(bank, file)).toMatchObject({ outcome: 'taken', fresh: 40 });

  const form = (count: number): QuizForm => ({
    title: '投诉处理月测',
    titleEn: '',
    roles: ['teller'],
    newStaff: false,
    beforePost: false,
    paper: {
      ...{ questions: count + 5, passPercent: 60, minutes: 20, attempts: 2, waitHours: 0, feedback: 'never' },
      draw: [
        { bank, tag: '时限', count },
        { bank, tag: '登记', count: 5 },
      ],
    },
  });
  const call = async <T>(token: string, method: string, path: string, body?: unknown) =>
    (await (await service.request(method, `/api/drafts${path}`, { token, body })).json()) as T & {
      code?: string;
    };

  // Live findings: the bank has 20 questions of the tag, the rule asks for 30.
  const begun = await call<{ id: string }>(trainer.token, 'POST', '', {
    kind: 'quizzes',
    text: quizText(form(30)),
  });
  const checked = await call<{ findings: { field: string; message: string }[] }>(
    trainer.token,
    'GET',
    `/${begun.id}/findings`,
  );
  expect(checked.findings).toEqual([
    expect.objectContaining({
      field: 'paper.draw',
      code: 'content.bank',
      message: expect.stringContaining('只有 20 题'),
    }),
  ]);
  expect((await call(trainer.token, 'POST', `/${begun.id}/submission`, { n: 1 })).code).toBe('draft.invalid');

  const text = quizText(
    form(10),
    /^id: (.*)$/m.exec((await call<DraftDetail>(trainer.token, 'GET', `/${begun.id}`)).text)?.[1],
  );
  await call(trainer.token, 'PUT', `/${begun.id}`, { n: 1, text });
  const submitted = await call<DraftDetail>(trainer.token, 'POST', `/${begun.id}/submission`, { n: 2 });
  expect(submitted.state).toBe('inReview');
  const decision = { n: submitted.n, decision: 'approve' };
  // Four eyes: never by its author.
  expect((await call(trainer.token, 'POST', `/${begun.id}/decisions`, decision)).code).toBe('draft.fourEyes');
  const other = await service.login('K-02');
  await call(other, 'POST', `/${begun.id}/decisions`, decision);
  const published = await call<{ itemId: string; version: number }>(
    other,
    'POST',
    `/${begun.id}/publication`,
    {
      n: submitted.n,
    },
  );
  expect(published).toMatchObject({ version: 1 });

  const teller = await takerOf(service, 'T-001');
  expect(await teller.offer(published.itemId)).toMatchObject({
    title: '投诉处理月测',
    state: 'mayStart',
    questions: 15,
  });
  expect((await teller.start(published.itemId)).body.questions).toHaveLength(15);
});

test('what a bank gives away comes back as it was', async () => {
  const trainer = await atBanks(service);
  const bank = await trainer.create('投诉处理题库');
  const questions = Array.from({ length: 5 }, (_, n) => single(`n${n}`, { text: `第 ${n} 题` }));
  await trainer.take(bank, jsonl(questions));
  const taken = async (format: string, filter = {}) =>
    (
      await trainer.ask<{ fileName: string; base64: string }>('POST', `/${bank}/export`, {
        format,
        ...filter,
      })
    ).body;
  const file = await taken('jsonl');
  expect(file.fileName).toBe('QB-01-2026-11-23.jsonl');
  const copy = await trainer.create('副本');
  const back = await trainer.import(copy, Buffer.from(file.base64, 'base64'), undefined, file.fileName);
  expect(back.body).toMatchObject({ fresh: 5, refused: [] });
  await trainer.import(copy, Buffer.from(file.base64, 'base64'), back.body.sha256, file.fileName);
  const stripped = async (id: string) => (await trainer.search(id)).questions.map(({ question }) => question);
  expect(await stripped(copy)).toEqual(await stripped(bank));
  for (const [format, name] of [
    ['gift', 'a.gift'],
    ['qti3', 'a.zip'],
  ] as const) {
    const bytes = Buffer.from((await taken(format)).base64, 'base64');
    const again = await trainer.import(copy, bytes, undefined, name);
    expect(again.body, format).toMatchObject({ format, refused: [], fresh: 0, duplicates: { length: 5 } });
  }
  expect(Buffer.from((await taken('gift', { text: '第 3 题' })).base64, 'base64').toString()).not.toContain(
    '第 1 题',
  );
});
