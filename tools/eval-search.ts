import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { peers } from './search-peers.ts';
import { type Measured, measure, ours, readCorpus, readQueries } from './search-quality.ts';

/**
 * `npm run eval:search -- --corpus F.jsonl --queries Q.jsonl`: search quality of the shipped configuration on any corpus.
 * The last line is one JSON object with counts, times and, for each class of queries, MRR@10, recall@1, 5, 10 and nDCG@10.
 * `npm run eval:search -- --peers`: ours and other engines on every development set, as a markdown table.
 */
const { values } = parseArgs({
  options: { corpus: { type: 'string' }, queries: { type: 'string' }, peers: { type: 'boolean' } },
});
if (values.peers) await comparePeers();
else if (values.corpus && values.queries)
  console.log(JSON.stringify(await measure(readCorpus(values.corpus), readQueries(values.queries), ours)));
else {
  console.error('npm run eval:search -- --corpus F.jsonl --queries Q.jsonl | --peers');
  process.exit(2);
}

async function comparePeers(): Promise<void> {
  const folder = join(
    process.env['TELLERWISE_SHARED'] ?? join(import.meta.dirname, '../../shared'),
    'search',
  );
  if (!existsSync(folder)) {
    console.log('not run: no shared data');
    return;
  }
  const names = ['ours', ...Object.keys(peers)];
  for (const set of ['esun_faq', 'bank_law', 'banking77']) {
    const corpus = readCorpus(join(folder, set, 'corpus.jsonl'));
    const files = ['queries.jsonl', 'queries2.jsonl'].map((file) => join(folder, set, file));
    const queries = files.filter((file) => existsSync(file)).flatMap(readQueries);
    const measured: Measured[] = [];
    for (const build of [ours, ...Object.values(peers)]) measured.push(await measure(corpus, queries, build));
    printTable(set, names, measured);
  }
}

/** MRR@10 for each class, and the 95th percentile of the time a query took. */
function printTable(set: string, names: readonly string[], measured: readonly Measured[]): void {
  const [first] = measured;
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const figure = (value: number) => value.toFixed(3).replace(/^0/, '');
  console.log(`\n${row([`${set}, ${first?.docs ?? 0} documents`, ...names])}`);
  console.log(row(['---', ...names.map(() => '---:')]));
  for (const name of Object.keys(first?.classes ?? {}))
    console.log(row([name, ...measured.map(({ classes }) => figure(classes[name]?.mrr10 ?? 0))]));
  console.log(row(['p95, ms', ...measured.map(({ p95ms }) => p95ms.toFixed(2))]));
}
