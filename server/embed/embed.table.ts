import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Tokens of audience `knowledge`. They live ten minutes and are swept when the next one is made. */
export const knowledgeTokens = sqliteTable(
  'knowledge_tokens',
  {
    tokenHash: text('token_hash').primaryKey(),
    sessionId: text('session_id').notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [
    index('knowledge_tokens_session').on(table.sessionId, table.createdAt),
    index('knowledge_tokens_expiry').on(table.expiresAt),
  ],
);
