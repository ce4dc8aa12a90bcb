import { sql as query } from 'drizzle-orm';

import type { Sql } from '../database/sql.ts';

/** Sessions and attendances of one unit in one Shanghai month. */
export interface DeliveredMonth {
  readonly unit: string;
  /** `2026-10`. */
  readonly month: string;
  readonly sessions: number;
  readonly attendances: number;
}

// A session was delivered when its newest sheet names somebody present. It counts for the unit whose plan it is of and
// for every unit that somebody present belonged to that day.
const present = query`select s.id, s.day, a.staff_no, a.org_unit_code as came_from, s.org_unit_code as held_by
  from training_sessions s join training_attendance a on a.session_id = s.id and a.present = 1
  where a.n = (select max(b.n) from training_attendance b where b.session_id = s.id)`;

/** Delivered sessions by unit and month of a year (R206). */
export async function deliveredIn(sql: Sql, year: string): Promise<DeliveredMonth[]> {
  return sql.all<DeliveredMonth>(query`with there as (${present} and substr(s.day, 1, 4) = ${year}),
      counted as (
        select came_from as unit, id, day, staff_no from there
        union select held_by, id, day, null from there)
    select unit, substr(day, 1, 7) as month, count(distinct id) as sessions, count(staff_no) as attendances
    from counted group by unit, month`);
}

/** How many sessions were delivered for a unit in a Shanghai month `2026-10` (R206). */
export async function sessionsDelivered(sql: Sql, unit: string, month: string): Promise<number> {
  const found = (await deliveredIn(sql, month.slice(0, 4))).find(
    (one) => one.unit === unit && one.month === month,
  );
  return found?.sessions ?? 0;
}
