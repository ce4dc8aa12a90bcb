import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import type { SearchDocument } from '../../core/search/documents.ts';

const folder = join(
  process.env['TELLERWISE_SHARED'] ?? join(import.meta.dirname, '../../../shared'),
  'search',
);
/** Whether the real texts are on this machine; without them there is nothing to measure. */
export const isThere = existsSync(folder);

interface Line {
  readonly id: string;
  readonly title?: string;
  readonly body?: string;
  readonly text?: string;
}

/** The first documents of the mix, as articles in their first version. */
export function mixOf(size: number): SearchDocument[] {
  const lines: Line[] = [];
  for (let part = 0; part < 3 && lines.length < size; part += 1) {
    const text = gunzipSync(readFileSync(join(folder, 'mix', `mix100k.${part}.jsonl.gz`))).toString('utf8');
    for (const line of text.split('\n'))
      if (line && lines.length < size) lines.push(JSON.parse(line) as Line);
  }
  return lines.map(({ id, title = '', body, text = '' }) => ({
    key: `article/${id}@1`,
    kind: 'article',
    id,
    version: 1,
    title,
    tags: [],
    similar: [],
    synonyms: [],
    headings: [],
    body: [body ?? text],
    blocks: [''],
    level: 'junior',
    category: '',
    pages: [],
  }));
}

/** Every seventeenth query of the development sets, from one of the first on: whole questions, keywords, pinyin, initials, slips. */
export const someQueries = (first: number): string[] =>
  ['esun_faq', 'bank_law', 'banking77'].flatMap((set) =>
    readFileSync(join(folder, set, 'queries.jsonl'), 'utf8')
      .split('\n')
      .filter((line, at) => line !== '' && at % 17 === first)
      .map((line) => (JSON.parse(line) as { query: string }).query),
  );

/** The value below which a share of the times lies. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
