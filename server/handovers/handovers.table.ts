import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What was handed to whom after its owner had left; the newest of an item holds. Append-only. */
export const handovers = sqliteTable(
  'handovers',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** article, draft, tag, question, gapTask */
    kind: text('kind').notNull(),
    item: text('item').notNull(),
    toStaffNo: text('to_staff_no').notNull(),
    handedBy: text('handed_by').notNull(),
    handedAt: integer('handed_at').notNull(),
  },
  (table) => [index('handovers_item').on(table.kind, table.item)],
);
