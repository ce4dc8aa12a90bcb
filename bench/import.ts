import { monitorEventLoopDelay } from 'node:perf_hooks';

import { bootBench } from './service-under-load.ts';

/** A customer snapshot of 300,000 rows: taken in fresh, then the next day's, which replaces every row. */
const rows = Number(process.env['TELLERWISE_IMPORT_ROWS'] ?? 300_000);
const service = await bootBench({ tellers: 1, customers: 10 });
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

let first = 0;
for (const [name, dataDate] of [
  ['import, all new', '2026-11-20'],
  ['import, all replaced', '2026-11-21'],
] as const) {
  const file = service.customerFile(rows, dataDate);
  const lag = monitorEventLoopDelay({ resolution: 5 });
  lag.enable();
  const began = performance.now();
  await service.importFile(file);
  const rate = rows / ((performance.now() - began) / 1000);
  lag.disable();
  first ||= rate;
  print(name, rate, 'rows/s', 'all new', rate / first);
  const p99 = lag.percentile(99) / 1e6 - 5;
  print(`${name}: event-loop lag p99`, p99, 'ms', 'target 50', p99 / 50);
  print(`${name}: event-loop lag max`, lag.max / 1e6 - 5, 'ms', 'target 50', (lag.max / 1e6 - 5) / 50);
}
await service.close();
