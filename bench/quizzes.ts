import { v7 as uuidv7 } from 'uuid';

import type { AttemptView, GivenAnswer } from '../core/contracts/quizzes.ts';
import { atRate, bootBench } from './service-under-load.ts';

/**
 * One graded paper: 3,000 people begin it in the same minute, answer it and hand it in, 500 submissions a second, each
 * committed under FULL with its audit row and its lines in the ledger. Beside it the floor: bare rows at the same rate
 * through the same writer.
 */
const people = Number(process.env['TELLERWISE_BENCH_PEOPLE'] ?? 3_000);
const perSecond = 500;
const quiz = 'QZ-01';

const service = await bootBench({ tellers: people, customers: 10 });
const print = (name: string, value: number, unit: string, vs: string, ratio: number): void =>
  console.log(
    JSON.stringify({
      name,
      value: Math.round(value * 100) / 100,
      unit,
      vs,
      ratio: Math.round(ratio * 100) / 100,
    }),
  );
const at = (taken: readonly number[], share: number): number => taken[Math.floor(taken.length * share)] ?? 0;

// The first draws the bank into memory, as the first of a day does.
const attempts: AttemptView[] = [];
const start = async (index: number): Promise<void> => {
  const body = { mode: 'graded' };
  attempts[index] = await service.ask<AttemptView>(index, 'POST', `/api/quizzes/${quiz}/attempts`, body);
};
await start(0);
const began = performance.now();
const starts = await atRate(people / 60, 60, start);
print(
  `${people} people begin within a minute`,
  (performance.now() - began) / 1000,
  's',
  'minute',
  (performance.now() - began) / 60_000,
);
print('begin p95', at(starts, 0.95), 'ms', 'target 100', at(starts, 0.95) / 100);

const bare = await atRate(perSecond, 6, service.bareWrite);
print(`bare row p95 at ${perSecond}/s`, at(bare, 0.95), 'ms', 'floor', 1);

const given = (index: number): GivenAnswer => ({
  question: `q${1 + (Math.floor(index / people) % 9)}`,
  seq: 1,
  submission: uuidv7(),
  answer: null,
});
const cpu = process.cpuUsage();
const saves = await atRate(perSecond, 12, (index) =>
  service.ask(index, 'POST', `/api/quiz-attempts/${attempts[index % people]?.id}/answers`, given(index)),
);
const { user, system } = process.cpuUsage(cpu);
print(`answer p50 at ${perSecond}/s`, at(saves, 0.5), 'ms', 'bare row p50', at(saves, 0.5) / at(bare, 0.5));
print(`answer p95 at ${perSecond}/s`, at(saves, 0.95), 'ms', 'target 100', at(saves, 0.95) / 100);
print('CPU of an answer', (user + system) / 1_000 / saves.length, 'ms', 'core', (user + system) / 1e6 / 12);

const finish = (index: number): Promise<AttemptView> =>
  service.ask(index, 'POST', `/api/quiz-attempts/${attempts[index]?.id}/finish`, {
    submission: uuidv7(),
    unsent: [],
  });
const ends = await atRate(perSecond, people / perSecond, finish);
const marked = await service.ask<AttemptView>(0, 'GET', `/api/quiz-attempts/${attempts[0]?.id}`);
if (marked.closedAt === undefined || marked.of === undefined) throw new Error('handed in, closed and marked');
print(
  `hand-in, marked, p50 at ${perSecond}/s`,
  at(ends, 0.5),
  'ms',
  'bare row p50',
  at(ends, 0.5) / at(bare, 0.5),
);
print(`hand-in, marked, p95 at ${perSecond}/s`, at(ends, 0.95), 'ms', 'target 100', at(ends, 0.95) / 100);
await service.close();
