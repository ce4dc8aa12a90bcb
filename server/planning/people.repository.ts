import { sql as query } from 'drizzle-orm';

import type { Score, ScoreCounts } from '../../core/planning/survey.ts';
import type { Sql } from '../database/sql.ts';

export interface SurveyRow {
  readonly id: string;
  readonly title: string;
  readonly topics: string;
  readonly from_day: string;
  readonly until_day: string;
  readonly asked: string;
  readonly by_staff_no: string;
  readonly at: number;
}

export async function insertSurvey(sql: Sql, row: SurveyRow): Promise<void> {
  await sql.run(query`insert into training_surveys (id, title, topics, from_day, until_day, asked, by_staff_no, at)
    values (${row.id}, ${row.title}, ${row.topics}, ${row.from_day}, ${row.until_day}, ${row.asked},
      ${row.by_staff_no}, ${row.at})`);
}
export const surveys = (sql: Sql): Promise<SurveyRow[]> =>
  sql.all<SurveyRow>(query`select * from training_surveys order by until_day desc, id desc limit 200`);
export async function surveyById(sql: Sql, id: string): Promise<SurveyRow | undefined> {
  return (await sql.all<SurveyRow>(query`select * from training_surveys where id = ${id}`))[0];
}

/** How many answered each questionnaire (or rated each plan). */
export async function answersTo(sql: Sql, id: string): Promise<number> {
  const [row] = await sql.all<{ n: number }>(
    query`select count(*) as n from training_answered where survey_id = ${id}`,
  );
  return row?.n ?? 0;
}
export async function hasAnswered(sql: Sql, id: string, staffNo: string): Promise<boolean> {
  const rows = await sql.all(
    query`select 1 from training_answered where survey_id = ${id} and staff_no = ${staffNo}`,
  );
  return rows.length > 0;
}
/** That a person answered, and by how much the counts grow; what they answered stands nowhere. */
export async function addAnswers(
  sql: Sql,
  {
    id,
    staffNo,
    scores,
  }: { readonly id: string; readonly staffNo: string; readonly scores: readonly Score[] },
): Promise<void> {
  await sql.run(query`insert into training_answered (survey_id, staff_no) values (${id}, ${staffNo})`);
  for (const [topic, score] of scores.entries()) {
    await sql.run(query`insert into training_scores (survey_id, topic, score, count)
      values (${id}, ${topic}, ${score}, 1)
      on conflict (survey_id, topic, score) do update set count = count + 1`);
  }
}
/** How often each score was given to a topic. */
export async function scoresOf(sql: Sql, id: string, topic: number): Promise<ScoreCounts> {
  const rows = await sql.all<{ score: number; count: number }>(
    query`select score, count from training_scores where survey_id = ${id} and topic = ${topic}`,
  );
  const of = (score: Score): number => rows.find((row) => row.score === score)?.count ?? 0;
  return [of(1), of(2), of(3), of(4), of(5)];
}

/** The step that each person was put on last. */
export async function givenSteps(sql: Sql): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.all<{ staff_no: string; step: number }>(
    query`select staff_no, step from training_steps order by id`,
  );
  return new Map(rows.map((row) => [row.staff_no, row.step]));
}
export async function insertStep(
  sql: Sql,
  one: { staffNo: string; step: number; reason: string; by: string; at: number },
): Promise<void> {
  await sql.run(query`insert into training_steps (staff_no, step, reason, by_staff_no, at)
    values (${one.staffNo}, ${one.step}, ${one.reason}, ${one.by}, ${one.at})`);
}

export interface FinishedRow {
  readonly staff_no: string;
  readonly org_unit_code: string;
  readonly object: string;
  readonly at: number;
}
/** Courses finished, from the training ledger; one taken back since is none. Of a person, or of all. */
export function finishedCourses(sql: Sql, staffNo?: string): Promise<FinishedRow[]> {
  const whose = staffNo === undefined ? query`1 = 1` : query`r.staff_no = ${staffNo}`;
  return sql.all<FinishedRow>(query`select r.staff_no, r.org_unit_code, r.object, r.at from training_records r
    where r.kind = 'course' and ${whose} and not exists (select 1 from training_records t
      where t.kind = 'revocation' and t.staff_no = r.staff_no and t.object = r.object and t.n > r.n)
    order by r.at`);
}

export interface ProgrammeRow {
  readonly id: string;
  readonly no: string;
  readonly kind: 'rotation' | 'mentoring';
  readonly staff_no: string;
  readonly org_unit_code: string;
  readonly mentor: string;
  readonly period: string;
  readonly goal: string;
  readonly by_staff_no: string;
  readonly at: number;
}
export interface NoteRow {
  readonly programme_id: string;
  readonly text: string;
  readonly ends: 'done' | 'stopped' | null;
  readonly by_staff_no: string;
  readonly at: number;
}
export async function insertProgramme(sql: Sql, row: ProgrammeRow): Promise<void> {
  await sql.run(query`insert into training_programmes (id, no, kind, staff_no, org_unit_code, mentor, period, goal,
      by_staff_no, at)
    values (${row.id}, ${row.no}, ${row.kind}, ${row.staff_no}, ${row.org_unit_code}, ${row.mentor}, ${row.period},
      ${row.goal}, ${row.by_staff_no}, ${row.at})`);
}
export const programmes = (sql: Sql): Promise<ProgrammeRow[]> =>
  sql.all<ProgrammeRow>(query`select * from training_programmes order by period desc, no desc`);
export async function insertNote(sql: Sql, row: NoteRow): Promise<void> {
  await sql.run(query`insert into training_programme_notes (programme_id, text, ends, by_staff_no, at)
    values (${row.programme_id}, ${row.text}, ${row.ends}, ${row.by_staff_no}, ${row.at})`);
}
export const notes = (sql: Sql): Promise<NoteRow[]> =>
  sql.all<NoteRow>(
    query`select programme_id, text, ends, by_staff_no, at from training_programme_notes order by id`,
  );
