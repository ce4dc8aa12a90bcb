import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Append-only (triggers); `hash` chains each row to the one before it within its chain. */
export const auditRows = sqliteTable(
  'audit_rows',
  {
    chainId: text('chain_id').notNull(),
    n: integer('n').notNull(),
    /** The row's content as canonical JSON: the exact bytes that were hashed. */
    body: text('body').notNull(),
    /** Copied out of `body` for searching; verified against it. */
    at: integer('at').notNull(),
    staffNo: text('staff_no'),
    action: text('action').notNull(),
    customerHash: text('customer_hash'),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.chainId, table.n] })],
);

/** One chain per boot of the writer. `mac` seals the head, so that a cut tail shows at once. */
export const auditChains = sqliteTable('audit_chains', {
  chainId: text('chain_id').primaryKey(),
  startedAt: integer('started_at').notNull(),
  alg: text('alg').notNull(),
  previousChainId: text('previous_chain_id'),
  /** Head of that chain when this one began; this chain's first link is bound to it. */
  previousN: integer('previous_n'),
  previousHash: text('previous_hash'),
  headN: integer('head_n').notNull(),
  headHash: text('head_hash').notNull(),
  mac: text('mac').notNull(),
});
