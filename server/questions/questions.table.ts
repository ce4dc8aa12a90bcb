import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const questions = sqliteTable(
  'questions',
  {
    id: text('id').primaryKey(),
    no: text('no').notNull().unique(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    /** JSON list of words. */
    tags: text('tags').notNull(),
    pageKind: text('page_kind'),
    cites: text('cites'),
    askedBy: text('asked_by').notNull(),
    askedAt: integer('asked_at').notNull(),
    ownerRole: text('owner_role').notNull(),
    ownerStaffNo: text('owner_staff_no'),
    dueAt: integer('due_at').notNull(),
    state: text('state').notNull(),
    acceptedAnswerId: text('accepted_answer_id'),
    acceptedAt: integer('accepted_at'),
    mergedInto: text('merged_into'),
  },
  (table) => [
    index('questions_state').on(table.state, table.askedAt),
    index('questions_asker').on(table.askedBy, table.askedAt),
  ],
);

export const answers = sqliteTable(
  'answers',
  {
    id: text('id').primaryKey(),
    questionId: text('question_id').notNull(),
    /** The question it was given to; another one than `questionId` after a merge. */
    givenTo: text('given_to').notNull(),
    text: text('text').notNull(),
    answeredBy: text('answered_by').notNull(),
    answeredAt: integer('answered_at').notNull(),
  },
  (table) => [index('answers_question').on(table.questionId)],
);
