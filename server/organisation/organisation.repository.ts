import { sql as query } from 'drizzle-orm';

import { nextMarker } from '../database/markers.ts';
import type { Sql } from '../database/sql.ts';

export interface UnitRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent_code: string | null;
}

export interface StaffRow {
  readonly staff_no: string;
  readonly name: string;
  readonly org_unit_code: string;
  readonly active: number;
  readonly joined_on: string | null;
  readonly certificate_until: string | null;
}

/** Grows with every change of units, staff or roles; what is cached of people is valid for one revision. */
export const organisationRevision = 'organisation';

export function allUnits(sql: Sql): Promise<UnitRow[]> {
  return sql.all<UnitRow>(query`select code, name, kind, parent_code from org_units`);
}

export async function staffByNo(sql: Sql, staffNo: string): Promise<StaffRow | undefined> {
  return (await sql.all<StaffRow>(query`select * from staff where staff_no = ${staffNo}`))[0];
}

export const activeStaff = (sql: Sql): Promise<StaffRow[]> =>
  sql.all<StaffRow>(query`select * from staff where active = 1 order by staff_no`);

export const allRoles = (sql: Sql): Promise<{ readonly staff_no: string; readonly role: string }[]> =>
  sql.all<{ staff_no: string; role: string }>(
    query`select staff_no, role from role_grants order by staff_no, role`,
  );

export async function rolesOf(sql: Sql, staffNo: string): Promise<string[]> {
  const rows = await sql.all<{ role: string }>(
    query`select role from role_grants where staff_no = ${staffNo} order by role`,
  );
  return rows.map((row) => row.role);
}

export async function putUnit(sql: Sql, unit: UnitRow): Promise<void> {
  await sql.run(query`insert into org_units (code, name, kind, parent_code)
    values (${unit.code}, ${unit.name}, ${unit.kind}, ${unit.parent_code})
    on conflict (code) do update set name = excluded.name, kind = excluded.kind, parent_code = excluded.parent_code`);
  await nextMarker(sql, organisationRevision);
}

export async function putStaff(sql: Sql, row: StaffRow): Promise<void> {
  await sql.run(query`insert into staff (staff_no, name, org_unit_code, active, joined_on, certificate_until)
    values (${row.staff_no}, ${row.name}, ${row.org_unit_code}, ${row.active}, ${row.joined_on}, ${row.certificate_until})
    on conflict (staff_no) do update set name = excluded.name, org_unit_code = excluded.org_unit_code,
      active = excluded.active, joined_on = excluded.joined_on, certificate_until = excluded.certificate_until`);
  await nextMarker(sql, organisationRevision);
}

export async function replaceRoles(
  sql: Sql,
  staffNo: string,
  roles: readonly string[],
  by: { staffNo: string; at: number },
): Promise<void> {
  await sql.run(query`delete from role_grants where staff_no = ${staffNo}`);
  for (const role of roles) {
    await sql.run(query`insert into role_grants (staff_no, role, granted_by, granted_at)
      values (${staffNo}, ${role}, ${by.staffNo}, ${by.at})`);
  }
  await nextMarker(sql, organisationRevision);
}
