import { sql as query } from 'drizzle-orm';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createTestService, type TestService } from '../../support/service.ts';
import { atBanks, jsonl, single } from './trainer.ts';

let service: TestService;
let trainer: Awaited<ReturnType<typeof atBanks>>;
let bank: string;
beforeEach(async () => {
  service = await createTestService();
  trainer = await atBanks(service);
  bank = await trainer.create('从业资格题库');
});
afterEach(() => service.close());

const many = (count: number) =>
  Array.from({ length: count }, (_, n) => single(`n${n}`, { text: `第 ${n} 题怎么答？` }));

test('a file is seen before it is taken: so many readable, each refused row with its reason, what is there already', async () => {
  await trainer.save(bank, single('limits'));
  const file = jsonl([
    ...many(2),
    { ...single('limits'), id: 'other-name', tags: ['别处'] },
    single('broken', { options: [] }),
    single('limits', { text: '同号的另一道题' }),
  ]);
  const seen = (await trainer.import(bank, file)).body;
  expect(seen).toMatchObject({
    outcome: 'read',
    format: 'jsonl',
    fresh: 3,
    duplicates: [{ row: 3, same: 'limits' }],
    refused: [{ row: 4 }],
  });
  expect((await trainer.list())[0]?.active).toBe(1);
  expect((await trainer.import(bank, `${file}\n`, seen.sha256)).body.code).toBe('bank.file');
  expect((await trainer.import(bank, file, seen.sha256)).body).toMatchObject({ outcome: 'taken', fresh: 3 });
  const { questions } = await trainer.search(bank, { text: '同号的另一道题' });
  expect(questions[0]).toMatchObject({ source: 'questions.jsonl', version: 1 });
  expect(questions[0]?.question.id).toMatch(/^q-[0-9a-f]{16}$/);
  expect((await trainer.list())[0]?.active).toBe(4);
});

test('the same bytes are taken once, whoever sends them and however often', async () => {
  const file = jsonl(many(3));
  const { sha256 } = (await trainer.import(bank, file)).body;
  const other = await atBanks(service, 'K-02');
  const answers = await Promise.all([
    trainer.import(bank, file, sha256),
    other.import(bank, file, sha256),
    trainer.import(bank, file, sha256),
  ]);
  expect(answers.map(({ body }) => body.outcome).toSorted()).toEqual(['already', 'already', 'taken']);
  expect((await trainer.list())[0]?.active).toBe(3);
  expect((await trainer.import(bank, `${file}\n`)).body).toMatchObject({ fresh: 0 });
});

test('an import that is cut in the middle leaves nothing, and goes through whole the next time', async () => {
  const file = jsonl(many(450));
  const { sql, writer } = service.database;
  await writer.write((tx) =>
    tx.run(query`create trigger cut before insert on bank_questions when new.question = 'n321'
      begin select raise(abort, 'cut'); end`),
  );
  const seen = (await trainer.import(bank, file)).body;
  expect((await trainer.import(bank, file, seen.sha256)).status).toBe(500);
  const rows = async (table: string) =>
    (await sql.all<{ n: number }>(query.raw(`select count(*) as n from ${table}`)))[0]?.n;
  expect([await rows('bank_questions'), await rows('bank_imports')]).toEqual([0, 0]);
  expect((await trainer.list())[0]?.active).toBe(0);
  await writer.write((tx) => tx.run(query`drop trigger cut`));
  expect((await trainer.import(bank, file, seen.sha256)).body).toMatchObject({
    outcome: 'taken',
    fresh: 450,
  });
  expect((await trainer.list())[0]?.active).toBe(450);
});

test('what is no file of questions is said so, and nothing is taken of it', async () => {
  const { body, status } = await trainer.import(
    bank,
    'Dear all, the printer is broken.',
    undefined,
    'mail.eml',
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({ outcome: 'read', fresh: 0, refused: [{ row: 0 }] });
  expect((await trainer.import('QB-77', jsonl(many(1)))).body.code).toBe('bank.notFound');
});

const shared = process.env['TELLERWISE_SHARED'] ?? '';
const exam = `${shared}/search/exam/questions.jsonl`;
test('7,080 questions of real exams come in at once; what is refused is named by row', async () => {
  if (shared === '' || !existsSync(exam)) {
    console.log('not run: no shared data');
    return;
  }
  const file = readFileSync(exam);
  const lines = file.toString().split('\n').filter(Boolean).length;
  const seen = (await trainer.import(bank, file)).body;
  // A row may be refused for more than one reason.
  const refusedRows = new Set(seen.refused.map(({ row }) => row)).size;
  expect(seen.fresh + refusedRows + seen.duplicates.length).toBe(lines);
  const taken = (await trainer.import(bank, file, seen.sha256)).body;
  expect(taken).toMatchObject({ outcome: 'taken', fresh: seen.fresh });
  expect((await trainer.import(bank, file, seen.sha256)).body.outcome).toBe('already');
  const [summary] = await trainer.list();
  expect(summary).toMatchObject({ active: seen.fresh, noCites: seen.fresh });
  const byCode: Record<string, number> = {};
  for (const { code } of seen.refused) byCode[code] = (byCode[code] ?? 0) + 1;
  console.log(
    `${lines} lines: ${seen.fresh} taken, ${seen.duplicates.length} there already, ${refusedRows} refused ${JSON.stringify(byCode)}`,
  );
}, 60_000);
