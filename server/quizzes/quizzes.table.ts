import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Attempts as they began: whose, of which version, with the drawn paper and the rule of that day. Append-only. */
export const quizAttempts = sqliteTable(
  'quiz_attempts',
  {
    id: text('id').primaryKey(),
    quizId: text('quiz_id').notNull(),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    /** practice, graded */
    mode: text('mode').notNull(),
    staffNo: text('staff_no').notNull(),
    /** Unit of that day. */
    orgUnitCode: text('org_unit_code').notNull(),
    /** 32 bits by which the paper was drawn; never leaves the service. */
    seed: integer('seed').notNull(),
    /** JSON of minutes, pass mark, partial marks and feedback. */
    rule: text('rule').notNull(),
    /** JSON of the questions with their versions and orders. */
    paper: text('paper').notNull(),
    device: text('device').notNull(),
    startedAt: integer('started_at').notNull(),
    deadline: integer('deadline').notNull(),
  },
  (table) => [
    index('quiz_attempts_person').on(table.staffNo, table.quizId),
    index('quiz_attempts_quiz').on(table.quizId),
    index('quiz_attempts_deadline').on(table.deadline),
  ],
);

/** What happened to an attempt, in its order. Append-only. */
export const quizAttemptEvents = sqliteTable(
  'quiz_attempt_events',
  {
    attemptId: text('attempt_id').notNull(),
    n: integer('n').notNull(),
    /** saved, finished, closedBySweeper, lateDecided, marked, regraded */
    kind: text('kind').notNull(),
    body: text('body').notNull(),
    /** The terminal it came from; none for what the service did. */
    device: text('device'),
    /** Made by the client for what it hands over: each is taken once. */
    submissionId: text('submission_id').unique(),
    payloadHash: text('payload_hash'),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.n] })],
);

/** Questions found faulty: marked by their text in a later version from then on. Append-only. */
export const quizCorrections = sqliteTable('quiz_corrections', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  quizId: text('quiz_id').notNull(),
  version: integer('version').notNull(),
  question: text('question').notNull(),
  correctedVersion: integer('corrected_version').notNull(),
  why: text('why').notNull(),
  staffNo: text('staff_no').notNull(),
  at: integer('at').notNull(),
});

/** Questions confirmed against a changed paragraph, for that text alone (its SHA-256). Append-only. */
export const quizConfirmations = sqliteTable('quiz_confirmations', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  quizId: text('quiz_id').notNull(),
  version: integer('version').notNull(),
  question: text('question').notNull(),
  cites: text('cites').notNull(),
  textHash: text('text_hash').notNull(),
  staffNo: text('staff_no').notNull(),
  at: integer('at').notNull(),
});
