import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Records handed in by terminals, each key once. Append-only (triggers). */
export const outboxRecords = sqliteTable('outbox_records', {
  key: text('key').primaryKey(),
  /** Keyed hash of what lay inside the seal: the same key with another payload is a conflict. */
  payloadHash: text('payload_hash').notNull(),
  staffNo: text('staff_no').notNull(),
  device: text('device').notNull(),
  kind: text('kind').notNull(),
  /** Client clock (ms UTC): evidence only. */
  clientAt: integer('client_at').notNull(),
  receivedAt: integer('received_at').notNull(),
  customerNo: text('customer_no'),
  serviceCaseId: text('service_case_id'),
  body: text('body').notNull(),
});
