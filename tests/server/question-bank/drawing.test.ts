import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql as query } from 'drizzle-orm';

import type { StandingDownQuestion } from '../../../core/contracts/quiz-grading.ts';
import type { Question } from '../../../core/quiz/questions/registry.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { paperOf, publishAgain, type Taker, takerOf } from '../quizzes/taking.ts';
import { atBanks, jsonl, publishQuiz, quizOfBank, single } from './trainer.ts';

let service: TestService;
let trainer: Awaited<ReturnType<typeof atBanks>>;
let teller: Taker;
let bank: string;
beforeEach(async () => {
  service = await createTestService();
  trainer = await atBanks(service);
  bank = await trainer.create('投诉处理题库');
  const cites = (n: number) => [n < 3 ? 'ART-08^limits' : 'ART-13^now'];
  await trainer.take(
    bank,
    jsonl(Array.from({ length: 12 }, (_, n) => single(`n${n}`, { text: `第 ${n} 题`, cites: cites(n) }))),
  );
  await publishQuiz(
    service,
    'QZ-50',
    quizOfBank('QZ-50', `questions: 5, draw: [{ count: 5, bank: ${bank} }]`),
  );
  teller = await takerOf(service, 'T-001');
});
afterEach(() => service.close());

const drawn = async (attempt: string) => (await paperOf(service, attempt)).map(({ question }) => question);
const down = async () =>
  (
    (await (
      await service.request('GET', '/api/quiz-questions/standing-down', { token: trainer.token })
    ).json()) as {
      questions: StandingDownQuestion[];
    }
  ).questions;
/** As the attempt keeps it and as its person sees it. */
const asTaken = async (attempt: string) => [
  JSON.stringify(await paperOf(service, attempt)),
  JSON.stringify((await teller.read(attempt)).body.questions),
];
const changeLimits = () =>
  publishAgain(service, 'ART-08', (text) =>
    text
      .replace(/ *\^limits *$/m, '（改） ^limits')
      .replace(/^effectiveFrom: .*$/m, 'effectiveFrom: 2026-11-23'),
  );

test('a paper is drawn from a bank, answered and marked by the version that was drawn', async () => {
  const { id } = (await teller.start('QZ-50')).body;
  const places = await paperOf(service, id);
  expect(places.map(({ quiz, version }) => [quiz, version])).toEqual(Array(5).fill([bank, 1]));
  for (const { id: place, order } of places) {
    const option = order['options']?.indexOf('b') === 0 ? 'a' : 'b';
    expect((await teller.save(id, teller.given(place, { kind: 'single', option }))).status).toBe(200);
  }
  const { body } = await teller.finish(id);
  expect(body).toMatchObject({ earned: 500, of: 500, isPass: true });
  expect(body.key?.[0]).toMatchObject({ why: '重大投诉的时限是 15 个工作日。' });
});

test('Show 4: a changed paragraph takes its bank questions out of new papers at once; a running attempt is untouched', async () => {
  await publishQuiz(service, 'QZ-51', quizOfBank('QZ-51', `questions: 2, fixed: [${bank}/n0, ${bank}/n1]`));
  const { id } = (await teller.start('QZ-51')).body;
  expect((await drawn(id)).toSorted()).toEqual(['n0', 'n1']);
  const before = await asTaken(id);
  await changeLimits();

  expect(
    (await trainer.search(bank, { shelf: 'down' })).questions.map(({ question }) => question.id),
  ).toEqual(['n0', 'n1', 'n2']);
  const listed = await down();
  expect(listed.filter(({ quizId }) => quizId === bank)).toHaveLength(3);
  expect(listed.find(({ question }) => question === 'n0')).toMatchObject({
    title: '投诉处理题库',
    causes: [{ cites: 'ART-08^limits', what: 'changed' }],
  });
  const cause = listed.find(({ quizId }) => quizId === bank)?.causes[0];
  expect(cause?.before).not.toBe(cause?.after);

  const other = await takerOf(service, 'M-01');
  expect((await other.start('QZ-51')).body.code).toBe('paper.tooFew');
  for (let papers = 0; papers < 4; papers += 1) {
    const next = (await other.start('QZ-50')).body;
    expect((await drawn(next.id)).filter((question) => ['n0', 'n1', 'n2'].includes(question))).toEqual([]);
    await other.finish(next.id);
  }
  expect(await asTaken(id)).toEqual(before);

  // Confirmed for this text, edited, or merely tagged: the first two come back.
  const confirm = { quizId: bank, version: 1, question: 'n0', cites: 'ART-08^limits', mark: cause?.mark };
  await service.request('POST', '/api/quiz-questions/confirmations', { token: trainer.token, body: confirm });
  await trainer.save(bank, single('n1', { text: '按新条款改写' }), 1);
  await trainer.change(bank, [{ id: 'n2', version: 1 }], { addTags: ['复习'] });
  expect((await down()).filter(({ quizId }) => quizId === bank).map(({ question }) => question)).toEqual([
    'n2',
  ]);
  expect((await drawn((await other.start('QZ-51')).body.id)).toSorted()).toEqual(['n0', 'n1']);
  // A confirmed question that is tagged stays confirmed.
  await trainer.change(bank, [{ id: 'n0', version: 1 }], { addTags: ['复习'] });
  expect((await trainer.search(bank, { shelf: 'down' })).total).toBe(1);
  expect(await asTaken(id)).toEqual(before);
});

