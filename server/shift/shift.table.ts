import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Questions answered, or left, at the start of a shift; each submission once. Append-only. */
export const shiftAnswers = sqliteTable(
  'shift_answers',
  {
    id: text('id').primaryKey(),
    staffNo: text('staff_no').notNull(),
    orgUnitCode: text('org_unit_code').notNull(),
    /** Shanghai day. */
    day: text('day').notNull(),
    /** The question by name and version; none where the day's questions were skipped. */
    question: text('question'),
    version: integer('version'),
    /** JSON of the answer as the file letters it. */
    answer: text('answer'),
    /** missed, partly, known, skipped */
    recall: text('recall').notNull(),
    seconds: integer('seconds').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [index('shift_answers_person').on(table.staffNo, table.day)],
);

/** Questions that a person lost too often after they knew them. Append-only. */
export const shiftLeeches = sqliteTable(
  'shift_leeches',
  {
    question: text('question').notNull(),
    staffNo: text('staff_no').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.question, table.staffNo] })],
);
