import { sql as query } from 'drizzle-orm';

import type { SignedManifest, SnapshotPart } from '../../core/contracts/knowledge.ts';
import type { Sql } from '../database/sql.ts';

export interface Change {
  readonly part: SnapshotPart;
  readonly key: string;
  /** Of the item's text; null when it is gone. */
  readonly hash: string | null;
}

/** The last change of every entry in (from, to], ordered by part and key. */
export function changedBetween(sql: Sql, from: number, to: number): Promise<Change[]> {
  // Of a bare column beside max() SQLite gives the value of that row.
  return sql.all<Change>(query`select part, key, hash, max(revision) as last from knowledge_changes
    where revision > ${from} and revision <= ${to} group by part, key order by part || '/' || key`);
}

export async function insertChange(sql: Sql, revision: number, { part, key, hash }: Change): Promise<void> {
  await sql.run(
    query`insert into knowledge_changes (revision, part, key, hash) values (${revision}, ${part}, ${key}, ${hash})`,
  );
}

export async function insertBlob(sql: Sql, hash: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
  await sql.run(query`insert or ignore into knowledge_blobs (hash, bytes) values (${hash}, ${bytes})`);
}

export async function blobByHash(sql: Sql, hash: string): Promise<Buffer<ArrayBuffer> | undefined> {
  const rows = await sql.all<{ bytes: ArrayBuffer }>(
    query`select bytes from knowledge_blobs where hash = ${hash}`,
  );
  return rows[0] && Buffer.from(rows[0].bytes);
}

export const blobText = async (sql: Sql, hash: string): Promise<string | undefined> =>
  (await blobByHash(sql, hash))?.toString('utf8');

export async function latestManifest(sql: Sql): Promise<(SignedManifest & { revision: number }) | undefined> {
  const rows = await sql.all<{ revision: number; payload: string; key_id: string; signature: string }>(
    query`select * from knowledge_snapshots order by revision desc limit 1`,
  );
  const row = rows[0];
  return row && { revision: row.revision, payload: row.payload, keyId: row.key_id, signature: row.signature };
}

export async function insertManifest(
  sql: Sql,
  revision: number,
  { payload, keyId, signature }: SignedManifest,
): Promise<void> {
  await sql.run(query`insert into knowledge_snapshots (revision, payload, key_id, signature)
    values (${revision}, ${payload}, ${keyId}, ${signature})`);
}
