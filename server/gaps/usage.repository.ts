import { sql as query } from 'drizzle-orm';

import type { Sql } from '../database/sql.ts';

export interface UsageRow {
  readonly day: string;
  readonly orgUnitCode: string;
  readonly post: string;
  readonly kind: string;
  readonly subject: string;
  readonly count: number;
}

export async function addUsage(sql: Sql, row: UsageRow): Promise<void> {
  await sql.run(query`insert into usage_counts (day, org_unit_code, post, kind, subject, count)
    values (${row.day}, ${row.orgUnitCode}, ${row.post}, ${row.kind}, ${row.subject}, ${row.count})
    on conflict (day, kind, org_unit_code, post, subject) do update set count = count + excluded.count`);
}

/** Removes what was counted before a day. */
export async function dropUsageBefore(sql: Sql, day: string): Promise<void> {
  await sql.run(query`delete from usage_counts where day < ${day}`);
}

export interface Span {
  readonly from: string;
  readonly to: string;
  readonly orgUnitCode?: string | undefined;
}
const inside = ({ from, to, orgUnitCode }: Span) => {
  const unit = orgUnitCode === undefined ? query`` : query`and org_unit_code = ${orgUnitCode}`;
  return query`day between ${from} and ${to} ${unit}`;
};

/** How often each subject of a kind, the most first. */
export function subjectsOf(sql: Sql, kind: string, span: Span): Promise<{ subject: string; n: number }[]> {
  return sql.all(query`select subject, sum(count) as n from usage_counts where kind = ${kind} and ${inside(span)}
    group by subject order by n desc, subject`);
}

export interface UnitRow {
  readonly code: string;
  readonly name: string;
  readonly people: number;
  readonly no_result: number;
  readonly no_click: number;
  readonly quickly_left: number;
  readonly opened: number;
}

/** The sums of each unit, with how many people work there now. */
export function unitsOf(sql: Sql, span: Span): Promise<UnitRow[]> {
  return sql.all<UnitRow>(query`select u.code, u.name,
      (select count(*) from staff s where s.org_unit_code = u.code and s.active = 1) as people,
      sum(case when c.kind = 'noResult' then c.count else 0 end) as no_result,
      sum(case when c.kind = 'noClick' then c.count else 0 end) as no_click,
      sum(case when c.kind = 'left' then c.count else 0 end) as quickly_left,
      sum(case when c.kind = 'opened' then c.count else 0 end) as opened
    from usage_counts c join org_units u on u.code = c.org_unit_code where ${inside(span)}
    group by u.code order by u.code`);
}
