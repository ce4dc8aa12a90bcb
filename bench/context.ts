import { performance } from 'node:perf_hooks';

import { atRate, bootBench, type BenchService } from './service-under-load.ts';

/**
 * The customer context with its audit row committed under FULL: how many a second of CPU, and how long one takes at half
 * that load. Beside it, in the same run, the floor: the same number of groups that write one bare row each.
 */
const seconds = 4;
const callers = 64;
const rounds = 3;

async function saturate(
  service: BenchService,
  work: (index: number) => Promise<void>,
): Promise<{ perCpu: number; perWall: number }> {
  const until = performance.now() + seconds * 1000;
  const cpu = process.cpuUsage();
  const began = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let index = caller; performance.now() < until; index += callers) {
        await work(index);
        done += 1;
      }
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  return { perCpu: done / ((user + system) / 1e6), perWall: done / ((performance.now() - began) / 1000) };
}

const service = await bootBench({ tellers: 200, customers: 5000 });
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const contexts: number[] = [];
const floors: number[] = [];
const walls: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const context = await saturate(service, service.look);
  contexts.push(context.perCpu);
  walls.push(context.perWall);
  floors.push((await saturate(service, service.bareWrite)).perCpu);
}
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

const perCpu = median(contexts);
print('context per CPU second', perCpu, '1/s', 'target 1000', perCpu / 1000);
print('context per CPU second', perCpu, '1/s', 'bare row through the writer', perCpu / median(floors));
print('context per wall second', median(walls), '1/s', 'one process', median(walls) / perCpu);
const rate = Math.round(median(walls) / 2);
const taken = await atRate(rate, seconds, service.look);
const p = (share: number) => taken[Math.floor(taken.length * share)] ?? 0;
print(`context p50 at ${rate}/s`, p(0.5), 'ms', 'target p95 20', p(0.5) / 20);
print(`context p95 at ${rate}/s`, p(0.95), 'ms', 'target p95 20', p(0.95) / 20);
await service.close();
