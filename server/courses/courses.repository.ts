import { sql as query } from 'drizzle-orm';

import type { AssignedTo, Assignment } from '../../core/training/due.ts';
import type { Sql } from '../database/sql.ts';

export type CourseEventKind =
  | 'begun'
  | 'moved'
  | 'read'
  | 'walked'
  | 'signedOff'
  | 'attended'
  | 'completed'
  | 'reopened';

export interface CourseEvent {
  readonly id: number;
  readonly staffNo: string;
  readonly orgUnitCode: string;
  readonly courseId: string;
  readonly version: number;
  readonly kind: CourseEventKind;
  readonly step: string;
  readonly detail?: string;
  readonly by: string;
  readonly at: number;
}

interface Row {
  readonly id: number;
  readonly staff_no: string;
  readonly org_unit_code: string;
  readonly course_id: string;
  readonly version: number;
  readonly kind: CourseEvent['kind'];
  readonly step: string;
  readonly detail: string | null;
  readonly by: string;
  readonly at: number;
}

/** What happened in courses, in its order: of one person, or of everybody. */
export async function courseEvents(sql: Sql, staffNo?: string): Promise<CourseEvent[]> {
  const whose = staffNo === undefined ? query`1 = 1` : query`staff_no = ${staffNo}`;
  const rows = await sql.all<Row>(query`select * from course_events where ${whose} order by id`);
  return rows.map(({ staff_no, org_unit_code, course_id, detail, ...row }) => ({
    ...row,
    staffNo: staff_no,
    orgUnitCode: org_unit_code,
    courseId: course_id,
    ...(detail === null ? {} : { detail }),
  }));
}

/** Adds what happened; gives its row. */
export async function appendCourseEvent(sql: Sql, one: Omit<CourseEvent, 'id'>): Promise<number> {
  const rows = await sql.all<{
    id: number;
  }>(query`insert into course_events (staff_no, org_unit_code, course_id, version, kind, step, detail, by, at)
    values (${one.staffNo}, ${one.orgUnitCode}, ${one.courseId}, ${one.version}, ${one.kind}, ${one.step},
      ${one.detail ?? null}, ${one.by}, ${one.at}) returning id`);
  return rows[0]?.id ?? 0;
}

/** An assignment as it was made, and its end. */
export interface KeptAssignment extends Assignment {
  readonly note?: string;
  readonly assignedBy: string;
  readonly orgUnitCode: string;
  readonly at: number;
  readonly withdrawn?: { readonly reason: string; readonly at: number };
}

/** Every assignment there was, the newest first. */
export async function assignments(sql: Sql): Promise<KeptAssignment[]> {
  const rows = await sql.all<{
    id: string;
    object: string;
    assigned_to: string;
    start_on: string;
    due_on: string;
    mentor: string | null;
    note: string | null;
    assigned_by: string;
    org_unit_code: string;
    at: number;
    reason: string | null;
    withdrawn_at: number | null;
  }>(query`select a.*, w.reason, w.at as withdrawn_at from training_assignments as a
    left join training_withdrawals as w on w.assignment_id = a.id order by a.at desc, a.id desc`);
  return rows.map((row) => ({
    id: row.id,
    object: row.object,
    to: JSON.parse(row.assigned_to) as AssignedTo,
    startOn: row.start_on,
    dueOn: row.due_on,
    ...(row.mentor === null ? {} : { mentor: row.mentor }),
    ...(row.note === null ? {} : { note: row.note }),
    assignedBy: row.assigned_by,
    orgUnitCode: row.org_unit_code,
    at: row.at,
    ...(row.withdrawn_at === null ? {} : { withdrawn: { reason: row.reason ?? '', at: row.withdrawn_at } }),
  }));
}

export async function insertAssignment(sql: Sql, one: Omit<KeptAssignment, 'withdrawn'>): Promise<void> {
  await sql.run(query`insert into training_assignments (id, object, assigned_to, start_on, due_on, mentor, note,
      assigned_by, org_unit_code, at)
    values (${one.id}, ${one.object}, ${JSON.stringify(one.to)}, ${one.startOn}, ${one.dueOn}, ${one.mentor ?? null},
      ${one.note ?? null}, ${one.assignedBy}, ${one.orgUnitCode}, ${one.at})`);
}

export async function insertWithdrawal(
  sql: Sql,
  { id, reason, by, at }: { id: string; reason: string; by: string; at: number },
): Promise<void> {
  await sql.run(query`insert into training_withdrawals (assignment_id, reason, withdrawn_by, at)
    values (${id}, ${reason}, ${by}, ${at})`);
}

export interface Reminder {
  readonly staffNo: string;
  readonly object: string;
  readonly kind: string;
  readonly onDay: string;
  readonly orgUnitCode: string;
  readonly dueOn: string;
  readonly at: number;
}

/** Adds a reminder that is not there yet; whether it was added. */
export async function insertReminder(sql: Sql, one: Reminder): Promise<boolean> {
  const same = await sql.all(query`select 1 from training_reminders where staff_no = ${one.staffNo}
    and object = ${one.object} and kind = ${one.kind} and on_day = ${one.onDay}`);
  if (same.length > 0) return false;
  await sql.run(query`insert into training_reminders (staff_no, object, kind, on_day, org_unit_code, due_on, at)
    values (${one.staffNo}, ${one.object}, ${one.kind}, ${one.onDay}, ${one.orgUnitCode}, ${one.dueOn}, ${one.at})`);
  return true;
}

/** Reminders, the newest first: of one person, or all of one kind. */
export async function reminders(
  sql: Sql,
  of: { readonly staffNo: string } | { readonly kind: string },
): Promise<Reminder[]> {
  const which = 'staffNo' in of ? query`staff_no = ${of.staffNo}` : query`kind = ${of.kind}`;
  const rows = await sql.all<{
    staff_no: string;
    object: string;
    kind: string;
    on_day: string;
    org_unit_code: string;
    due_on: string;
    at: number;
  }>(query`select * from training_reminders where ${which} order by on_day desc, object`);
  return rows.map(({ staff_no, on_day, org_unit_code, due_on, ...row }) => ({
    ...row,
    staffNo: staff_no,
    onDay: on_day,
    orgUnitCode: org_unit_code,
    dueOn: due_on,
  }));
}
