import { sql as query } from 'drizzle-orm';

import type { Sql } from '../database/sql.ts';

export interface CaseRow {
  readonly id: string;
  readonly no: string;
  readonly customer_no: string;
  readonly org_unit_code: string;
  readonly opened_by: string;
  readonly opened_at: number;
  readonly page_kind: string;
  readonly definition_version: number;
  readonly state: string;
  readonly open: number;
  readonly fields: string;
  readonly last_seq: number;
}

export interface EventRow {
  readonly at: number;
  readonly staffNo: string;
  readonly event: string;
  readonly from: string | null;
  readonly to: string;
  readonly fields: string;
}

export async function caseById(sql: Sql, id: string): Promise<CaseRow | undefined> {
  return (await sql.all<CaseRow>(query`select * from service_cases where id = ${id}`))[0];
}

export type OpenCaseRow = Pick<CaseRow, 'id' | 'no' | 'state' | 'opened_at' | 'opened_by'>;

export async function openCaseOf(
  sql: Sql,
  customerNo: string,
  orgUnitCode: string,
): Promise<OpenCaseRow | undefined> {
  const rows = await sql.all<OpenCaseRow>(query`select id, no, state, opened_at, opened_by from service_cases
    where customer_no = ${customerNo} and org_unit_code = ${orgUnitCode} and open = 1`);
  return rows[0];
}

export async function insertCase(sql: Sql, row: CaseRow): Promise<void> {
  await sql.run(query`insert into service_cases (id, no, customer_no, org_unit_code, opened_by, opened_at, page_kind,
      definition_version, state, open, fields, last_seq)
    values (${row.id}, ${row.no}, ${row.customer_no}, ${row.org_unit_code}, ${row.opened_by}, ${row.opened_at},
      ${row.page_kind}, ${row.definition_version}, ${row.state}, ${row.open}, ${row.fields}, ${row.last_seq})`);
}

/** The event and the projection it gives, in one transaction. */
export async function appendEvent(
  sql: Sql,
  row: Pick<CaseRow, 'id' | 'state' | 'open' | 'fields' | 'last_seq'>,
  event: EventRow,
): Promise<void> {
  await sql.run(query`insert into service_case_events (case_id, seq, at, staff_no, event, from_state, to_state, fields)
    values (${row.id}, ${row.last_seq}, ${event.at}, ${event.staffNo}, ${event.event}, ${event.from}, ${event.to}, ${event.fields})`);
  await sql.run(query`update service_cases set state = ${row.state}, open = ${row.open}, fields = ${row.fields},
    last_seq = ${row.last_seq} where id = ${row.id}`);
}
