import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { createSearchIndex } from '../../../core/search/search-index.ts';

/** MRR@10 by class as last measured on these very queries; a class may not fall by more than .01. */
const recorded: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  bank_law: {
    art_cn: 0.985,
    art_num: 0.985,
    art_num2: 0.99,
    kw: 0.931,
    kw_py: 0.919,
    clause: 0.985,
    homo: 0.96,
  },
  banking77: { en_orig: 0.736, en_typo: 0.786 },
};
const shared = process.env['TELLERWISE_SHARED'] ?? join(import.meta.dirname, '../../../../shared');
/** About so many queries of each class, evenly taken, are asked here; `npm run eval:search` asks all. */
const SAMPLE = 100;

interface Query {
  readonly class: string;
  readonly query: string;
  readonly relevant: readonly string[];
}
const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

function measure(set: string): Record<string, number> {
  const folder = join(shared, 'search', set);
  const corpus = lines<{ id: string; title: string; body: string; tags: string[] }>(
    join(folder, 'corpus.jsonl'),
  );
  const index = createSearchIndex();
  index.add(
    corpus.map(({ id, title, body, tags }) => ({
      key: id,
      kind: 'article',
      id,
      version: 1,
      title,
      tags: tags.filter(Boolean),
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
  const byClass = Map.groupBy(lines<Query>(join(folder, 'queries.jsonl')), (query) => query.class);
  return Object.fromEntries(
    [...byClass].map(([name, all]) => {
      const asked = all.filter((_, at) => at % Math.ceil(all.length / SAMPLE) === 0);
      const sum = asked.reduce((total, { query, relevant }) => {
        const at = index
          .search({ text: query, limit: 10 }, allowed)
          .findIndex(({ id }) => relevant.includes(id));
        return total + (at < 0 ? 0 : 1 / (at + 1));
      }, 0);
      return [name, Math.round((sum / asked.length) * 1000) / 1000];
    }),
  );
}

describe('search quality', () => {
  it.each(Object.keys(recorded))('%s: no class falls by more than .01', { timeout: 120_000 }, (set) => {
    if (!existsSync(join(shared, 'search', set))) {
      console.log('not run: no shared data');
      return;
    }
    const now = measure(set);
    console.log(`${set} ${JSON.stringify(now)}`);
    for (const [name, value] of Object.entries(recorded[set] ?? {}))
      expect(now[name], `${set} ${name}`).toBeGreaterThanOrEqual(value - 0.01);
  });
});
