import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const favourites = sqliteTable(
  'favourites',
  {
    staffNo: text('staff_no').notNull(),
    articleId: text('article_id').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffNo, table.articleId] })],
);

/** The last articles of each person; older ones are taken out as new ones come. */
export const recentArticles = sqliteTable(
  'recent_articles',
  {
    staffNo: text('staff_no').notNull(),
    articleId: text('article_id').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffNo, table.articleId] })],
);

export const articleFeedback = sqliteTable(
  'article_feedback',
  {
    articleId: text('article_id').notNull(),
    version: integer('version').notNull(),
    staffNo: text('staff_no').notNull(),
    helpful: integer('helpful').notNull(),
    reason: text('reason'),
    note: text('note').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.version, table.staffNo] }),
    index('article_feedback_at').on(table.at),
  ],
);
