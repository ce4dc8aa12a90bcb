import { readFileSync } from 'node:fs';
import * as v from 'valibot';

import type { SearchDocument } from '../core/search/documents.ts';
import { createSearchIndex } from '../core/search/search-index.ts';

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
export type Line = v.InferOutput<typeof documentLine>;
type Query = v.InferOutput<typeof queryLine>;

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
/** Documents of a corpus file, one JSON object a line. Throws with file and line. */
export const readCorpus = (file: string): Line[] => readLines(file, documentLine);
export const readQueries = (file: string): Query[] => readLines(file, queryLine);

/** An engine over one corpus: ids of what it finds first, at most ten. */
export type Engine = (text: string) => readonly string[] | Promise<readonly string[]>;
export const TOP = 10;

/** The shipped configuration. */
export function ours(corpus: readonly Line[]): Engine {
  const index = createSearchIndex();
  index.add(
    corpus.map(({ id, title, body, tags }): SearchDocument => ({
      key: id,
      kind: 'article',
      id,
      version: 1,
      title,
      tags: tags.filter((tag) => tag !== ''),
      similar: [],
      synonyms: [],
      headings: [],
      body: [body],
      blocks: [],
      level: 'junior',
      category: '',
      pages: [],
    })),
  );
  const allowed = new Set(corpus.map(({ id }) => id));
  return (text) => index.search({ text, limit: TOP }, allowed).map(({ id }) => id);
}

interface Quality {
  readonly n: number;
  readonly mrr10: number;
  readonly r1: number;
  readonly r5: number;
  readonly r10: number;
  readonly ndcg10: number;
}
export interface Measured {
  readonly docs: number;
  readonly p50ms: number;
  readonly p95ms: number;
  readonly classes: Readonly<Record<string, Quality>>;
}

const round = (value: number) => Math.round(value * 1000) / 1000;
const gain = (ranks: readonly number[]) => ranks.reduce((sum, rank) => sum + 1 / Math.log2(rank + 1), 0);

/** Relevant documents of a query; for a phrase also every document whose title contains it. */
function relevantTo(query: Query, corpus: readonly Line[]): ReadonlySet<string> {
  const { phrase } = query;
  const titled = phrase === undefined ? [] : corpus.filter(({ title }) => title.includes(phrase));
  return new Set([...query.relevant, ...titled.map(({ id }) => id)]);
}

/** Asks every query and gives, for each class, MRR@10, recall@1, 5 and 10 and nDCG@10, with times over all. */
export async function measure(
  corpus: readonly Line[],
  queries: readonly Query[],
  build: (corpus: readonly Line[]) => Engine | Promise<Engine>,
): Promise<Measured> {
  const whole = await build(corpus);
  const untitled = queries.some(({ answersOnly }) => answersOnly)
    ? await build(corpus.map((line) => ({ ...line, title: '' })))
    : whole;
  const times: number[] = [];
  const classes: Record<string, Quality> = {};
  for (const [name, list] of Map.groupBy(queries, (query) => query.class)) {
    const results: { ranks: number[]; relevant: number }[] = [];
    for (const query of list) {
      const relevant = relevantTo(query, corpus);
      const started = performance.now();
      const found = await (query.answersOnly ? untitled : whole)(query.query);
      times.push(performance.now() - started);
      const ranks = found.slice(0, TOP).flatMap((id, i) => (relevant.has(id) ? [i + 1] : []));
      results.push({ ranks, relevant: relevant.size });
    }
    classes[name] = qualityOf(results);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return { docs: corpus.length, p50ms: at(0.5), p95ms: at(0.95), classes };
}

function qualityOf(results: readonly { ranks: number[]; relevant: number }[]): Quality {
  const mean = (pick: (result: { ranks: number[]; relevant: number }) => number) =>
    round(results.reduce((sum, result) => sum + pick(result), 0) / results.length);
  const recallAt = (k: number) => mean(({ ranks }) => (ranks.some((rank) => rank <= k) ? 1 : 0));
  return {
    n: results.length,
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
