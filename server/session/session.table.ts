import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const staffCredentials = sqliteTable('staff_credentials', {
  staffNo: text('staff_no').primaryKey(),
  passwordHash: text('password_hash').notNull(),
  /** TOTP seed, sealed with the field key. */
  totpSealed: text('totp_sealed').notNull(),
  /** The last 30-second step whose code was accepted: a code works once. */
  totpLastStep: integer('totp_last_step').notNull(),
});

/** Failures by a keyed hash of the account name, so unknown names are limited alike and leave no trace of themselves. */
export const loginFailures = sqliteTable('login_failures', {
  accountHash: text('account_hash').primaryKey(),
  windowStartedAt: integer('window_started_at').notNull(),
  failures: integer('failures').notNull(),
  lockedUntil: integer('locked_until').notNull(),
  /** Locks in a row; each doubles the next. */
  strikes: integer('strikes').notNull(),
});

export const sessions = sqliteTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    staffNo: text('staff_no').notNull(),
    device: text('device').notNull(),
    client: text('client').notNull(),
    createdAt: integer('created_at').notNull(),
    seenAt: integer('seen_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    idleMs: integer('idle_ms').notNull(),
    endedAt: integer('ended_at'),
  },
  (table) => [index('sessions_staff').on(table.staffNo, table.endedAt)],
);
