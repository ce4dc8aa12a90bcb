import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';

import type { SearchDocument } from '../core/search/documents.ts';
import { createSearchIndex } from '../core/search/search-index.ts';

/**
 * `npm run eval:search -- --corpus F.jsonl --queries Q.jsonl`: search quality of the shipped configuration on any corpus.
 * The last line is one JSON object with counts, times and, for each class of queries, MRR@10, recall@1, 5, 10 and nDCG@10.
 */
const documentLine = v.object({
  id: v.string(),
  title: v.string(),
  body: v.string(),
  tags: v.optional(v.array(v.string()), []),
});
const queryLine = v.object({
  class: v.string(),
  query: v.string(),
  relevant: v.array(v.string()),
  phrase: v.optional(v.string()),
  answersOnly: v.optional(v.boolean(), false),
});
type Query = v.InferOutput<typeof queryLine>;

const TOP = 10;

function readLines<S extends v.GenericSchema>(file: string, schema: S): v.InferOutput<S>[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      const parsed = v.safeParse(schema, JSON.parse(line));
      if (!parsed.success) throw new Error(`${file}:${i + 1}: ${parsed.issues[0].message}`);
      return parsed.output;
    });
}

const { values } = parseArgs({ options: { corpus: { type: 'string' }, queries: { type: 'string' } } });
if (!values.corpus || !values.queries) {
  console.error('npm run eval:search -- --corpus F.jsonl --queries Q.jsonl');
  process.exit(2);
}
const corpus = readLines(values.corpus, documentLine);
const queries = readLines(values.queries, queryLine);

function indexOf(hasTitles: boolean) {
  const documents = corpus.map(({ id, title, body, tags }): SearchDocument => ({
    key: id,
    kind: 'article',
    id,
    version: 1,
    title: hasTitles ? title : '',
    tags: tags.filter((tag) => tag !== ''),
    similar: [],
    synonyms: [],
    headings: [],
    body: [body],
    blocks: [],
    level: 'junior',
    category: '',
    pages: [],
  }));
  const index = createSearchIndex();
  index.add(documents);
  return index;
}

const allowed = new Set(corpus.map(({ id }) => id));
const withTitles = indexOf(true);
const answersOnly = queries.some((query) => query.answersOnly) ? indexOf(false) : withTitles;
const times: number[] = [];

/** Ranks (1-based) at which relevant documents stand among the first ten. */
function ranksOf(query: Query): { ranks: number[]; relevant: number } {
  const relevant = new Set(
    query.phrase === undefined
      ? query.relevant
      : [
          ...query.relevant,
          ...corpus.filter(({ title }) => title.includes(query.phrase ?? '')).map(({ id }) => id),
        ],
  );
  const started = performance.now();
  const hits = (query.answersOnly ? answersOnly : withTitles).search(
    { text: query.query, limit: TOP },
    allowed,
  );
  times.push(performance.now() - started);
  return { ranks: hits.flatMap((hit, i) => (relevant.has(hit.id) ? [i + 1] : [])), relevant: relevant.size };
}

const gain = (ranks: readonly number[]) => ranks.reduce((sum, rank) => sum + 1 / Math.log2(rank + 1), 0);
const round = (value: number) => Math.round(value * 1000) / 1000;
const classes: Record<string, object> = {};
for (const [name, list] of Map.groupBy(queries, (query) => query.class)) {
  const results = list.map(ranksOf);
  const mean = (pick: (result: { ranks: number[]; relevant: number }) => number) =>
    round(results.reduce((sum, result) => sum + pick(result), 0) / results.length);
  const recallAt = (k: number) => mean(({ ranks }) => (ranks.some((rank) => rank <= k) ? 1 : 0));
  classes[name] = {
    n: list.length,
    mrr10: mean(({ ranks }) => (ranks[0] === undefined ? 0 : 1 / ranks[0])),
    r1: recallAt(1),
    r5: recallAt(5),
    r10: recallAt(10),
    ndcg10: mean(({ ranks, relevant }) => {
      const best = gain(Array.from({ length: Math.min(TOP, relevant) }, (_, i) => i + 1));
      return best === 0 ? 0 : gain(ranks) / best;
    }),
  };
}
const sorted = times.toSorted((a, b) => a - b);
const at = (share: number) =>
  round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
console.log(JSON.stringify({ docs: corpus.length, p50ms: at(0.5), p95ms: at(0.95), classes }));
