import { sql as query, type SQL } from 'drizzle-orm';
import * as v from 'valibot';

import { type Resource, resourceSchema } from '../../core/contracts/planning-views.ts';
import { planEventSchema, type PlanEntry, type PlanEvent } from '../../core/planning/plan.ts';
import type { Sql } from '../database/sql.ts';

export interface NeedRow {
  readonly id: string;
  readonly no: string;
  readonly year: string;
  readonly topic: string;
  readonly source: string;
  readonly customer_view: string;
  readonly note: string;
  readonly staff_nos: string;
  readonly by_staff_no: string;
  readonly at: number;
}
export interface PlanRow {
  readonly id: string;
  readonly no: string;
  readonly year: string;
  readonly org_unit_code: string;
  readonly topic: string;
  readonly needs: string;
  readonly by_staff_no: string;
  readonly at: number;
}
/** A session as it was set. */
export interface SetSession {
  readonly id: string;
  readonly no: string;
  readonly planId: string;
  readonly orgUnitCode: string;
  readonly at: number;
  readonly day: string;
  readonly minutes: number;
  readonly method: string;
  readonly place: string;
  readonly resource: Resource;
  readonly expected: readonly string[];
}
/** One person's line of the newest sheet of a session. */
export interface SheetLine {
  readonly sessionId: string;
  readonly n: number;
  readonly staffNo: string;
  readonly present: boolean;
}

export const list = (json: string): string[] => v.parse(v.array(v.string()), JSON.parse(json));

export async function insertNeed(sql: Sql, row: NeedRow): Promise<void> {
  await sql.run(query`insert into training_needs (id, no, year, topic, source, customer_view, note, staff_nos, by_staff_no, at)
    values (${row.id}, ${row.no}, ${row.year}, ${row.topic}, ${row.source}, ${row.customer_view}, ${row.note},
      ${row.staff_nos}, ${row.by_staff_no}, ${row.at})`);
}
export const needsOf = (sql: Sql, year: string): Promise<NeedRow[]> =>
  sql.all<NeedRow>(query`select * from training_needs where year = ${year} order by at desc, id desc`);

export async function needsById(sql: Sql, ids: readonly string[]): Promise<NeedRow[]> {
  if (ids.length === 0) return [];
  return sql.all<NeedRow>(query`select * from training_needs where id in ${[...ids]} order by no`);
}

export async function insertPlan(sql: Sql, row: PlanRow): Promise<void> {
  await sql.run(query`insert into training_plans (id, no, year, org_unit_code, topic, needs, by_staff_no, at)
    values (${row.id}, ${row.no}, ${row.year}, ${row.org_unit_code}, ${row.topic}, ${row.needs}, ${row.by_staff_no},
      ${row.at})`);
}
export async function planById(sql: Sql, id: string): Promise<PlanRow | undefined> {
  return (await sql.all<PlanRow>(query`select * from training_plans where id = ${id}`))[0];
}
export const plansOf = (sql: Sql, year: string): Promise<PlanRow[]> =>
  sql.all<PlanRow>(query`select * from training_plans where year = ${year} order by at desc, id desc`);

export async function appendPlanEvent(
  sql: Sql,
  planId: string,
  event: PlanEvent,
  { by, at }: { readonly by: string; readonly at: number },
): Promise<void> {
  await sql.run(query`insert into training_plan_events (plan_id, n, kind, body, by_staff_no, at)
    select ${planId}, coalesce(max(n), 0) + 1, ${event.type}, ${JSON.stringify(event)}, ${by}, ${at}
    from training_plan_events where plan_id = ${planId}`);
}
/** What happened to these plans, in order, by plan. */
export async function planEvents(sql: Sql, ids: readonly string[]): Promise<Map<string, PlanEntry[]>> {
  const found = new Map<string, PlanEntry[]>();
  if (ids.length === 0) return found;
  const rows = await sql.all<{ plan_id: string; body: string; by_staff_no: string; at: number }>(
    query`select plan_id, body, by_staff_no, at from training_plan_events where plan_id in ${[...ids]} order by plan_id, n`,
  );
  for (const row of rows) {
    const event = v.parse(planEventSchema, JSON.parse(row.body));
    const entries = found.get(row.plan_id) ?? [];
    found.set(row.plan_id, [...entries, { ...event, by: row.by_staff_no, at: row.at }]);
  }
  return found;
}

