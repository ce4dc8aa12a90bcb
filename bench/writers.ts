import { monitorEventLoopDelay } from 'node:perf_hooks';

import { bootBench } from './service-under-load.ts';

/** 500 writers at once, alone and while 300,000 customers are imported: acknowledged writes, refusals, event-loop lag. */
const callers = 500;
const seconds = 6;
const importedRows = Number(process.env['TELLERWISE_IMPORT_ROWS'] ?? 300_000);

const service = await bootBench({ tellers: 50, customers: 5000 });
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

async function load(name: string, until: () => boolean): Promise<void> {
  const lag = monitorEventLoopDelay({ resolution: 5 });
  const began = performance.now();
  let acknowledged = 0;
  let refused = 0;
  lag.enable();
  const groups = service.groups();
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let index = caller; !until(); index += callers) {
        try {
          await service.bareWrite(index);
          acknowledged += 1;
        } catch {
          refused += 1;
        }
      }
    }),
  );
  lag.disable();
  const wall = (performance.now() - began) / 1000;
  const p99 = lag.percentile(99) / 1e6 - 5;
  print(
    `${name}: acknowledged writes`,
    acknowledged / wall,
    '1/s',
    'commit groups',
    acknowledged / (service.groups() - groups),
  );
  print(`${name}: refused (SQLITE_BUSY)`, refused, 'writes', 'target 0', refused);
  print(`${name}: event-loop lag p99`, p99, 'ms', 'target 50', p99 / 50);
  print(`${name}: event-loop lag max`, lag.max / 1e6 - 5, 'ms', 'p99', (lag.max / 1e6 - 5) / p99);
}

const end = performance.now() + seconds * 1000;
await load('500 writers', () => performance.now() > end);

const file = service.customerFile(importedRows, '2026-11-20');
let importing = true;
const began = performance.now();
const imported = service.importFile(file).finally(() => (importing = false));
await load(`500 writers during an import of ${importedRows}`, () => !importing);
const { rows } = await imported;
const took = (performance.now() - began) / 1000;
print('import beside 500 writers', rows / took, 'rows/s', 'rows', rows);
await service.close();
