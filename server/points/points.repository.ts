import { sql as query } from 'drizzle-orm';

import { earningReasons } from '../../core/points/points.ts';
import type { Sql } from '../database/sql.ts';

export interface LedgerRow {
  readonly id: string;
  readonly staff_no: string;
  readonly org_unit_code: string;
  readonly delta: number;
  readonly reason: string;
  readonly object: string;
  readonly reverses: string | null;
  readonly note: string;
  readonly by_staff_no: string;
  readonly at: number;
  readonly day: string;
}
export interface LedgerListRow extends LedgerRow {
  readonly name: string | null;
  readonly unit: string | null;
  readonly reversed: number;
}
export interface ScoreRow {
  readonly staff_no: string;
  readonly name: string | null;
  readonly unit: string | null;
  readonly publish: number;
  readonly accepted_answer: number;
  readonly question: number;
  readonly quiz_passed: number;
  readonly case_shared: number;
  readonly points: number;
}

/** A row counts while nothing has taken it back. */
const stands = query`not exists (select 1 from points_ledger r where r.reverses = l.id)`;
const earning = query`l.reason in ${earningReasons}`;

export async function appendRow(sql: Sql, row: LedgerRow): Promise<void> {
  await sql.run(query`insert into points_ledger (id, staff_no, org_unit_code, delta, reason, object, reverses, note,
      by_staff_no, at, day)
    values (${row.id}, ${row.staff_no}, ${row.org_unit_code}, ${row.delta}, ${row.reason}, ${row.object}, ${row.reverses},
      ${row.note}, ${row.by_staff_no}, ${row.at}, ${row.day})`);
}

export async function balanceOf(sql: Sql, staffNo: string): Promise<number> {
  const rows = await sql.all<{ sum: number }>(
    query`select coalesce(sum(delta), 0) as sum from points_ledger where staff_no = ${staffNo}`,
  );
  return rows[0]?.sum ?? 0;
}

/** Points that stand for this day, against the cap. */
export async function earnedOn(sql: Sql, staffNo: string, day: string): Promise<number> {
  const rows = await sql.all<{
    sum: number;
  }>(query`select coalesce(sum(l.delta), 0) as sum from points_ledger l
    where l.staff_no = ${staffNo} and l.day = ${day} and ${earning} and ${stands}`);
  return rows[0]?.sum ?? 0;
}

/** Rows that stand for this act, of this person or (without one) of anybody. */
export function standingRows(
  sql: Sql,
  { reason, object, staffNo }: { reason: string; object: string; staffNo?: string | undefined },
): Promise<LedgerRow[]> {
  const person = staffNo === undefined ? query`` : query`and l.staff_no = ${staffNo}`;
  return sql.all<LedgerRow>(query`select l.* from points_ledger l
    where l.reason = ${reason} and l.object = ${object} and ${stands} ${person}`);
}

const listed = query`select l.*, s.name, u.name as unit,
    exists (select 1 from points_ledger r where r.reverses = l.id) as reversed
  from points_ledger l
  left join staff s on s.staff_no = l.staff_no
  left join org_units u on u.code = s.org_unit_code`;

export async function rowById(sql: Sql, id: string): Promise<LedgerListRow | undefined> {
  return (await sql.all<LedgerListRow>(query`${listed} where l.id = ${id}`))[0];
}

export function rowsOf(sql: Sql, staffNo: string, limit: number): Promise<LedgerListRow[]> {
  return sql.all<LedgerListRow>(
    query`${listed} where l.staff_no = ${staffNo} order by l.at desc, l.id desc limit ${limit}`,
  );
}

/** Every person of the year that has a row, or only this person, or only those of this unit. */
export function scoresOf(
  sql: Sql,
  year: string,
  { staffNo, orgUnitCode }: { staffNo?: string; orgUnitCode?: string | undefined },
): Promise<ScoreRow[]> {
  const one = (reason: string) => query`coalesce(sum(l.reason = ${reason} and ${stands}), 0)`;
  const person = staffNo === undefined ? query`` : query`and l.staff_no = ${staffNo}`;
  const unit = orgUnitCode === undefined ? query`` : query`and s.org_unit_code = ${orgUnitCode}`;
  return sql.all<ScoreRow>(query`select l.staff_no, s.name, u.name as unit,
      ${one('publish')} as publish, ${one('acceptedAnswer')} as accepted_answer, ${one('question')} as question,
      ${one('quizPassed')} as quiz_passed, ${one('caseShared')} as case_shared,
      coalesce(sum(case when ${earning} and ${stands} then l.delta else 0 end), 0) as points
    from points_ledger l
    left join staff s on s.staff_no = l.staff_no
    left join org_units u on u.code = s.org_unit_code
    where substr(l.day, 1, 4) = ${year} ${person} ${unit}
    group by l.staff_no order by points desc, l.staff_no`);
}
