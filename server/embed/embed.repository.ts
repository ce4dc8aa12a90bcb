import { sql as query } from 'drizzle-orm';

import type { Sql } from '../database/sql.ts';

export interface KnowledgeTokenRow {
  readonly session_id: string;
  readonly expires_at: number;
}

export async function tokenByHash(sql: Sql, tokenHash: string): Promise<KnowledgeTokenRow | undefined> {
  const rows = await sql.all<KnowledgeTokenRow>(
    query`select session_id, expires_at from knowledge_tokens where token_hash = ${tokenHash}`,
  );
  return rows[0];
}

export interface NewKnowledgeToken {
  readonly tokenHash: string;
  readonly sessionId: string;
  readonly now: number;
  readonly expiresAt: number;
}

/** Keeps a token; what has run out goes, and of one session only the newest `most` stay. */
export async function putToken(sql: Sql, token: NewKnowledgeToken, most: number): Promise<void> {
  const { tokenHash, sessionId, now, expiresAt } = token;
  await sql.run(query`delete from knowledge_tokens where expires_at <= ${now}`);
  await sql.run(query`insert into knowledge_tokens (token_hash, session_id, created_at, expires_at)
    values (${tokenHash}, ${sessionId}, ${now}, ${expiresAt})`);
  await sql.run(query`delete from knowledge_tokens where session_id = ${sessionId} and rowid not in
    (select rowid from knowledge_tokens where session_id = ${sessionId} order by created_at desc, rowid desc limit ${most})`);
}
