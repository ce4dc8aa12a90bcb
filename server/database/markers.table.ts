import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Named whole numbers: pointers (`customer.batch`), counters (`case.2026`) and revisions (`organisation`). */
export const markers = sqliteTable('markers', {
  name: text('name').primaryKey(),
  value: integer('value').notNull(),
});
