import type { KeyObject } from 'node:crypto';

import { sql as query } from 'drizzle-orm';

import type { Sql } from '../database/sql.ts';
import { genesis, headMac, linkHash, type Head } from './chain.ts';

export interface AuditFault {
  readonly chainId: string;
  /** Row where the chain first fails; absent when the chain itself does. */
  readonly n?: number;
  readonly code:
    | 'row.missing'
    | 'row.changed'
    | 'row.extra'
    | 'head.forged'
    | 'chain.missing'
    | 'chain.forged'
    | 'anchor.unmet';
}

export interface Verification {
  readonly chains: number;
  readonly rows: number;
  readonly anchors: number;
  /** First fault of each chain and every unmet anchor; empty when the trail is whole. */
  readonly faults: readonly AuditFault[];
}

/** One line of an anchor file. */
export interface Anchor extends Head {
  readonly at: number;
  readonly mac: string;
}

interface ChainRow {
  readonly chain_id: string;
  readonly started_at: number;
  readonly previous_chain_id: string | null;
  readonly previous_n: number | null;
  readonly previous_hash: string | null;
  readonly head_n: number;
  readonly head_hash: string;
  readonly mac: string;
}

interface AuditRow {
  readonly n: number;
  readonly body: string;
  readonly at: number;
  readonly staff_no: string | null;
  readonly action: string;
  readonly customer_hash: string | null;
  readonly hash: string;
}

const page = 5000;

/**
 * Recomputes the whole trail with the key that lies outside the database: every link, every head, every joint between
 * chains, and every anchor that left it. Finds changed, removed, added, swapped and back-dated rows and cut tails.
 */
export async function verifyAudit(
  sql: Sql,
  key: KeyObject,
  anchors: readonly Anchor[],
): Promise<Verification> {
  const chains = await sql.all<ChainRow>(query`select * from audit_chains order by rowid`);
  const faults: AuditFault[] = [];
  const wanted = new Map<string, string>();
  for (const anchor of anchors) {
    const genuine = headMac(key, anchor) === anchor.mac;
    if (genuine) wanted.set(`${anchor.chainId}|${anchor.n}`, anchor.hash);
    else faults.push({ chainId: anchor.chainId, n: anchor.n, code: 'anchor.unmet' });
  }
  for (const chain of chains) {
    if (chain.previous_chain_id)
      wanted.set(`${chain.previous_chain_id}|${chain.previous_n}`, chain.previous_hash ?? '');
  }
  let rows = 0;
  for (const chain of chains) {
    const result = await verifyChain(sql, key, chain, wanted);
    rows += result.rows;
    if (result.fault) faults.push(result.fault);
  }
  const known = new Set(chains.map((chain) => chain.chain_id));
  for (const place of wanted.keys()) {
    const [chainId = '', n] = place.split('|');
    faults.push({ chainId, n: Number(n), code: known.has(chainId) ? 'anchor.unmet' : 'chain.missing' });
  }
  const strays = await sql.all<{ chain_id: string }>(query`select distinct chain_id from audit_rows
    where chain_id not in (select chain_id from audit_chains)`);
  faults.push(...strays.map(({ chain_id }) => ({ chainId: chain_id, code: 'row.extra' as const })));
  return { chains: chains.length, rows, anchors: anchors.length, faults };
}

async function verifyChain(
  sql: Sql,
  key: KeyObject,
  chain: ChainRow,
  wanted: Map<string, string>,
): Promise<{ rows: number; fault?: AuditFault }> {
  const chainId = chain.chain_id;
  const before = chain.previous_chain_id
    ? { chainId: chain.previous_chain_id, n: chain.previous_n ?? 0, hash: chain.previous_hash ?? '' }
    : undefined;
  let hash = genesis(key, chainId, chain.started_at, before);
  let n = 0;
  for (;;) {
    const rows =
      await sql.all<AuditRow>(query`select n, body, at, staff_no, action, customer_hash, hash from audit_rows
      where chain_id = ${chainId} and n > ${n} order by n limit ${page}`);
    for (const row of rows) {
      if (row.n !== n + 1) return { rows: n, fault: { chainId, n: n + 1, code: 'row.missing' } };
      const link = linkHash(key, chainId, row.n, hash, row.body);
      if (link !== row.hash || !copiesAgree(row))
        return { rows: n, fault: { chainId, n: row.n, code: 'row.changed' } };
      ({ n, hash } = row);
      const place = `${chainId}|${n}`;
      if (wanted.get(place) === hash) wanted.delete(place);
    }
    if (rows.length < page) break;
  }
  if (n > chain.head_n) return { rows: n, fault: { chainId, n: chain.head_n + 1, code: 'row.extra' } };
  if (n < chain.head_n) return { rows: n, fault: { chainId, n: n + 1, code: 'row.missing' } };
  if (hash !== chain.head_hash || headMac(key, { chainId, n, hash }) !== chain.mac) {
    return { rows: n, fault: { chainId, code: 'head.forged' } };
  }
  return { rows: n };
}

/** The columns copied out for searching must say what the hashed body says. */
function copiesAgree(row: AuditRow): boolean {
  const body = JSON.parse(row.body) as Record<string, unknown>;
  return (
    body['at'] === row.at &&
    body['staffNo'] === row.staff_no &&
    body['action'] === row.action &&
    (body['customerHash'] ?? null) === row.customer_hash
  );
}
