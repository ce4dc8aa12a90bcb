import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { sql } from 'drizzle-orm';

/** Texts under way to publication; what is published lies in content_versions. */
export const contentDrafts = sqliteTable(
  'content_drafts',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    itemId: text('item_id').notNull(),
    /** publish, retire */
    action: text('action').notNull(),
    /** draft, inReview, approved, published, abandoned */
    state: text('state').notNull(),
    /** Path the file gets in the content folder. */
    path: text('path').notNull(),
    /** Published version it starts from. */
    baseVersion: integer('base_version'),
    title: text('title').notNull(),
    confidentiality: text('confidentiality').notNull(),
    effectiveFrom: text('effective_from'),
    lastDay: text('last_day'),
    reason: text('reason'),
    /** Number of the newest text. */
    n: integer('n').notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [
    // One open draft an item: two people meet in it, instead of overtaking each other at publication.
    uniqueIndex('content_drafts_open')
      .on(table.kind, table.itemId)
      .where(sql`state in ('draft', 'inReview', 'approved')`),
    index('content_drafts_state').on(table.state, table.updatedAt),
  ],
);

/** Every text ever saved, also those that lost a conflict. Append-only. */
export const contentDraftTexts = sqliteTable(
  'content_draft_texts',
  {
    draftId: text('draft_id').notNull(),
    /** Counts saves in the order of arrival. */
    seq: integer('seq').notNull(),
    /** Text number; a text that lost a conflict has none. */
    n: integer('n'),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
    savedBy: text('saved_by').notNull(),
    savedAt: integer('saved_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.seq] })],
);

/** What happened to a draft: created, submitted, approved, rejected, published, abandoned, conflict. Append-only. */
export const contentDraftEvents = sqliteTable(
  'content_draft_events',
  {
    draftId: text('draft_id').notNull(),
    seq: integer('seq').notNull(),
    at: integer('at').notNull(),
    staffNo: text('staff_no').notNull(),
    /** Posts held at that moment, JSON. */
    roles: text('roles').notNull(),
    event: text('event').notNull(),
    n: integer('n').notNull(),
    reason: text('reason'),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.seq] })],
);

export const contentDraftComments = sqliteTable(
  'content_draft_comments',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    draftId: text('draft_id').notNull(),
    paragraph: text('paragraph'),
    at: integer('at').notNull(),
    staffNo: text('staff_no').notNull(),
    text: text('text').notNull(),
    resolvedBy: text('resolved_by'),
  },
  (table) => [index('content_draft_comments_draft').on(table.draftId)],
);
