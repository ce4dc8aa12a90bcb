import type { Client } from '@libsql/client';
import { sql as query } from 'drizzle-orm';

import { wordColumns, type WordPart, wordsOfDocument } from '../../core/search/full-text.ts';
import type { SearchDocument } from '../../core/search/documents.ts';
import { sqlOn } from '../database/connection.ts';

const columns = Object.keys(wordColumns) as (keyof typeof wordColumns)[];
const tables = [
  // Words are cut by us; the table keeps where they stand, and no text.
  `create virtual table if not exists article_words using fts5(${columns.join()}, content='',
    contentless_delete=1, tokenize="ascii tokenchars '#./-_'")`,
  "create virtual table if not exists article_word_counts using fts5vocab('article_words', 'row')",
  'create table if not exists article_words_of (row integer primary key, sha256 text not null)',
];

export interface IndexedRow {
  readonly row: number;
  /** Of the version's bytes. */
  readonly sha256: string;
}

export type FullTextRepository = ReturnType<typeof createFullTextRepository>;

/** The words of published articles in a table beside the base: derived, and made again where it does not fit. */
export function createFullTextRepository(derived: Client) {
  const sql = sqlOn(derived);
  return {
    /** Which versions the table holds. */
    async held(): Promise<IndexedRow[]> {
      for (const table of tables) await derived.execute(table);
      return sql.all<IndexedRow>(query`select row, sha256 from article_words_of`);
    },

    async add(entries: readonly (IndexedRow & { readonly document: SearchDocument })[]): Promise<void> {
      const marks = columns.map(() => '?').join();
      await derived.batch(
        entries.flatMap(({ row, sha256, document }) => {
          const words = wordsOfDocument(document);
          return [
            {
              sql: `insert into article_words (rowid, ${columns.join()}) values (?, ${marks})`,
              args: [row, ...columns.map((column) => words[column])],
            },
            { sql: 'insert into article_words_of (row, sha256) values (?, ?)', args: [row, sha256] },
          ];
        }),
        'write',
      );
    },

    async remove(rows: readonly number[]): Promise<void> {
      await derived.batch(
        rows.flatMap((row) => [
          { sql: 'delete from article_words where rowid = ?', args: [row] },
          { sql: 'delete from article_words_of where row = ?', args: [row] },
        ]),
        'write',
      );
    },

    /** In how many versions each word stands. */
    async counts(words: readonly string[]): Promise<ReadonlyMap<string, number>> {
      if (words.length === 0) return new Map();
      const rows = await sql.all<{ term: string; doc: number }>(
        query`select term, doc from article_word_counts where term in ${[...words]}`,
      );
      return new Map(rows.map(({ term, doc }) => [term, doc]));
    },

    /** Rows that hold any of the parts, the best first, and how well; `limit` of them at most. */
    async matching(
      parts: readonly WordPart[],
      limit: number,
    ): Promise<{ readonly row: number; readonly score: number }[]> {
      const any = parts.flatMap(({ words, beginning }) => [
        ...words.map((word) => `"${word}"`),
        ...(beginning === undefined ? [] : [`"${beginning}"*`]),
      ]);
      if (any.length === 0) return [];
      const weights = query.raw(Object.values(wordColumns).join());
      // One row with two lists: a row of its own for each of thousands costs more than finding them.
      const [lists] = await sql.all<{ rows: string; scores: string }>(query`
        select json_group_array(row) as rows, json_group_array(score) as scores from
          (select rowid as row, -bm25(article_words, ${weights}) as score from article_words
           where article_words match ${any.join(' OR ')} order by score desc limit ${limit})`);
      const scores = JSON.parse(lists?.scores ?? '[]') as number[];
      return (JSON.parse(lists?.rows ?? '[]') as number[]).map((row, at) => ({
        row,
        score: scores[at] ?? 0,
      }));
    },
  };
}
