import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Pictures of articles, drawn anew. The name is a keyed hash of the bytes: it can be neither guessed nor derived. */
export const mediaFiles = sqliteTable('media_files', {
  name: text('name').primaryKey(),
  type: text('type').notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  addedBy: text('added_by').notNull(),
  addedAt: integer('added_at').notNull(),
});
