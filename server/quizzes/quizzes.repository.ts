import { sql as query, type SQL } from 'drizzle-orm';
import * as v from 'valibot';

import type { AttemptMode } from '../../core/contracts/quizzes.ts';
import { attemptOf, GRACE_MS, type Attempt } from '../../core/quiz/attempt.ts';
import { attemptEventSchema, type AttemptEvent, type EventOf } from '../../core/quiz/attempt-events.ts';
import type { PaperQuestion } from '../../core/quiz/draw.ts';
import type { Sql } from '../database/sql.ts';

/** How an attempt began. */
export interface BegunAttempt {
  readonly id: string;
  readonly quizId: string;
  readonly version: number;
  readonly title: string;
  readonly mode: AttemptMode;
  readonly staffNo: string;
  readonly orgUnitCode: string;
  readonly seed: number;
  readonly rule: EventOf<'started'>['rule'];
  readonly paper: readonly PaperQuestion[];
  readonly device: string;
  readonly startedAt: number;
  readonly deadline: number;
}

/** An attempt with what has happened to it, in the engine's form. */
export interface HeldAttempt extends BegunAttempt {
  readonly events: readonly AttemptEvent[];
  readonly state: Attempt;
}

interface Row {
  readonly id: string;
  readonly quiz_id: string;
  readonly version: number;
  readonly title: string;
  readonly mode: AttemptMode;
  readonly staff_no: string;
  readonly org_unit_code: string;
  readonly seed: number;
  readonly rule: string;
  readonly paper: string;
  readonly device: string;
  readonly started_at: number;
  readonly deadline: number;
}

export async function insertAttempt(sql: Sql, one: BegunAttempt): Promise<void> {
  await sql.run(query`insert into quiz_attempts (id, quiz_id, version, title, mode, staff_no, org_unit_code, seed, rule,
      paper, device, started_at, deadline)
    values (${one.id}, ${one.quizId}, ${one.version}, ${one.title}, ${one.mode}, ${one.staffNo}, ${one.orgUnitCode},
      ${one.seed}, ${JSON.stringify(one.rule)}, ${JSON.stringify(one.paper)}, ${one.device}, ${one.startedAt},
      ${one.deadline})`);
}

/** What was handed over by a client, by which the same is known again. */
export interface Submission {
  readonly id: string;
  readonly hash: string;
  readonly device: string;
}

/** Adds what happened, in its order; the submission stands at the last of them. */
export async function appendEvents(
  sql: Sql,
  attemptId: string,
  events: readonly AttemptEvent[],
  submission?: Submission,
): Promise<void> {
  for (const [at, event] of events.entries()) {
    const own = at === events.length - 1 ? submission : undefined;
    await sql.run(query`insert into quiz_attempt_events (attempt_id, n, kind, body, device, submission_id, payload_hash, at)
      select ${attemptId}, coalesce(max(n), 0) + 1, ${event.type}, ${JSON.stringify(event)},
        ${submission?.device ?? null}, ${own?.id ?? null}, ${own?.hash ?? null}, ${event.at}
      from quiz_attempt_events where attempt_id = ${attemptId}`);
  }
}

/** What was taken under a submission's id before. */
export async function takenBefore(
  sql: Sql,
  submissionId: string,
): Promise<{ readonly hash: string; readonly at: number } | undefined> {
  const rows = await sql.all<{ payload_hash: string; at: number }>(
    query`select payload_hash, at from quiz_attempt_events where submission_id = ${submissionId}`,
  );
  return rows[0] && { hash: rows[0].payload_hash, at: rows[0].at };
}

export const attemptById = async (sql: Sql, id: string): Promise<HeldAttempt | undefined> =>
  (await held(sql, query`a.id = ${id}`))[0];

/** Attempts of a person, newest first. */
export const attemptsOf = (sql: Sql, staffNo: string): Promise<HeldAttempt[]> =>
  held(sql, query`a.staff_no = ${staffNo}`);

