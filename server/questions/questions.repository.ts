import { sql as query, type SQL } from 'drizzle-orm';

import type { Sql } from '../database/sql.ts';

export interface QuestionRow {
  readonly id: string;
  readonly no: string;
  readonly title: string;
  readonly body: string;
  readonly tags: string;
  readonly page_kind: string | null;
  readonly cites: string | null;
  readonly asked_by: string;
  readonly asked_at: number;
  readonly owner_role: string;
  readonly owner_staff_no: string | null;
  readonly due_at: number;
  readonly state: string;
  readonly accepted_answer_id: string | null;
  readonly accepted_at: number | null;
  readonly merged_into: string | null;
}

/** A question with the names that stand beside it. */
export interface QuestionListRow extends QuestionRow {
  readonly asker_name: string | null;
  readonly asker_unit: string | null;
  readonly owner_name: string | null;
  readonly answers: number;
}

export interface AnswerRow {
  readonly id: string;
  readonly question_id: string;
  readonly given_to: string;
  readonly text: string;
  readonly answered_by: string;
  readonly answered_at: number;
}

export interface AnswerListRow extends AnswerRow {
  readonly name: string | null;
  readonly unit: string | null;
  readonly given_to_no: string;
}

/** Which questions are listed; what is absent does not narrow. */
export interface Listed {
  readonly owner?: { readonly staffNo: string; readonly roles: readonly string[] } | undefined;
  readonly askedBy?: string | undefined;
  readonly openOnly?: boolean;
  readonly tag?: string | undefined;
  readonly article?: string | undefined;
  readonly words?: readonly string[];
}

const owned = ({ staffNo, roles }: NonNullable<Listed['owner']>): SQL =>
  query`(q.owner_staff_no = ${staffNo} or (q.owner_staff_no is null and q.owner_role in ${roles}))`;

function conditions({ owner, askedBy, openOnly, tag, article, words = [] }: Listed): SQL {
  const all: SQL[] = [query`q.state <> 'closed'`];
  if (owner) all.push(owned(owner));
  if (owner || openOnly) all.push(query`q.state = 'open'`);
  if (askedBy !== undefined) all.push(query`q.asked_by = ${askedBy}`);
  if (tag !== undefined) all.push(query`exists (select 1 from json_each(q.tags) where value = ${tag})`);
  if (article !== undefined)
    all.push(query`(q.cites = ${article} or substr(q.cites, 1, ${article.length + 1}) = ${`${article}^`})`);
  for (const word of words)
    all.push(query`instr(lower(q.title || ' ' || q.body), ${word.toLowerCase()}) > 0`);
  return query.join(all, query` and `);
}

const listed = query`select q.*, s.name as asker_name, u.name as asker_unit, o.name as owner_name,
    (select count(*) from answers a where a.question_id = q.id) as answers
  from questions q
  left join staff s on s.staff_no = q.asked_by
  left join org_units u on u.code = s.org_unit_code
  left join staff o on o.staff_no = q.owner_staff_no`;

export function listQuestions(
  sql: Sql,
  which: Listed,
  { limit, offset }: { limit: number; offset: number },
): Promise<QuestionListRow[]> {
  const order = which.owner ? query`q.due_at, q.id` : query`q.asked_at desc, q.id desc`;
  return sql.all<QuestionListRow>(
    query`${listed} where ${conditions(which)} order by ${order} limit ${limit} offset ${offset}`,
  );
}

export async function countQuestions(
  sql: Sql,
  which: Listed,
  now: number,
): Promise<{ all: number; overdue: number }> {
  const rows = await sql.all<{ n: number; late: number }>(query`select count(*) as n,
    coalesce(sum(q.state = 'open' and q.due_at < ${now}), 0) as late from questions q where ${conditions(which)}`);
  return { all: rows[0]?.n ?? 0, overdue: rows[0]?.late ?? 0 };
}

export async function questionById(sql: Sql, id: string): Promise<QuestionListRow | undefined> {
  return (await sql.all<QuestionListRow>(query`${listed} where q.id = ${id}`))[0];
}

/** Questions that wait for one person's answer, the longest due first. */
export function openOfPeople(
  sql: Sql,
): Promise<{ readonly id: string; readonly title: string; readonly owner_staff_no: string }[]> {
  return sql.all(query`select id, title, owner_staff_no from questions
    where state = 'open' and owner_staff_no is not null order by due_at, id`);
}

export async function setOwner(sql: Sql, id: string, staffNo: string): Promise<void> {
  await sql.run(query`update questions set owner_staff_no = ${staffNo} where id = ${id}`);
}

export function answersOf(sql: Sql, questionId: string): Promise<AnswerListRow[]> {
  return sql.all<AnswerListRow>(query`select a.*, s.name, u.name as unit, g.no as given_to_no
    from answers a
    join questions g on g.id = a.given_to
    left join staff s on s.staff_no = a.answered_by
    left join org_units u on u.code = s.org_unit_code
    where a.question_id = ${questionId} order by a.answered_at, a.id`);
}

export async function answerById(sql: Sql, id: string): Promise<AnswerRow | undefined> {
  return (await sql.all<AnswerRow>(query`select * from answers where id = ${id}`))[0];
}

export async function insertQuestion(sql: Sql, row: QuestionRow): Promise<void> {
  await sql.run(query`insert into questions (id, no, title, body, tags, page_kind, cites, asked_by, asked_at, owner_role,
      owner_staff_no, due_at, state)
    values (${row.id}, ${row.no}, ${row.title}, ${row.body}, ${row.tags}, ${row.page_kind}, ${row.cites}, ${row.asked_by},
      ${row.asked_at}, ${row.owner_role}, ${row.owner_staff_no}, ${row.due_at}, ${row.state})`);
}

export async function insertAnswer(sql: Sql, row: AnswerRow): Promise<void> {
  await sql.run(query`insert into answers (id, question_id, given_to, text, answered_by, answered_at)
    values (${row.id}, ${row.question_id}, ${row.given_to}, ${row.text}, ${row.answered_by}, ${row.answered_at})`);
  await sql.run(
    query`update questions set state = 'answered' where id = ${row.question_id} and state = 'open'`,
  );
}

export async function setAccepted(
  sql: Sql,
  id: string,
  accepted: { readonly answerId: string; readonly at: number },
): Promise<void> {
  await sql.run(query`update questions set state = 'accepted', accepted_answer_id = ${accepted.answerId},
    accepted_at = ${accepted.at} where id = ${id}`);
}

/** Closes a question into another and moves its answers there; what was merged into it before follows. */
export async function moveInto(sql: Sql, id: string, into: string): Promise<void> {
  await sql.run(query`update answers set question_id = ${into} where question_id = ${id}`);
  await sql.run(query`update questions set merged_into = ${into} where merged_into = ${id}`);
  await sql.run(query`update questions set state = 'closed', merged_into = ${into}, accepted_answer_id = null,
    accepted_at = null where id = ${id}`);
  await sql.run(query`update questions set state = 'answered' where id = ${into} and state = 'open'
    and exists (select 1 from answers where question_id = ${into})`);
}
