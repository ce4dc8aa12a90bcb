import { sql as query } from 'drizzle-orm';

import type { Sql } from '../database/sql.ts';

export interface RedemptionRow {
  readonly id: string;
  readonly no: string;
  readonly staff_no: string;
  readonly org_unit_code: string;
  readonly reward_id: string;
  readonly label_zh: string;
  readonly label_en: string;
  readonly points: number;
  readonly state: string;
  readonly requested_at: number;
  readonly decided_by: string | null;
  readonly note: string;
}
export interface RedemptionListRow extends RedemptionRow {
  readonly name: string | null;
  readonly unit: string | null;
  readonly decider: string | null;
}

const listed = query`select r.*, s.name, u.name as unit, d.name as decider from reward_redemptions r
  left join staff s on s.staff_no = r.staff_no
  left join org_units u on u.code = r.org_unit_code
  left join staff d on d.staff_no = r.decided_by`;
const order = query`order by r.state = 'requested' desc, r.requested_at desc, r.id desc limit 200`;

export async function insertRedemption(sql: Sql, row: RedemptionRow): Promise<void> {
  await sql.run(query`insert into reward_redemptions (id, no, staff_no, org_unit_code, reward_id, label_zh, label_en, points,
      state, requested_at, note)
    values (${row.id}, ${row.no}, ${row.staff_no}, ${row.org_unit_code}, ${row.reward_id}, ${row.label_zh}, ${row.label_en},
      ${row.points}, ${row.state}, ${row.requested_at}, ${row.note})`);
}

export async function decided(
  sql: Sql,
  id: string,
  { state, by, at, note }: { state: string; by: string; at: number; note: string },
): Promise<void> {
  await sql.run(query`update reward_redemptions set state = ${state}, decided_by = ${by}, decided_at = ${at},
    note = ${note} where id = ${id}`);
}

export async function redemptionById(sql: Sql, id: string): Promise<RedemptionListRow | undefined> {
  return (await sql.all<RedemptionListRow>(query`${listed} where r.id = ${id}`))[0];
}

export function redemptionsOf(sql: Sql, staffNo: string): Promise<RedemptionListRow[]> {
  return sql.all<RedemptionListRow>(query`${listed} where r.staff_no = ${staffNo} ${order}`);
}

/** Of every unit, or of one. */
export function redemptionsIn(sql: Sql, orgUnitCode: string | undefined): Promise<RedemptionListRow[]> {
  const unit = orgUnitCode === undefined ? query`` : query`where r.org_unit_code = ${orgUnitCode}`;
  return sql.all<RedemptionListRow>(query`${listed} ${unit} ${order}`);
}

/** Points that a person has asked to exchange and nobody has decided on. */
export async function pendingPoints(sql: Sql, staffNo: string): Promise<number> {
  const rows = await sql.all<{
    sum: number;
  }>(query`select coalesce(sum(points), 0) as sum from reward_redemptions
    where staff_no = ${staffNo} and state = 'requested'`);
  return rows[0]?.sum ?? 0;
}
