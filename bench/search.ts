import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import type { SearchDocument } from '../core/search/documents.ts';
import { createSearchIndex, searchIndexFromBytes } from '../core/search/search-index.ts';
import { report } from './trace.ts';

/** Search over a large base: building, loading and asking, with the sizes of what a terminal keeps. */
const shared = process.env['TELLERWISE_SHARED'] ?? join(import.meta.dirname, '../../shared');
const folder = join(shared, 'search');
if (!existsSync(folder)) {
  console.log('not run: no shared data');
  process.exit(0);
}
const size = Number(process.env['TELLERWISE_BENCH_DOCUMENTS'] ?? 10_000);
interface Line {
  readonly id: string;
  readonly title?: string;
  readonly body?: string;
  readonly text?: string;
}
const lines: Line[] = [];
for (let part = 0; part < 3 && lines.length < size; part += 1) {
  const text = gunzipSync(readFileSync(join(folder, 'mix', `mix100k.${part}.jsonl.gz`))).toString('utf8');
  for (const line of text.split('\n')) if (line && lines.length < size) lines.push(JSON.parse(line) as Line);
}
const documents = lines.map(({ id, title = '', body, text = '' }): SearchDocument => ({
  key: id,
  kind: 'article',
  id,
  version: 1,
  title,
  tags: [],
  similar: [],
  synonyms: [],
  headings: [],
  body: [body ?? text],
  blocks: [],
  level: 'junior',
  category: '',
  pages: [],
}));
const began = performance.now();
const built = createSearchIndex();
built.add(documents);
report('search.build', performance.now() - began, 'ms', 60_000);
const bytes = built.toBytes();
report('search.bytes a document', bytes.byteLength / size, 'bytes', 2_100);
report('search.bytes a document, gzip', gzipSync(bytes).byteLength / size, 'bytes', 550);
const loading = performance.now();
const index = searchIndexFromBytes(bytes);
report('search.load', performance.now() - loading, 'ms', 600);

const allowed = new Set(documents.map(({ key }) => key));
const queries = ['esun_faq', 'bank_law', 'banking77'].flatMap((set) =>
  readFileSync(join(folder, set, 'queries.jsonl'), 'utf8')
    .split('\n')
    .filter((line, at) => line !== '' && at % 17 === 0)
    .map((line) => (JSON.parse(line) as { query: string }).query),
);
for (const query of queries.slice(0, 50)) index.search({ text: query, limit: 10 }, allowed);
const times = queries.map((query) => {
  const start = performance.now();
  index.search({ text: query, limit: 10 }, allowed);
  return performance.now() - start;
});
times.sort((a, b) => a - b);
report('search.query p50', times[Math.floor(times.length * 0.5)] ?? 0, 'ms', 4);
report('search.query p95', times[Math.floor(times.length * 0.95)] ?? 0, 'ms', 4);
const one = documents[0];
const changing = performance.now();
if (one) index.add([{ ...one, title: `${one.title} 改` }]);
report('search.change', performance.now() - changing, 'ms', 20);
