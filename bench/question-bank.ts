import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { v7 as uuidv7 } from 'uuid';

import type { Person } from '../core/organisation/person.ts';
import { paperSchema } from '../core/quiz/paper.ts';
import { boot } from '../server/boot.ts';
import { readContentFolder } from '../server/knowledge/content-files.ts';
import type { Call } from '../server/http/route.ts';
import { drawFor } from '../server/quizzes/offers.ts';
import { parse } from 'valibot';

/**
 * 7,000 questions into a bank in one transaction (how long, and how long the event loop stands still), and what drawing
 * 50 of them costs a start. The floor is one bare row through the same writer.
 */
const QUESTIONS = 7_000;
const STARTS = 300;

const dataDir = mkdtempSync(join(tmpdir(), 'tellerwise-bench-'));
const limits = { lookupsPerMinute: 1e9, customersPerDay: 1e9, loginsPerMinute: 1e9 };
const { database, services } = await boot({
  dataDir,
  clock: () => Date.now(),
  monotonic: () => performance.now(),
  newId: () => uuidv7(),
  limits,
});
const content = await readContentFolder(join(import.meta.dirname, '../content'));
await services.knowledge.load(content, { publish: 'always', by: 'bench' });

const print = (name: string, value: number, unit: string, vs: string, ratio: number) =>
  console.log(
    JSON.stringify({
      name,
      value: Math.round(value * 100) / 100,
      unit,
      vs,
      ratio: Math.round(ratio * 100) / 100,
    }),
  );
const person = { staffNo: 'bench', orgUnitCode: '3201', roles: ['trainer'] } as unknown as Person;
const callOf = <B, P>(body: B, params: P): Call<B, unknown, P> =>
  ({
    body,
    params,
    query: undefined,
    session: { person },
    now: Date.now(),
    audit: async () => undefined,
  }) as unknown as Call<B, unknown, P>;

const file = Array.from({ length: QUESTIONS }, (_, n) =>
  JSON.stringify({
    kind: 'single',
    id: `n${n}`,
    text: `第 ${n} 题：客户办理业务时，下列做法中哪一项符合规定？`,
    difficulty: ['easy', 'medium', 'hard'][n % 3],
    tags: [`标签${n % 20}`],
    cites: n % 10 === 0 ? ['ART-08^limits'] : [],
    options: ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      text: `选项 ${id}，第 ${n} 题的一种做法`,
      right: id === 'b',
    })),
  }),
).join('\n');
const base64 = Buffer.from(file).toString('base64');
const { editing, importing } = services.questionBanks;
const { id } = await editing.create(callOf({ title: '量一量' }, undefined));

async function measured(name: string, work: () => Promise<unknown>): Promise<number> {
  const lag = monitorEventLoopDelay({ resolution: 2 });
  lag.enable();
  const began = performance.now();
  await work();
  const took = performance.now() - began;
  lag.disable();
  const longest = lag.max / 1e6 - 2;
  print(`${name}: event loop held at most`, longest, 'ms', 'target 50', longest / 50);
  return took;
}

const bare = performance.now();
await database.writer.write((tx) => tx.run('select 1'));
const floor = performance.now() - bare;
let sha256 = '';
const read = await measured('reading a file of 7,000 questions', async () => {
  ({ sha256 } = await importing.take(callOf({ name: 'a.jsonl', base64 }, { id })));
});
print('reading a file of 7,000 questions', read, 'ms', 'one empty write', read / floor);
const taken = await measured('taking 7,000 questions', async () => {
  const answer = await importing.take(callOf({ name: 'a.jsonl', base64, accept: sha256 }, { id }));
  if (answer.fresh !== QUESTIONS) throw new Error(`${answer.fresh} were taken`);
});
print('taking 7,000 questions', taken, 'ms', 'target 5000', taken / 5000);

const first = await measured('standing of 7,000 questions, first asked', () =>
  services.quizzes.standing(Date.now()),
);
print('standing of 7,000 questions, first asked', first, 'ms', 'one empty write', first / floor);
const quiz = {
  id: 'QZ-50',
  version: 1,
  paper: parse(paperSchema, {
    ...{ questions: 50, passPercent: 60, minutes: 60, attempts: 3, waitHours: 0, feedback: 'never' },
    draw: [
      { bank: id, count: 30, difficulty: 'easy' },
      { bank: id, count: 20, difficulty: 'hard' },
    ],
  }),
} as Parameters<typeof drawFor>[0];
const times: number[] = [];
for (let start = 0; start < STARTS; start += 1) {
  const began = performance.now();
  const standing = await services.quizzes.standing(Date.now());
  const drawn = drawFor(quiz, standing, [], start);
  if (!drawn.ok) throw new Error(drawn.code);
  times.push(performance.now() - began);
}
times.sort((a, b) => a - b);
const [p50 = 0, p95 = 0] = [times[STARTS / 2], times[Math.floor(STARTS * 0.95)]];
print('a paper of 50 from 7,000: p50', p50, 'ms', 'one empty write', p50 / floor);
print('a paper of 50 from 7,000: p95', p95, 'ms', 'target 5', p95 / 5);
await database.close();
rmSync(dataDir, { recursive: true, force: true });
