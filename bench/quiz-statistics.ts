import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { v7 as uuidv7 } from 'uuid';

import { boot } from '../server/boot.ts';
import { readContentFolder } from '../server/knowledge/content-files.ts';
import { figuresOf } from '../server/quiz-statistics/figures.ts';
import { createMarkedAttempts } from '../server/quiz-statistics/marked-attempts.ts';
import { insertTaken, takenBySkill } from '../tests/server/quiz-statistics/many-attempts.ts';

/** How long others wait while 10,000 attempts of a quiz are read and counted; the floor is an idle service. */
const count = Number(process.env['TELLERWISE_BENCH_ATTEMPTS'] ?? 10_000);
const dataDir = mkdtempSync(join(tmpdir(), 'tellerwise-bench-'));
const { database, services } = await boot({
  dataDir,
  clock: () => Date.now(),
  monotonic: () => performance.now(),
  newId: () => uuidv7(),
  limits: { lookupsPerMinute: 1, customersPerDay: 1, loginsPerMinute: 1 },
});
const content = await readContentFolder(join(import.meta.dirname, '../content'));
await services.knowledge.load(content, { publish: 'always', by: 'bench' });
const bank = { database, services, now: () => Date.now() };
await insertTaken(bank, await takenBySkill(bank, count, (n) => `32${String(n % 40).padStart(2, '0')}`));

interface Measured<T> {
  readonly ms: number;
  readonly lag: number;
  readonly value: T;
}
async function measure<T>(work: () => Promise<T>): Promise<Measured<T>> {
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  const began = performance.now();
  const value = await work();
  const ms = performance.now() - began;
  delay.disable();
  return { ms, lag: delay.max / 1e6, value };
}
const print = (name: string, value: number, unit: string, vs: string, ratio: number): void =>
  console.log(
    JSON.stringify({ name, value: Math.round(value), unit, vs, ratio: Math.round(ratio * 100) / 100 }),
  );

// What was put in has been collected and written before anything is measured.
await new Promise((resolve) => setTimeout(resolve, 2_000));
const idle = await measure(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
const marked = createMarkedAttempts({
  sql: database.sql,
  library: services.quizzes.library,
});
const read = await measure(() => marked.of('QZ-05'));
const attempts = [...read.value.attempts.values()];
const counted = await measure(() => figuresOf(attempts));
const again = await measure(() => marked.of('QZ-05'));
print('idle: event-loop lag max', idle.lag, 'ms', 'idle', 1);
print(`${attempts.length} attempts read`, read.ms, 'ms', 'read', 1);
print('read: event-loop lag max', read.lag, 'ms', 'target 50', read.lag / 50);
print(`${attempts.length} attempts counted`, counted.ms, 'ms', 'read', counted.ms / read.ms);
print('counted: event-loop lag max', counted.lag, 'ms', 'target 50', counted.lag / 50);
print('asked again', again.ms, 'ms', 'read', again.ms / read.ms);
await database.close();
rmSync(dataDir, { recursive: true, force: true });
