import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Which file a draft was made of: the same bytes make no second one. Append-only. */
export const contentImports = sqliteTable(
  'content_imports',
  {
    draftId: text('draft_id').primaryKey(),
    /** Of the file's bytes. */
    sha256: text('sha256').notNull(),
    file: text('file').notNull(),
    importedBy: text('imported_by').notNull(),
    importedAt: integer('imported_at').notNull(),
  },
  (table) => [index('content_imports_sha256').on(table.sha256)],
);
