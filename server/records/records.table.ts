import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** The training ledger: one line for each thing a person did, each bound to the line before it. Append-only. */
export const trainingRecords = sqliteTable(
  'training_records',
  {
    n: integer('n').primaryKey({ autoIncrement: true }),
    kind: text('kind').notNull(),
    staffNo: text('staff_no').notNull(),
    orgUnitCode: text('org_unit_code').notNull(),
    object: text('object').notNull(),
    /** The row it stands for; each is written once. */
    ref: text('ref').notNull(),
    /** Canonical JSON of the whole record: what the hash is taken of. */
    body: text('body').notNull(),
    at: integer('at').notNull(),
    /** SHA-256 of the previous line's hash and this body. */
    hash: text('hash').notNull(),
  },
  (table) => [
    uniqueIndex('training_records_ref').on(table.kind, table.ref),
    index('training_records_person').on(table.staffNo, table.at),
    index('training_records_unit').on(table.orgUnitCode, table.at),
    index('training_records_object').on(table.object, table.at),
  ],
);
