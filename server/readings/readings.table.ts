import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Versions that everyone in their scope has to read and prove. Append-only. */
export const readingAssignments = sqliteTable(
  'reading_assignments',
  {
    articleId: text('article_id').notNull(),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    /** Whom it is for, JSON of `appliesTo`. */
    scope: text('scope').notNull(),
    effectiveFrom: text('effective_from').notNull(),
    question: text('question').notNull(),
    options: text('options').notNull(),
    answer: integer('answer').notNull(),
    paragraphs: text('paragraphs').notNull(),
    leastSeconds: integer('least_seconds').notNull(),
    assignedAt: integer('assigned_at').notNull(),
    assignedBy: text('assigned_by').notNull(),
    dueAt: integer('due_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.version] })],
);

/** Who has proved which version, with the unit of that day. Append-only. */
export const readingProofs = sqliteTable(
  'reading_proofs',
  {
    articleId: text('article_id').notNull(),
    version: integer('version').notNull(),
    staffNo: text('staff_no').notNull(),
    orgUnitCode: text('org_unit_code').notNull(),
    provedAt: integer('proved_at').notNull(),
    seconds: integer('seconds').notNull(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.version, table.staffNo] })],
);
