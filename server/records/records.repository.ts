import { sql as query } from 'drizzle-orm';

import type { LedgerLine } from '../../core/record/person-file.ts';
import type { RecordKind, TrainingRecord } from '../../core/record/record.ts';
import type { Sql } from '../database/sql.ts';
import { FIRST_LINK } from './append.ts';

/** Which lines: of whom, in which time (ms UTC, `until` not included), of which kind, up to which line. */
export interface Which {
  readonly staffNos: readonly string[];
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly kind?: RecordKind | undefined;
  readonly upTo?: number | undefined;
}

/** The ledger's last line; n 0 of an empty one. */
export async function ledgerHead(sql: Sql): Promise<{ n: number; hash: string }> {
  const rows = await sql.all<{ n: number; hash: string }>(
    query`select n, hash from training_records order by n desc limit 1`,
  );
  return rows[0] ?? { n: 0, hash: '' };
}

/** A line as it is kept; the body is what was hashed. */
export interface KeptLine {
  readonly n: number;
  readonly previous: string;
  readonly hash: string;
  readonly staff_no: string;
  readonly body: string;
}

/** A line with its record read. */
export const readLine = ({ n, previous, hash, body }: KeptLine): LedgerLine => ({
  n,
  previous,
  hash,
  record: JSON.parse(body) as TrainingRecord,
});

/** Lines with the hash before each, by person and in their order. */
export async function linesOf(sql: Sql, which: Which): Promise<KeptLine[]> {
  const { staffNos, from = 0, until = Number.MAX_SAFE_INTEGER, kind, upTo = Number.MAX_SAFE_INTEGER } = which;
  if (staffNos.length === 0) return [];
  return sql.all<KeptLine>(query`select r.n, r.staff_no, r.hash, r.body, coalesce(p.hash, ${FIRST_LINK}) as previous
    from training_records r left join training_records p on p.n = r.n - 1
    where r.staff_no in ${staffNos} and r.at >= ${from} and r.at < ${until} and r.n <= ${upTo}
      ${kind === undefined ? query`` : query`and r.kind = ${kind}`}
    order by r.staff_no, r.n`);
}

/** Lines after this one in their order, some at a time: for what goes through the whole ledger. */
export function linesAfter(
  sql: Sql,
  n: number,
  limit: number,
): Promise<{ n: number; hash: string; body: string }[]> {
  return sql.all(query`select n, hash, body from training_records where n > ${n} order by n limit ${limit}`);
}

/** How many lines there are of these. */
export async function countOf(sql: Sql, which: Which): Promise<number> {
  const { staffNos, from = 0, until = Number.MAX_SAFE_INTEGER, kind } = which;
  // Thousands of numbers would be more than a statement takes: they go as one JSON value.
  const rows = await sql.all<{ n: number }>(query`select count(*) as n from training_records r
    where r.staff_no in (select value from json_each(${JSON.stringify(staffNos)}))
      and r.at >= ${from} and r.at < ${until} ${kind === undefined ? query`` : query`and r.kind = ${kind}`}`);
  return rows[0]?.n ?? 0;
}
