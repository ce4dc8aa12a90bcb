import { sql as query } from 'drizzle-orm';
import { createHmac, type KeyObject } from 'node:crypto';

import type { Participant } from '../database/writer.ts';
import type { Sql } from '../database/sql.ts';
import { canonicalJson } from './canonical.ts';

/** What an audit row says: who, in which role and branch, at which terminal, did what to whom, why, with what result. */
export interface AuditEntry {
  readonly at: number;
  readonly staffNo: string | null;
  readonly roles: readonly string[];
  readonly orgUnit: string | null;
  readonly device: string | null;
  readonly action: string;
  /** Keyed hash of the customer number, and the number itself sealed. */
  readonly customerHash?: string;
  readonly customerSealed?: string;
  /** Another thing it happened to: a case, a batch, a person. */
  readonly object?: string;
  /** Names of the fields shown or changed. */
  readonly fields?: readonly string[];
  readonly reason?: string;
  readonly result: 'ok' | 'denied' | 'error';
  readonly code?: string;
  readonly requestId: string;
}

export interface Head {
  readonly chainId: string;
  readonly n: number;
  readonly hash: string;
}

export interface AuditChain extends Participant {
  /** Appends within the writer's transaction; the caller's change and this row stand or fall together. */
  append(sql: Sql, entry: AuditEntry): Promise<void>;
  /** The head as of the last commit handed to `anchor`. */
  head(): Head;
}

export const auditAlg = 'HMAC-SHA-256';

/** Link of row n: keyed by a key outside the database, so that nobody can rebuild the chain with the database alone. */
export function linkHash(key: KeyObject, chainId: string, n: number, previous: string, body: string): string {
  return createHmac('sha256', key).update(`${auditAlg}|${chainId}|${n}|${previous}|${body}`).digest('hex');
}

export function headMac(key: KeyObject, { chainId, n, hash }: Head): string {
  return createHmac('sha256', key).update(`head|${chainId}|${n}|${hash}`).digest('hex');
}

/** First link of a chain: bound to the head of the one before it. */
export function genesis(
  key: KeyObject,
  chainId: string,
  startedAt: number,
  previous: Head | undefined,
): string {
  const before = previous ? `${previous.chainId}|${previous.n}|${previous.hash}` : '';
  return createHmac('sha256', key).update(`genesis|${chainId}|${startedAt}|${before}`).digest('hex');
}

/** Begins this boot's chain, joined to the newest one in the database. Its row is written with the first group. */
export async function startChain(
  sql: Sql,
  { key, chainId, startedAt }: { key: KeyObject; chainId: string; startedAt: number },
): Promise<AuditChain> {
  const before = await newestHead(sql);
  const first = genesis(key, chainId, startedAt, before);
  let state: Head = { chainId, n: 0, hash: first };
  let flushed: Head = { chainId, n: -1, hash: '' };

  return {
    mark: () => ({ state, flushed }),
    reset(mark) {
      ({ state, flushed } = mark as { state: Head; flushed: Head });
    },
    async append(transaction, entry) {
      const body = canonicalJson(entry);
      const n = state.n + 1;
      const hash = linkHash(key, chainId, n, state.hash, body);
      await transaction.run(query`insert into audit_rows (chain_id, n, body, at, staff_no, action, customer_hash, hash)
        values (${chainId}, ${n}, ${body}, ${entry.at}, ${entry.staffNo}, ${entry.action}, ${entry.customerHash ?? null}, ${hash})`);
      state = { chainId, n, hash };
    },
    async flush(transaction) {
      if (state.n === flushed.n) return;
      const mac = headMac(key, state);
      await transaction.run(query`insert into audit_chains
        (chain_id, started_at, alg, previous_chain_id, previous_n, previous_hash, head_n, head_hash, mac)
        values (${chainId}, ${startedAt}, ${auditAlg}, ${before?.chainId ?? null}, ${before?.n ?? null}, ${before?.hash ?? null}, ${state.n}, ${state.hash}, ${mac})
        on conflict (chain_id) do update set head_n = ${state.n}, head_hash = ${state.hash}, mac = ${mac}`);
      flushed = state;
    },
    head: () => state,
  };
}

async function newestHead(sql: Sql): Promise<Head | undefined> {
  const rows = await sql.all<{ chain_id: string; head_n: number; head_hash: string }>(
    query`select chain_id, head_n, head_hash from audit_chains order by rowid desc limit 1`,
  );
  const row = rows[0];
  return row && { chainId: row.chain_id, n: row.head_n, hash: row.head_hash };
}
