import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What was announced to whom. Append-only. */
export const announcements = sqliteTable('announcements', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  text: text('text').notNull(),
  articleId: text('article_id'),
  /** JSON of posts and units. */
  audience: text('audience').notNull(),
  /** First and last day, Asia/Shanghai. */
  fromDay: text('from_day').notNull(),
  untilDay: text('until_day').notNull(),
  publishedAt: integer('published_at').notNull(),
  publishedBy: text('published_by').notNull(),
  /** Unit of who published it, that day. */
  orgUnitCode: text('org_unit_code').notNull(),
});

/** Which were taken back, by whom and why. Append-only. */
export const announcementWithdrawals = sqliteTable('announcement_withdrawals', {
  announcementId: text('announcement_id')
    .primaryKey()
    .references(() => announcements.id),
  withdrawnAt: integer('withdrawn_at').notNull(),
  withdrawnBy: text('withdrawn_by').notNull(),
  reason: text('reason').notNull(),
});

/** Who has confirmed which announcement, with the unit of that day. Append-only. */
export const readReceipts = sqliteTable(
  'read_receipts',
  {
    announcementId: text('announcement_id')
      .notNull()
      .references(() => announcements.id),
    staffNo: text('staff_no').notNull(),
    orgUnitCode: text('org_unit_code').notNull(),
    readAt: integer('read_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.announcementId, table.staffNo] })],
);
