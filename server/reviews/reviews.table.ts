import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Who said of which version that it was looked at again and stays as it is. Append-only. */
export const articleReviews = sqliteTable('article_reviews', {
  id: text('id').primaryKey(),
  articleId: text('article_id').notNull(),
  version: integer('version').notNull(),
  reason: text('reason').notNull(),
  saidBy: text('said_by').notNull(),
  saidAt: integer('said_at').notNull(),
});

/** What others said to that, with the posts they held. Append-only. */
export const articleReviewDecisions = sqliteTable(
  'article_review_decisions',
  {
    reviewId: text('review_id')
      .notNull()
      .references(() => articleReviews.id),
    staffNo: text('staff_no').notNull(),
    /** JSON of roles. */
    roles: text('roles').notNull(),
    /** approved, settled (approved, and nothing was missing any more), rejected */
    outcome: text('outcome').notNull(),
    reason: text('reason'),
    decidedAt: integer('decided_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.staffNo] })],
);
