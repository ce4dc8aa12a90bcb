import { sql as query, type SQL } from 'drizzle-orm';

import type { Sql } from '../database/sql.ts';

export interface CertificateRow {
  readonly number: string;
  readonly staff_no: string;
  readonly org_unit_code: string;
  readonly kind: 'quiz' | 'course';
  readonly source: string;
  readonly version: number;
  readonly title: string;
  readonly proof: string;
  readonly before_post: number;
  readonly issued_at: number;
  readonly valid_until: string | null;
  readonly file: string;
}
export interface HeldCertificate extends CertificateRow {
  readonly name: string | null;
  readonly revoked_at: number | null;
  readonly revoked_why: string | null;
}
export interface Revocation {
  readonly number: string;
  readonly reason: string;
  readonly cause: 'regraded' | 'decided';
  readonly staffNo: string;
  readonly at: number;
}

export async function insertCertificate(sql: Sql, row: CertificateRow): Promise<void> {
  await sql.run(query`insert into certificates (number, staff_no, org_unit_code, kind, source, version, title, proof,
      before_post, issued_at, valid_until, file)
    values (${row.number}, ${row.staff_no}, ${row.org_unit_code}, ${row.kind}, ${row.source}, ${row.version},
      ${row.title}, ${row.proof}, ${row.before_post}, ${row.issued_at}, ${row.valid_until}, ${row.file})`);
}

export async function insertRevocation(sql: Sql, one: Revocation): Promise<void> {
  await sql.run(query`insert into certificate_revocations (number, reason, cause, staff_no, at)
    values (${one.number}, ${one.reason}, ${one.cause}, ${one.staffNo}, ${one.at})`);
}

export const certificateByNumber = async (sql: Sql, number: string): Promise<HeldCertificate | undefined> =>
  (await held(sql, query`c.number = ${number}`))[0];

/** Certificates of a person, newest first. */
export const certificatesOf = (sql: Sql, staffNo: string): Promise<HeldCertificate[]> =>
  held(sql, query`c.staff_no = ${staffNo}`);

/** Those given for this attempt or completion that nobody has taken back. */
export const standingFor = (sql: Sql, staffNo: string, proof: string): Promise<HeldCertificate[]> =>
  held(sql, query`c.staff_no = ${staffNo} and c.proof = ${proof} and r.number is null`);

const held = (sql: Sql, which: SQL): Promise<HeldCertificate[]> =>
  sql.all<HeldCertificate>(query`select c.*, s.name, r.at as revoked_at, r.reason as revoked_why from certificates c
    left join staff s on s.staff_no = c.staff_no
    left join certificate_revocations r on r.number = c.number
    where ${which} order by c.issued_at desc, c.number`);

/** Every revocation, in the order of time. */
export const revocations = (sql: Sql): Promise<{ readonly number: string; readonly at: number }[]> =>
  sql.all<{ number: string; at: number }>(
    query`select number, at from certificate_revocations order by at, number`,
  );

/** Ends of the certificates that open the post and were not taken back, of a person or of all; `null` for good (R212). */
export const postCertificates = (
  sql: Sql,
  staffNo?: string,
): Promise<{ readonly staff_no: string; readonly valid_until: string | null }[]> =>
  sql.all<{
    staff_no: string;
    valid_until: string | null;
  }>(query`select staff_no, valid_until from certificates c
    where c.before_post = 1 ${staffNo === undefined ? query`` : query`and c.staff_no = ${staffNo}`}
      and not exists (select 1 from certificate_revocations r where r.number = c.number)`);
