import type { KeyObject } from 'node:crypto';
import { sql as query } from 'drizzle-orm';

import { headMac } from '../audit/chain.ts';
import type { Anchor } from '../audit/verify.ts';
import type { Sql } from '../database/sql.ts';
import { FIRST_LINK, linkOf } from './append.ts';
import { RECORDS_CHAIN } from './anchored.ts';

export interface RecordFault {
  /** Line where the ledger first fails. */
  readonly n: number;
  readonly code: 'line.missing' | 'line.changed' | 'anchor.unmet';
}
export interface RecordVerification {
  readonly lines: number;
  readonly anchors: number;
  /** The first fault and every unmet anchor; empty when the ledger is whole. */
  readonly faults: readonly RecordFault[];
}
interface Line {
  readonly n: number;
  readonly kind: string;
  readonly staff_no: string;
  readonly org_unit_code: string;
  readonly object: string;
  readonly ref: string;
  readonly body: string;
  readonly at: number;
  readonly hash: string;
}

const page = 5000;

/**
 * Recomputes the whole training ledger: every link, the copies beside the hashed text, the count of what was ever written,
 * and every anchor that left the database. The links need no key, so anchors are what a ledger written anew fails on.
 */
export async function verifyRecords(
  sql: Sql,
  key: KeyObject,
  anchors: readonly Anchor[],
): Promise<RecordVerification> {
  const own = anchors.filter(({ chainId }) => chainId === RECORDS_CHAIN);
  const faults: RecordFault[] = [];
  const wanted = new Map<number, string>();
  for (const anchor of own) {
    if (headMac(key, anchor) === anchor.mac) wanted.set(anchor.n, anchor.hash);
    else faults.push({ n: anchor.n, code: 'anchor.unmet' });
  }
  let [n, hash, fault] = [0, FIRST_LINK, undefined as RecordFault | undefined];
  walk: for (;;) {
    const lines = await sql.all<Line>(
      query`select * from training_records where n > ${n} order by n limit ${page}`,
    );
    for (const line of lines) {
      if (line.n !== n + 1) fault = { n: n + 1, code: 'line.missing' };
      else if (linkOf(hash, line.body) !== line.hash || !copiesAgree(line))
        fault = { n: line.n, code: 'line.changed' };
      if (fault !== undefined) break walk;
      ({ n, hash } = line);
      if (wanted.get(n) === hash) wanted.delete(n);
    }
    if (lines.length < page) break;
  }
  if (fault === undefined) {
    const [counted] = await sql.all<{ seq: number }>(
      query`select seq from sqlite_sequence where name = 'training_records'`,
    );
    // The database itself counts what was ever written: a tail cut off by hand is missed here too.
    if ((counted?.seq ?? 0) !== n) fault = { n: n + 1, code: 'line.missing' };
  }
  if (fault !== undefined) faults.unshift(fault);
  for (const at of wanted.keys()) faults.push({ n: at, code: 'anchor.unmet' });
  return { lines: n, anchors: own.length, faults };
}

/** The columns copied out for searching must say what the hashed body says. */
function copiesAgree(line: Line): boolean {
  let body: Record<string, unknown>;
  try {
    body = JSON.parse(line.body) as Record<string, unknown>;
  } catch {
    return false;
  }
  return (
    body['kind'] === line.kind &&
    body['staffNo'] === line.staff_no &&
    body['orgUnitCode'] === line.org_unit_code &&
    body['object'] === line.object &&
    body['ref'] === line.ref &&
    body['at'] === line.at
  );
}
