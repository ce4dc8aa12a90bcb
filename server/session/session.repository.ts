import { sql as query } from 'drizzle-orm';

import type { KeptReads } from '../database/kept-reads.ts';
import type { Sql } from '../database/sql.ts';
import { organisationRevision } from '../organisation/organisation.repository.ts';

export interface SessionRow {
  readonly id: string;
  readonly staff_no: string;
  readonly device: string;
  readonly client: string;
  readonly seen_at: number;
  readonly expires_at: number;
  readonly idle_ms: number;
  readonly ended_at: number | null;
  /** Revision of the organisation at this very read: roles in force at the next request. */
  readonly revision: number | null;
}

const sessionWhere = (column: 'id' | 'token_hash'): string =>
  `select json_object('id', id, 'staff_no', staff_no, 'device', device, 'client', client, 'seen_at', seen_at,
    'expires_at', expires_at, 'idle_ms', idle_ms, 'ended_at', ended_at,
    'revision', (select value from markers where name = ?)) from sessions where ${column} = ?`;

/** One session, by what its token hashes to or by its id, as it stands in the base at this instant. */
export function sessionReads(kept: Pick<KeptReads, 'keep'>) {
  const [byToken, byId] = [kept.keep(sessionWhere('token_hash')), kept.keep(sessionWhere('id'))];
  const rowOf = (values: readonly unknown[] | undefined): SessionRow | undefined =>
    values && (JSON.parse(String(values[0])) as SessionRow);
  return {
    byToken: (tokenHash: string) => rowOf(byToken(organisationRevision, tokenHash)),
    byId: (id: string) => rowOf(byId(organisationRevision, id)),
  };
}

export interface NewSession {
  readonly id: string;
  readonly tokenHash: string;
  readonly staffNo: string;
  readonly device: string;
  readonly client: string;
  readonly now: number;
  readonly expiresAt: number;
  readonly idleMs: number;
}

/** Opens a session and ends every other one of this person: one at a time (R-AU1). */
export async function replaceSession(sql: Sql, session: NewSession): Promise<void> {
  await endSessionsOf(sql, session.staffNo, session.now);
  const { id, tokenHash, staffNo, device, client, now, expiresAt, idleMs } = session;
  await sql.run(query`insert into sessions
    (id, token_hash, staff_no, device, client, created_at, seen_at, expires_at, idle_ms)
    values (${id}, ${tokenHash}, ${staffNo}, ${device}, ${client}, ${now}, ${now}, ${expiresAt}, ${idleMs})`);
}

export async function endSessionsOf(sql: Sql, staffNo: string, now: number): Promise<void> {
  await sql.run(
    query`update sessions set ended_at = ${now} where staff_no = ${staffNo} and ended_at is null`,
  );
}

export async function touchSession(sql: Sql, id: string, now: number): Promise<void> {
  await sql.run(query`update sessions set seen_at = ${now} where id = ${id} and ended_at is null`);
}

export interface CredentialRow {
  readonly staff_no: string;
  readonly password_hash: string;
  readonly totp_sealed: string;
  readonly totp_last_step: number;
}

export async function credentialOf(sql: Sql, staffNo: string): Promise<CredentialRow | undefined> {
  return (
    await sql.all<CredentialRow>(query`select * from staff_credentials where staff_no = ${staffNo}`)
  )[0];
}

export async function putCredential(sql: Sql, row: Omit<CredentialRow, 'totp_last_step'>): Promise<void> {
  await sql.run(query`insert into staff_credentials (staff_no, password_hash, totp_sealed, totp_last_step)
    values (${row.staff_no}, ${row.password_hash}, ${row.totp_sealed}, 0)
    on conflict (staff_no) do update set password_hash = excluded.password_hash, totp_sealed = excluded.totp_sealed`);
}

/** Takes a TOTP step; false when this step or a later one was used before, also by a login running beside this one. */
export async function takeTotpStep(sql: Sql, staffNo: string, step: number): Promise<boolean> {
  const result = await sql.run(query`update staff_credentials set totp_last_step = ${step}
    where staff_no = ${staffNo} and totp_last_step < ${step}`);
  return result.rowsAffected === 1;
}

export interface FailureRow {
  readonly window_started_at: number;
  readonly failures: number;
  readonly locked_until: number;
  readonly strikes: number;
}

export async function failuresOf(sql: Sql, accountHash: string): Promise<FailureRow | undefined> {
  return (
    await sql.all<FailureRow>(query`select * from login_failures where account_hash = ${accountHash}`)
  )[0];
}

export async function putFailures(sql: Sql, accountHash: string, row: FailureRow): Promise<void> {
  await sql.run(query`insert into login_failures (account_hash, window_started_at, failures, locked_until, strikes)
    values (${accountHash}, ${row.window_started_at}, ${row.failures}, ${row.locked_until}, ${row.strikes})
    on conflict (account_hash) do update set window_started_at = excluded.window_started_at,
      failures = excluded.failures, locked_until = excluded.locked_until, strikes = excluded.strikes`);
}

export async function forgetFailures(sql: Sql, accountHash: string): Promise<void> {
  await sql.run(query`delete from login_failures where account_hash = ${accountHash}`);
}