export async function insertSession(
  sql: Sql,
  one: SetSession,
  { by, setAt }: { readonly by: string; readonly setAt: number },
): Promise<void> {
  await sql.run(query`insert into training_sessions (id, no, plan_id, org_unit_code, at, day, minutes, method, place,
      resource, expected, by_staff_no, set_at)
    values (${one.id}, ${one.no}, ${one.planId}, ${one.orgUnitCode}, ${one.at}, ${one.day}, ${one.minutes},
      ${one.method}, ${one.place}, ${JSON.stringify(one.resource)}, ${JSON.stringify(one.expected)}, ${by}, ${setAt})`);
}
async function sessions(sql: Sql, which: SQL): Promise<SetSession[]> {
  const rows = await sql.all<{
    id: string;
    no: string;
    plan_id: string;
    org_unit_code: string;
    at: number;
    day: string;
    minutes: number;
    method: string;
    place: string;
    resource: string;
    expected: string;
  }>(query`select * from training_sessions where ${which} order by at, no`);
  return rows.map(
    ({ plan_id, org_unit_code, resource, expected, id, no, at, day, minutes, method, place }) => ({
      id,
      no,
      at,
      day,
      minutes,
      method,
      place,
      planId: plan_id,
      orgUnitCode: org_unit_code,
      resource: v.parse(resourceSchema, JSON.parse(resource)),
      expected: list(expected),
    }),
  );
}
/** Sessions of these plans, the earliest first. */
export const sessionsOf = async (sql: Sql, planIds: readonly string[]): Promise<SetSession[]> =>
  planIds.length === 0 ? [] : sessions(sql, query`plan_id in ${[...planIds]}`);
/** The newest different sources of teaching, most recent last. */
export const recentSessions = (sql: Sql, from: string): Promise<SetSession[]> =>
  sessions(sql, query`day >= ${from}`);

/** Writes a sheet, whole, under the next number of its session. */
export async function insertSheet(
  sql: Sql,
  sheet: {
    readonly sessionId: string;
    readonly n: number;
    readonly lines: readonly { readonly staffNo: string; readonly unit: string; readonly present: boolean }[];
    readonly reason: string | null;
    readonly by: string;
    readonly at: number;
  },
): Promise<void> {
  for (const { staffNo, unit, present } of sheet.lines) {
    await sql.run(query`insert into training_attendance (session_id, n, staff_no, org_unit_code, present, reason,
        by_staff_no, at)
      values (${sheet.sessionId}, ${sheet.n}, ${staffNo}, ${unit}, ${present ? 1 : 0}, ${sheet.reason}, ${sheet.by},
        ${sheet.at})`);
  }
}
/** The newest sheets of these sessions. */
export async function sheetsOf(sql: Sql, sessionIds: readonly string[]): Promise<SheetLine[]> {
  if (sessionIds.length === 0) return [];
  const rows = await sql.all<{ session_id: string; n: number; staff_no: string; present: number }>(
    query`select a.session_id, a.n, a.staff_no, a.present from training_attendance a
      where a.session_id in ${[...sessionIds]}
        and a.n = (select max(b.n) from training_attendance b where b.session_id = a.session_id)
      order by a.session_id, a.staff_no`,
  );
  return rows.map((row) => ({
    sessionId: row.session_id,
    n: row.n,
    staffNo: row.staff_no,
    present: row.present === 1,
  }));
}
