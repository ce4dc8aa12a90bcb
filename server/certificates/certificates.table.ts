import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Certificates as they were given. Append-only. */
export const certificates = sqliteTable(
  'certificates',
  {
    number: text('number').primaryKey(),
    staffNo: text('staff_no').notNull(),
    /** Unit of that day. */
    orgUnitCode: text('org_unit_code').notNull(),
    /** quiz, course */
    kind: text('kind').notNull(),
    source: text('source').notNull(),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    /** The attempt or completion that it was given for. */
    proof: text('proof').notNull(),
    /** 1: opens the post (R212). */
    beforePost: integer('before_post').notNull(),
    issuedAt: integer('issued_at').notNull(),
    /** Last day it counts; none: for good. */
    validUntil: text('valid_until'),
    /** The signed file, byte for byte. */
    file: text('file').notNull(),
  },
  (table) => [
    index('certificates_person').on(table.staffNo, table.issuedAt),
    index('certificates_proof').on(table.proof),
  ],
);

/** Certificates taken back, once each. Append-only. */
export const certificateRevocations = sqliteTable('certificate_revocations', {
  number: text('number').primaryKey(),
  reason: text('reason').notNull(),
  /** regraded, decided */
  cause: text('cause').notNull(),
  staffNo: text('staff_no').notNull(),
  at: integer('at').notNull(),
});
