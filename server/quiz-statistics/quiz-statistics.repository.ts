import { sql as query } from 'drizzle-orm';

import type { Sql } from '../database/sql.ts';

/** Quizzes with graded attempts, each with the title of its newest one. */
export async function attemptedQuizzes(sql: Sql): Promise<{ id: string; title: string }[]> {
  return sql.all(query`select quiz_id as id, title, max(rowid) from quiz_attempts where mode = 'graded'
    group by quiz_id order by quiz_id`);
}

/** The row of the newest event: rows are only ever added, so what is above a row that was seen has happened since. */
export async function newestEvent(sql: Sql): Promise<number> {
  const rows = await sql.all<{ newest: number }>(
    query`select coalesce(max(rowid), 0) as newest from quiz_attempt_events`,
  );
  return rows[0]?.newest ?? 0;
}

/** Graded attempts of a quiz in the order they began, `limit` of them behind a row. */
export const attemptsBehind = (
  sql: Sql,
  quizId: string,
  row: number,
  limit: number,
): Promise<{ row: number; id: string }[]> =>
  sql.all(query`select rowid as row, id from quiz_attempts
    where quiz_id = ${quizId} and rowid > ${row} and mode = 'graded' order by rowid limit ${limit}`);

/** Graded attempts of a quiz that were marked, or marked again, by the events of these rows. */
export async function markedBetween(
  sql: Sql,
  quizId: string,
  { above, upTo }: { readonly above: number; readonly upTo: number },
): Promise<string[]> {
  const rows = await sql.all<{ id: string }>(query`select distinct a.id from quiz_attempt_events as e
    join quiz_attempts as a on a.id = e.attempt_id
    where e.rowid > ${above} and e.rowid <= ${upTo} and e.kind in ('marked', 'regraded')
      and a.quiz_id = ${quizId} and a.mode = 'graded'`);
  return rows.map(({ id }) => id);
}

/** Who has proved to have read a version of an article. */
export async function readersOf(sql: Sql, articleId: string, version: number): Promise<ReadonlySet<string>> {
  const rows = await sql.all<{ staff_no: string }>(query`select staff_no from reading_proofs
    where article_id = ${articleId} and version = ${version}`);
  return new Set(rows.map(({ staff_no }) => staff_no));
}

/** Whether a person has a graded attempt of a quiz that runs. */
export async function isTaking(sql: Sql, staffNo: string, quizId: string): Promise<boolean> {
  const rows = await sql.all(query`select 1 from quiz_attempts as a
    where staff_no = ${staffNo} and quiz_id = ${quizId} and mode = 'graded'
      and not exists (select 1 from quiz_attempt_events as e
        where e.attempt_id = a.id and e.kind in ('finished', 'closedBySweeper')) limit 1`);
  return rows.length > 0;
}
