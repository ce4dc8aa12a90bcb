import { sql as query } from 'drizzle-orm';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

import type { Sql } from '../database/sql.ts';

export interface BankRow {
  readonly id: string;
  readonly title: string;
  readonly org_unit_code: string;
  readonly staff_no: string;
  readonly at: number;
}

/** A version of a question as the table holds it. */
export interface QuestionRow {
  readonly n: number;
  readonly bank_id: string;
  readonly question: string;
  readonly version: number;
  readonly state: 'active' | 'withdrawn';
  readonly body: string;
  readonly asked_hash: string;
  readonly stands_on: string;
  readonly source: string | null;
  readonly staff_no: string;
  readonly at: number;
}
export type NewRow = Omit<QuestionRow, 'n'> & { readonly hash: string };

export const banks = (sql: Sql): Promise<BankRow[]> =>
  sql.all<BankRow>(query`select id, title, org_unit_code, staff_no, at from question_banks order by id`);

export async function insertBank(sql: Sql, row: BankRow): Promise<void> {
  await sql.run(query`insert into question_banks (id, title, org_unit_code, staff_no, at)
    values (${row.id}, ${row.title}, ${row.org_unit_code}, ${row.staff_no}, ${row.at})`);
}

/** The number of the newest version of any question; 0 while there is none. */
export async function newestRow(sql: Sql): Promise<number> {
  const rows = await sql.all<{ n: number | null }>(query`select max(n) as n from bank_questions`);
  return rows[0]?.n ?? 0;
}

/** So many versions behind number `after`, in their order. */
export const rowsAfter = (sql: Sql, after: number, most: number): Promise<QuestionRow[]> =>
  sql.all<QuestionRow>(query`select n, bank_id, question, version, state, body, asked_hash, stands_on, source, staff_no, at
    from bank_questions where n > ${after} order by n limit ${most}`);

/** Every version of a question, the newest first. */
export const versionsOf = (sql: Sql, bank: string, question: string): Promise<QuestionRow[]> =>
  sql.all<QuestionRow>(query`select n, bank_id, question, version, state, body, asked_hash, stands_on, source, staff_no, at
    from bank_questions where bank_id = ${bank} and question = ${question} order by version desc`);

export async function bodyOf(
  sql: Sql,
  bank: string,
  question: string,
  version: number,
): Promise<string | undefined> {
  const rows = await sql.all<{ body: string }>(query`select body from bank_questions
    where bank_id = ${bank} and question = ${question} and version = ${version}`);
  return rows[0]?.body;
}

/** The newest version of each of these questions; none for one that is not there. */
export async function newestVersions(
  sql: Sql,
  bank: string,
  questions: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.all<{
    question: string;
    version: number;
  }>(query`select question, max(version) as version
    from bank_questions where bank_id = ${bank}
      and question in (select value from json_each(${JSON.stringify(questions)})) group by question`);
  return new Map(rows.map(({ question, version }) => [question, version]));
}

/** Rows of one statement: some milliseconds of work. */
const SLICE = 100;

/**
 * Adds versions in their order. Between slices the loop turns, so that thousands of them do not hold up who reads; nothing
 * else is awaited, and the transaction stays one.
 */
export async function insertVersions(sql: Sql, rows: readonly NewRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += SLICE) {
    if (from > 0) await turnOfTheLoop();
    const slice = JSON.stringify(rows.slice(from, from + SLICE));
    await sql.run(query`insert into bank_questions
        (bank_id, question, version, state, body, hash, asked_hash, stands_on, source, staff_no, at)
      select value ->> 'bank_id', value ->> 'question', value ->> 'version', value ->> 'state', value ->> 'body',
        value ->> 'hash', value ->> 'asked_hash', value ->> 'stands_on', value ->> 'source', value ->> 'staff_no',
        value ->> 'at'
      from json_each(${slice}) order by key`);
  }
}

export interface ImportRow {
  readonly bank_id: string;
  readonly sha256: string;
  readonly file: string;
  readonly format: string;
  readonly taken: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly staff_no: string;
  readonly at: number;
}

/** The import of these very bytes into this bank. */
export async function importOf(sql: Sql, bank: string, sha256: string): Promise<ImportRow | undefined> {
  const rows = await sql.all<ImportRow>(
    query`select * from bank_imports where bank_id = ${bank} and sha256 = ${sha256}`,
  );
  return rows[0];
}

export async function insertImport(sql: Sql, row: ImportRow): Promise<void> {
  await sql.run(query`insert into bank_imports (bank_id, sha256, file, format, taken, duplicates, refused, staff_no, at)
    values (${row.bank_id}, ${row.sha256}, ${row.file}, ${row.format}, ${row.taken}, ${row.duplicates}, ${row.refused},
      ${row.staff_no}, ${row.at})`);
}
