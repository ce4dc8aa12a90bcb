import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Banks of questions. Append-only. */
export const questionBanks = sqliteTable('question_banks', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  /** Unit of who began it, on that day. */
  orgUnitCode: text('org_unit_code').notNull(),
  staffNo: text('staff_no').notNull(),
  at: integer('at').notNull(),
});

/** Every version of every question of a bank; the newest counts for new papers. Append-only. */
export const bankQuestions = sqliteTable(
  'bank_questions',
  {
    n: integer('n').primaryKey({ autoIncrement: true }),
    bankId: text('bank_id').notNull(),
    question: text('question').notNull(),
    version: integer('version').notNull(),
    /** active, withdrawn */
    state: text('state').notNull(),
    /** Canonical JSON of the question. */
    body: text('body').notNull(),
    /** SHA-256 of the body. */
    hash: text('hash').notNull(),
    /** SHA-256 of what it asks alone, by which the same question is known again. */
    askedHash: text('asked_hash').notNull(),
    /** JSON: of each cited paragraph the SHA-256 of the text that this version stands on; none for one that was not in force. */
    standsOn: text('stands_on').notNull(),
    /** File it came from; none for one written here. */
    source: text('source'),
    staffNo: text('staff_no').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [uniqueIndex('bank_questions_version').on(table.bankId, table.question, table.version)],
);

/** Files that were taken into a bank: the same bytes are taken once. Append-only. */
export const bankImports = sqliteTable(
  'bank_imports',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    bankId: text('bank_id').notNull(),
    /** Of the file's bytes. */
    sha256: text('sha256').notNull(),
    file: text('file').notNull(),
    format: text('format').notNull(),
    taken: integer('taken').notNull(),
    duplicates: integer('duplicates').notNull(),
    refused: integer('refused').notNull(),
    staffNo: text('staff_no').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [uniqueIndex('bank_imports_file').on(table.bankId, table.sha256)],
);
