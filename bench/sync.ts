import { articleFile, openLargeBase } from './large-base.ts';
import { report } from './trace.ts';

/**
 * What a day with 100 edits costs a terminal, against the whole copy; what one publication costs the service; and how long
 * a start takes. TELLERWISE_BENCH_DOCUMENTS sets the size.
 */
const size = Number(process.env['TELLERWISE_BENCH_DOCUMENTS'] ?? 10_000);
const base = await openLargeBase(size);
const { knowledge } = base.services;
const revision = (): number => (JSON.parse(knowledge.manifest().payload) as { revision: number }).revision;

async function bytesOf(from: number, to: number): Promise<number> {
  let bytes = 0;
  let after: string | undefined;
  do {
    const page = await knowledge.changes({ from, to, after });
    bytes += Buffer.byteLength(JSON.stringify(page));
    after = page.next;
  } while (after !== undefined);
  return bytes;
}

const before = revision();
const whole = await bytesOf(0, before);
const cpu: number[] = [];
for (let edit = 0; edit < 100; edit += 1) {
  const file = articleFile(1_000 + ((edit * 79) % size), 2 + Math.floor(edit / size));
  const began = process.cpuUsage();
  await base.database.writer.write((tx) => knowledge.publish(tx, file, { by: 'bench', at: Date.now() }));
  await knowledge.refresh();
  const { user, system } = process.cpuUsage(began);
  cpu.push((user + system) / 1_000);
}
const day = await bytesOf(before, revision());
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
report('sync.whole', whole, 'bytes');
report('sync.day', day, 'bytes', whole / 50);
report('publish.cpu', median(cpu), 'ms', 3);
const checks: number[] = [];
for (let at = 0; at < 5; at += 1) {
  const began = performance.now();
  knowledge.checkWith(articleFile(1_000 + at, 9));
  checks.push(performance.now() - began);
}
report('draft.check', median(checks), 'ms');
await base.database.close();
const began = performance.now();
const again = await base.reopen();
report('start.ready', performance.now() - began, 'ms', 1_000);
await again.database.close();
await base.remove().catch(() => undefined);
