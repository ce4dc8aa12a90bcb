import { sql as query } from 'drizzle-orm';
import * as v from 'valibot';

import { attemptEventSchema } from '../../core/quiz/attempt-events.ts';
import { isPass, totalOf } from '../../core/quiz/mark.ts';
import type { Sql } from '../database/sql.ts';

/** A quiz passed. `at` is when it was handed in, milliseconds UTC. */
export interface Pass {
  readonly staffNo: string;
  readonly quizId: string;
  readonly version: number;
  readonly at: number;
}

/** Graded attempts that passed by their last marking, the oldest first: of one person, or of everybody. */
export async function passes(sql: Sql, staffNo?: string): Promise<Pass[]> {
  const whose = staffNo === undefined ? query`1 = 1` : query`a.staff_no = ${staffNo}`;
  const rows = await sql.all<{
    staff_no: string;
    quiz_id: string;
    version: number;
    rule: string;
    body: string;
    at: number;
  }>(query`select a.staff_no, a.quiz_id, a.version, a.rule, m.body, c.at from quiz_attempts as a
    join quiz_attempt_events as m on m.attempt_id = a.id and m.n = (select max(n) from quiz_attempt_events
      where attempt_id = a.id and kind in ('marked', 'regraded'))
    join quiz_attempt_events as c on c.attempt_id = a.id and c.kind in ('finished', 'closedBySweeper')
    where a.mode = 'graded' and ${whose} order by c.at`);
  return rows.flatMap((row): Pass[] => {
    const marking = v.parse(attemptEventSchema, JSON.parse(row.body));
    if (!('marks' in marking)) return [];
    const { passPercent } = JSON.parse(row.rule) as { passPercent: number };
    if (!isPass(totalOf(marking.marks), passPercent)) return [];
    return [{ staffNo: row.staff_no, quizId: row.quiz_id, version: row.version, at: row.at }];
  });
}

/** Days on which people joined, by number: of one, or of everybody. */
export async function joinedDays(sql: Sql, staffNo?: string): Promise<ReadonlyMap<string, string>> {
  const whose = staffNo === undefined ? query`1 = 1` : query`staff_no = ${staffNo}`;
  const rows = await sql.all<{ staff_no: string; joined_on: string }>(
    query`select staff_no, joined_on from staff where joined_on is not null and ${whose}`,
  );
  return new Map(rows.map(({ staff_no, joined_on }) => [staff_no, joined_on]));
}

export interface Rank {
  readonly staffNo: string;
  readonly kind: 'managerGrade' | 'careerStep';
  readonly value: string;
  readonly from: string;
}

/** Grades and rungs as they hold on a day: of one person, or of everybody. */
export async function ranks(sql: Sql, today: string, staffNo?: string): Promise<Rank[]> {
  const whose = staffNo === undefined ? query`1 = 1` : query`staff_no = ${staffNo}`;
  const rows = await sql.all<{ staff_no: string; kind: Rank['kind']; value: string; from_day: string }>(
    query`select staff_no, kind, value, from_day from training_ranks as mine where ${whose} and n =
      (select max(n) from training_ranks as other where other.staff_no = mine.staff_no and other.kind = mine.kind
        and other.from_day <= ${today})`,
  );
  return rows.map(({ staff_no, kind, value, from_day }) => ({
    staffNo: staff_no,
    kind,
    value,
    from: from_day,
  }));
}

export async function insertRank(sql: Sql, one: Rank & { by: string; at: number }): Promise<void> {
  await sql.run(query`insert into training_ranks (staff_no, kind, n, value, from_day, set_by, at)
    select ${one.staffNo}, ${one.kind}, coalesce(max(n), 0) + 1, ${one.value}, ${one.from}, ${one.by}, ${one.at}
    from training_ranks where staff_no = ${one.staffNo} and kind = ${one.kind}`);
}