test('R-QZ4: edits and withdrawals in the bank change no attempt that runs or has ended', async () => {
  const ended = (await teller.start('QZ-50')).body.id;
  await teller.finish(ended);
  const running = (await teller.start('QZ-50')).body.id;
  const before = [await asTaken(ended), await asTaken(running)];
  const { questions } = await trainer.search(bank);
  for (let round = 1; round <= 3; round += 1) {
    for (const { question } of questions)
      await trainer.save(
        bank,
        { ...question, text: `${question.text}，第 ${round} 次改` } as Question,
        round,
      );
  }
  await trainer.change(
    bank,
    questions.map(({ question: { id } }) => ({ id, version: 4 })),
    { state: 'withdrawn' },
  );
  expect([await asTaken(ended), await asTaken(running)]).toEqual(before);
  expect((await teller.finish(running)).body.of).toBe(500);
  expect((await teller.start('QZ-50')).body.code).toBe('paper.tooFew');
});

test('a faulty question of a bank is marked again by its corrected version', async () => {
  await publishQuiz(service, 'QZ-52', quizOfBank('QZ-52', `questions: 1, fixed: [${bank}/n7]`));
  const { id } = (await teller.start('QZ-52')).body;
  const [place] = await paperOf(service, id);
  const wrong = place?.order['options']?.indexOf('a') === 0 ? 'a' : 'b';
  await teller.save(id, teller.given('q1', { kind: 'single', option: wrong }));
  expect((await teller.finish(id)).body).toMatchObject({ earned: 0, isPass: false });
  const corrected = single('n7', {
    cites: ['ART-13^now'],
    options: [
      { id: 'a', text: '7 个工作日', right: true },
      { id: 'b', text: '15 个工作日', why: '已改。' },
    ],
  });
  expect((await trainer.save(bank, corrected, 1)).body.version).toBe(2);
  const body = { version: 1, question: 'n7', corrected: 2, why: '正确选项标错了' };
  const regraded = await service.request('POST', `/api/quizzes/${bank}/regrades`, {
    token: trainer.token,
    body,
  });
  expect(await regraded.json()).toEqual({ regraded: 1, left: 0 });
  expect((await teller.read(id)).body).toMatchObject({
    earned: 100,
    isPass: true,
    regraded: '正确选项标错了',
  });
});

test('the builder is told how many questions fit, and sees a paper as a teller does; the key on demand', async () => {
  const rules = [
    { count: 1, bank },
    { count: 1, bank, tag: '投诉', difficulty: 'easy' },
    { count: 1, bank, difficulty: 'hard' },
    { count: 1, bank: 'QB-09' },
    { count: 1, quiz: 'QZ-02' },
  ];
  const fits = await trainer.ask<{ counts: number[] }>('POST', '/fits', { rules });
  expect(fits.body.counts.slice(0, 4)).toEqual([12, 12, 0, 0]);
  expect(fits.body.counts[4]).toBeGreaterThan(10);
  const paper = {
    ...{ questions: 5, passPercent: 60, minutes: 9, attempts: 1, waitHours: 0, feedback: 'never' },
    draw: [{ bank, count: 5 }],
  };
  const look = (withKey: boolean, seed = 1) =>
    trainer.ask<{ questions: unknown[]; key?: unknown[] }>('POST', '/preview', { paper, seed, withKey });
  const shown = (await look(false)).body;
  expect(shown.questions).toHaveLength(5);
  expect(JSON.stringify(shown)).not.toMatch(/"(right|why|cites|difficulty|n\d+)"/);
  expect(shown.key).toBeUndefined();
  expect((await look(true)).body).toMatchObject({ questions: shown.questions, key: Array(5).fill({}) });
  const rule = { ...paper, draw: [{ bank, count: 5, difficulty: 'hard' }] };
  expect((await trainer.ask('POST', '/preview', { paper: rule, seed: 1, withKey: false })).body.code).toBe(
    'paper.tooFew',
  );
});

test('R-QZ1: canaries in a bank reach nobody who takes its quiz, by no route', async () => {
  const { questions } = await trainer.search(bank);
  for (const { question, version } of questions)
    await trainer.save(bank, { ...question, why: 'canary', tags: ['canary'] } as Question, version);
  const { id } = (await teller.start('QZ-50')).body;
  const own = questions.map(({ question }) => `"${question.id}"`);
  for (const route of service.app.routes) {
    if (route.name === 'session.close' || route.path.startsWith('/api/openapi')) continue;
    const path = route.path
      .replace(
        ':id',
        route.path.includes('/question-banks/') ? bank : route.path.includes('/quizzes/') ? 'QZ-50' : id,
      )
      .replace(':question', 'n7')
      .replace(/:\w+/, 'a'.repeat(64));
    const body = route.method === 'GET' ? undefined : { mode: 'graded' };
    const text = await (await service.request(route.method, path, { token: teller.token, body })).text();
    for (const word of ['canary', ...own]) expect(text.includes(word), `${route.method} ${path}`).toBe(false);
  }
  const [blobs] = await service.database.sql.all<{ n: number }>(
    query`select count(*) as n from knowledge_blobs where instr(bytes, 'canary') > 0`,
  );
  expect(blobs?.n).toBe(0);
});
