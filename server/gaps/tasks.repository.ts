import { sql as query } from 'drizzle-orm';

import type { Sql } from '../database/sql.ts';

export interface TaskRow {
  readonly id: string;
  readonly no: string;
  readonly kind: string;
  readonly subject: string;
  readonly title: string;
  readonly org_unit_code: string | null;
  readonly owner_role: string;
  readonly owner_staff_no: string | null;
  readonly created_by: string;
  readonly created_at: number;
  readonly due_at: number;
  readonly state: string;
  readonly article_id: string | null;
  readonly note: string;
}
export interface TaskListRow extends TaskRow {
  readonly owner_name: string | null;
  readonly creator: string | null;
}

const listed = query`select t.*, o.name as owner_name, c.name as creator from gap_tasks t
  left join staff o on o.staff_no = t.owner_staff_no
  left join staff c on c.staff_no = t.created_by`;

export async function insertTask(sql: Sql, row: TaskRow): Promise<void> {
  await sql.run(query`insert into gap_tasks (id, no, kind, subject, title, org_unit_code, owner_role, owner_staff_no,
      created_by, created_at, due_at, state, note)
    values (${row.id}, ${row.no}, ${row.kind}, ${row.subject}, ${row.title}, ${row.org_unit_code}, ${row.owner_role},
      ${row.owner_staff_no}, ${row.created_by}, ${row.created_at}, ${row.due_at}, ${row.state}, ${row.note})`);
}

export async function moveTask(
  sql: Sql,
  id: string,
  move: { state: string; articleId: string | null; note: string; by: string; at: number },
): Promise<void> {
  await sql.run(query`update gap_tasks set state = ${move.state}, article_id = ${move.articleId}, note = ${move.note},
    moved_by = ${move.by}, moved_at = ${move.at} where id = ${id}`);
}

export async function taskById(sql: Sql, id: string): Promise<TaskListRow | undefined> {
  return (await sql.all<TaskListRow>(query`${listed} where t.id = ${id}`))[0];
}

/** Tasks under way that one person was given, the longest due first. */
export function openOfPeople(
  sql: Sql,
): Promise<{ readonly id: string; readonly title: string; readonly owner_staff_no: string }[]> {
  return sql.all(query`select id, title, owner_staff_no from gap_tasks
    where state in ('open', 'doing') and owner_staff_no is not null order by due_at, id`);
}

export async function setOwner(sql: Sql, id: string, staffNo: string): Promise<void> {
  await sql.run(query`update gap_tasks set owner_staff_no = ${staffNo} where id = ${id}`);
}

/** Whether a task for this gap is still under way. */
export async function isUnderWay(sql: Sql, kind: string, subject: string): Promise<boolean> {
  const rows = await sql.all(query`select 1 from gap_tasks
    where kind = ${kind} and subject = ${subject} and state in ('open', 'doing')`);
  return rows.length > 0;
}

/** State of the newest task of each gap. */
export async function statesOf(sql: Sql): Promise<Map<string, string>> {
  const rows = await sql.all<{ key: string; state: string }>(
    query`select kind || ' ' || subject as key, state from gap_tasks order by created_at, id`,
  );
  return new Map(rows.map(({ key, state }) => [key, state]));
}

/** Tasks of an owner that are under way, or all (of one unit): what is under way first, by due time. */
export function listTasks(
  sql: Sql,
  which: {
    readonly owner?: { readonly staffNo: string; readonly roles: readonly string[] };
    readonly orgUnitCode?: string | undefined;
  },
): Promise<TaskListRow[]> {
  const { owner, orgUnitCode } = which;
  const mine =
    owner === undefined
      ? query`1 = 1`
      : query`t.state in ('open', 'doing') and (t.owner_staff_no = ${owner.staffNo}
          or (t.owner_staff_no is null and t.owner_role in ${owner.roles}))`;
  const unit = orgUnitCode === undefined ? query`` : query`and t.org_unit_code = ${orgUnitCode}`;
  return sql.all<TaskListRow>(query`${listed} where ${mine} ${unit}
    order by t.state in ('done', 'dropped'), t.due_at, t.id limit 200`);
}
