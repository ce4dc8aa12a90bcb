import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Every version of every content file, with the file's raw bytes. Text of a version never changes. */
export const contentVersions = sqliteTable(
  'content_versions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind').notNull(),
    itemId: text('item_id').notNull(),
    version: integer('version').notNull(),
    path: text('path').notNull(),
    sha256: text('sha256').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
    /** draft, published, superseded */
    state: text('state').notNull(),
    loadedAt: integer('loaded_at').notNull(),
    loadedBy: text('loaded_by').notNull(),
    publishedAt: integer('published_at'),
  },
  (table) => [index('content_versions_path').on(table.path, table.state)],
);

/** Signed manifests; the newest revision is served. */
export const knowledgeSnapshots = sqliteTable('knowledge_snapshots', {
  revision: integer('revision').primaryKey(),
  payload: text('payload').notNull(),
  keyId: text('key_id').notNull(),
  signature: text('signature').notNull(),
});

/** Which entry of the knowledge copy changed in which revision; no hash: it is gone. Append-only. */
export const knowledgeChanges = sqliteTable(
  'knowledge_changes',
  {
    revision: integer('revision').notNull(),
    part: text('part').notNull(),
    key: text('key').notNull(),
    hash: text('hash'),
  },
  (table) => [primaryKey({ columns: [table.revision, table.part, table.key] })],
);

/** Immutable texts of entries, and search indexes, named by their SHA-256. */
export const knowledgeBlobs = sqliteTable('knowledge_blobs', {
  hash: text('hash').primaryKey(),
  bytes: blob('bytes', { mode: 'buffer' }).notNull(),
});

/** Versions that a review left as they are; the next one is counted from that day. Append-only. */
export const contentReviews = sqliteTable('content_reviews', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  kind: text('kind').notNull(),
  itemId: text('item_id').notNull(),
  version: integer('version').notNull(),
  /** Asia/Shanghai day. */
  reviewedOn: text('reviewed_on').notNull(),
  reviewedBy: text('reviewed_by').notNull(),
  reviewedAt: integer('reviewed_at').notNull(),
});

/** Items taken out of force: versions up to `upToVersion` end on `lastDay`. Append-only. */
export const contentRetirements = sqliteTable('content_retirements', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  kind: text('kind').notNull(),
  itemId: text('item_id').notNull(),
  upToVersion: integer('up_to_version').notNull(),
  /** Asia/Shanghai day. */
  lastDay: text('last_day').notNull(),
  retiredBy: text('retired_by').notNull(),
  retiredAt: integer('retired_at').notNull(),
});
