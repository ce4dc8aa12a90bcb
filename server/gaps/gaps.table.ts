import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Counts alone: which day, unit and post, never which person or minute. */
export const usageCounts = sqliteTable(
  'usage_counts',
  {
    /** Shanghai date. */
    day: text('day').notNull(),
    orgUnitCode: text('org_unit_code').notNull(),
    post: text('post').notNull(),
    kind: text('kind').notNull(),
    /** A masked query, or an article's id. */
    subject: text('subject').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.kind, table.orgUnitCode, table.post, table.subject] })],
);

export const gapTasks = sqliteTable(
  'gap_tasks',
  {
    id: text('id').primaryKey(),
    no: text('no').notNull().unique(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    title: text('title').notNull(),
    /** The unit it was found in; absent when it was found in all. */
    orgUnitCode: text('org_unit_code'),
    ownerRole: text('owner_role').notNull(),
    ownerStaffNo: text('owner_staff_no'),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    dueAt: integer('due_at').notNull(),
    state: text('state').notNull(),
    articleId: text('article_id'),
    note: text('note').notNull(),
    movedBy: text('moved_by'),
    movedAt: integer('moved_at'),
  },
  (table) => [
    index('gap_tasks_subject').on(table.kind, table.subject),
    index('gap_tasks_state').on(table.state),
  ],
);
