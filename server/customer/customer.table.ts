import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One import each. A batch is seen only once the pointer `customer.batch` (markers) has reached its id. */
export const customerBatches = sqliteTable('customer_batches', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  file: text('file').notNull(),
  sha256: text('sha256').notNull(),
  importedBy: text('imported_by').notNull(),
  startedAt: integer('started_at').notNull(),
  liveAt: integer('live_at'),
  rows: integer('rows').notNull(),
});

export const customerSnapshots = sqliteTable(
  'customer_snapshots',
  {
    customerNo: text('customer_no').notNull(),
    batchId: integer('batch_id').notNull(),
    dataDate: text('data_date').notNull(),
    /** Keyed hash of the source row: the same row on the same day changes nothing. */
    rowHash: text('row_hash').notNull(),
    /** `customerFacts` of core/access as JSON: masked values only. */
    facts: text('facts').notNull(),
    /** Full name, phone and document number, each sealed: `keyId.iv.ciphertext`. */
    secrets: text('secrets').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.customerNo, table.batchId] }),
    index('customer_snapshots_batch').on(table.batchId),
  ],
);

/**
 * Keyed hashes of customer number, account numbers and host-internal ids, each with its kind. Their only index is in hash
 * order, in which imports also write them: in any other order each row would touch a page of its own.
 */
export const customerAliases = sqliteTable(
  'customer_aliases',
  {
    alias: text('alias').notNull(),
    customerNo: text('customer_no').notNull(),
    batchId: integer('batch_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.alias, table.customerNo, table.batchId] })],
);

/** Distinct customers a person has looked up on a Shanghai day: the daily quota counts these. */
export const customerLookups = sqliteTable(
  'customer_lookups',
  {
    staffNo: text('staff_no').notNull(),
    day: text('day').notNull(),
    customerHash: text('customer_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffNo, table.day, table.customerHash] })],
);
