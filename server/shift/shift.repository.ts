import { sql as query } from 'drizzle-orm';

import type { Recall, Review } from '../../core/quiz/memory.ts';
import type { Answer } from '../../core/quiz/questions/registry.ts';
import type { Sql } from '../database/sql.ts';

/** Answers to a question of which fewer are known say nothing of how long it takes. */
const LEAST_TIMES = 5;

export interface ShiftAnswer {
  readonly id: string;
  readonly staffNo: string;
  readonly orgUnitCode: string;
  readonly day: string;
  readonly asked?: { readonly question: string; readonly version: number; readonly answer: Answer };
  readonly recall: Recall | 'skipped';
  readonly seconds: number;
  readonly at: number;
}

export async function insertAnswer(sql: Sql, one: ShiftAnswer): Promise<void> {
  const { question = null, version = null, answer } = one.asked ?? {};
  await sql.run(query`insert into shift_answers
      (id, staff_no, org_unit_code, day, question, version, answer, recall, seconds, at)
    values (${one.id}, ${one.staffNo}, ${one.orgUnitCode}, ${one.day}, ${question}, ${version},
      ${answer === undefined ? null : JSON.stringify(answer)}, ${one.recall}, ${one.seconds}, ${one.at})`);
}

/** What was taken under a submission's id before, whoever sent it. */
export async function takenBefore(
  sql: Sql,
  id: string,
): Promise<{ staffNo: string; question: string | null; answer: string | null } | undefined> {
  const rows = await sql.all<{ staff_no: string; question: string | null; answer: string | null }>(
    query`select staff_no, question, answer from shift_answers where id = ${id}`,
  );
  return rows[0] && { staffNo: rows[0].staff_no, question: rows[0].question, answer: rows[0].answer };
}

/** What a person answered, as reviews. */
export async function reviewsAtShift(sql: Sql, staffNo: string): Promise<Review[]> {
  return sql.all<Review & Record<string, unknown>>(query`select question, at, recall from shift_answers
    where staff_no = ${staffNo} and question is not null`) as Promise<Review[]>;
}

/** How many were answered, known and skipped from a day on. */
export async function countSince(
  sql: Sql,
  staffNo: string,
  day: string,
): Promise<{ asked: number; known: number; skipped: number }> {
  const rows = await sql.all<{ asked: number; known: number; skipped: number }>(query`select
      count(question) as asked, coalesce(sum(recall = 'known'), 0) as known,
      coalesce(sum(recall = 'skipped'), 0) as skipped
    from shift_answers where staff_no = ${staffNo} and day >= ${day}`);
  return rows[0] ?? { asked: 0, known: 0, skipped: 0 };
}

/** Median seconds of each question that enough people were asked. */
export async function mediansOf(sql: Sql): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.all<{ question: string; seconds: number }>(query`select question, seconds from (
      select question, seconds, row_number() over (partition by question order by seconds, id) as place,
        count(*) over (partition by question) as many
      from shift_answers where question is not null)
    where many >= ${LEAST_TIMES} and place = (many + 1) / 2`);
  return new Map(rows.map(({ question, seconds }) => [question, seconds]));
}

export async function insertLeech(sql: Sql, question: string, staffNo: string, at: number): Promise<void> {
  await sql.run(query`insert into shift_leeches (question, staff_no, at)
    select ${question}, ${staffNo}, ${at} where not exists
      (select 1 from shift_leeches where question = ${question} and staff_no = ${staffNo})`);
}

/** Of each such question how many people, those of the most people first. */
export const leechCounts = (sql: Sql): Promise<{ question: string; people: number; last_at: number }[]> =>
  sql.all(query`select question, count(*) as people, max(at) as last_at from shift_leeches
    group by question order by people desc, last_at desc, question`);