/** Graded attempts of a quiz, newest first: all, or those of one unit. */
export const attemptsOfQuiz = (sql: Sql, quizId: string, orgUnitCode?: string): Promise<HeldAttempt[]> =>
  held(
    sql,
    query`a.quiz_id = ${quizId} and a.mode = 'graded'
      ${orgUnitCode === undefined ? query`` : query`and a.org_unit_code = ${orgUnitCode}`}`,
  );

/** Attempts whose paper has a question of this version of this quiz. */
export const attemptsHolding = (
  sql: Sql,
  { quizId, version, question }: { quizId: string; version: number; question: string },
): Promise<HeldAttempt[]> =>
  held(
    sql,
    query`exists (select 1 from json_each(a.paper) as place where place.value ->> 'quiz' = ${quizId}
      and place.value ->> 'version' = ${version} and place.value ->> 'question' = ${question})`,
  );

/** These attempts. */
export const attemptsAmong = async (sql: Sql, ids: readonly string[]): Promise<HeldAttempt[]> =>
  ids.length === 0 ? [] : held(sql, query`a.id in ${ids}`);

/** Attempts that nobody has ended though their grace is over: of one person, or of all whose time ended since `from`. */
export async function overdueAttempts(
  sql: Sql,
  now: number,
  of: { readonly staffNo: string } | { readonly from: number },
): Promise<string[]> {
  const whose = 'staffNo' in of ? query`and staff_no = ${of.staffNo}` : query`and deadline >= ${of.from}`;
  const rows = await sql.all<{ id: string }>(query`select id from quiz_attempts as a
    where deadline < ${now - GRACE_MS} ${whose} and not exists (select 1 from quiz_attempt_events as e
      where e.attempt_id = a.id and e.kind in ('finished', 'closedBySweeper')) order by deadline`);
  return rows.map(({ id }) => id);
}

async function held(sql: Sql, which: SQL): Promise<HeldAttempt[]> {
  const rows = await sql.all<Row>(
    query`select a.* from quiz_attempts as a where ${which} order by a.started_at desc, a.id desc`,
  );
  const events = new Map<string, AttemptEvent[]>();
  const told = await sql.all<{
    attempt_id: string;
    body: string;
  }>(query`select e.attempt_id, e.body from quiz_attempt_events as e join quiz_attempts as a on a.id = e.attempt_id
    where ${which} order by e.attempt_id, e.n`);
  for (const { attempt_id, body } of told) {
    const list = events.get(attempt_id) ?? [];
    list.push(v.parse(attemptEventSchema, JSON.parse(body)));
    events.set(attempt_id, list);
  }
  return rows.flatMap((row) => withState(begunOf(row), events.get(row.id) ?? []) ?? []);
}

/** An attempt as its beginning and these events make it. */
export function withState(begun: BegunAttempt, happened: readonly AttemptEvent[]): HeldAttempt | undefined {
  const started: AttemptEvent = {
    type: 'started',
    at: begun.startedAt,
    attempt: begun.id,
    seed: begun.seed,
    rule: begun.rule,
    paper: begun.paper.map((place) => ({ ...place, order: mutable(place.order) })),
  };
  const state = attemptOf([started, ...happened]);
  return state && { ...begun, events: happened, state };
}

const mutable = (order: PaperQuestion['order']): Record<string, string[]> =>
  Object.fromEntries(Object.entries(order).map(([list, ids]) => [list, [...ids]]));

const begunOf = (row: Row): BegunAttempt => ({
  id: row.id,
  quizId: row.quiz_id,
  version: row.version,
  title: row.title,
  mode: row.mode,
  staffNo: row.staff_no,
  orgUnitCode: row.org_unit_code,
  seed: row.seed,
  rule: JSON.parse(row.rule) as BegunAttempt['rule'],
  paper: JSON.parse(row.paper) as PaperQuestion[],
  device: row.device,
  startedAt: row.started_at,
  deadline: row.deadline,
});
