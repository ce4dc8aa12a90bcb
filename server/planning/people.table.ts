import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Questionnaires of needs as they were opened. Append-only. */
export const trainingSurveys = sqliteTable('training_surveys', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  /** JSON of the topics asked. */
  topics: text('topics').notNull(),
  /** First and last day, Asia/Shanghai. */
  fromDay: text('from_day').notNull(),
  untilDay: text('until_day').notNull(),
  /** JSON of the staff numbers asked. */
  asked: text('asked').notNull(),
  byStaffNo: text('by_staff_no').notNull(),
  at: integer('at').notNull(),
});

/** Who has answered a questionnaire or rated a plan: that, not what and not when. Append-only. */
export const trainingAnswered = sqliteTable(
  'training_answered',
  { surveyId: text('survey_id').notNull(), staffNo: text('staff_no').notNull() },
  (table) => [primaryKey({ columns: [table.surveyId, table.staffNo] })],
);

/** How often each score was given. Counts alone, so that nobody's answer can be found again. */
export const trainingScores = sqliteTable(
  'training_scores',
  {
    surveyId: text('survey_id').notNull(),
    topic: integer('topic').notNull(),
    score: integer('score').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.surveyId, table.topic, table.score] })],
);

/** Steps of the ladder that people were put on (R204): the newest counts. Append-only. */
export const trainingSteps = sqliteTable(
  'training_steps',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    staffNo: text('staff_no').notNull(),
    step: integer('step').notNull(),
    reason: text('reason').notNull(),
    byStaffNo: text('by_staff_no').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [index('training_steps_person').on(table.staffNo)],
);

/** Programmes with a mentor (R208). Append-only. */
export const trainingProgrammes = sqliteTable('training_programmes', {
  id: text('id').primaryKey(),
  no: text('no').notNull().unique(),
  kind: text('kind').notNull(),
  staffNo: text('staff_no').notNull(),
  orgUnitCode: text('org_unit_code').notNull(),
  mentor: text('mentor').notNull(),
  period: text('period').notNull(),
  goal: text('goal').notNull(),
  byStaffNo: text('by_staff_no').notNull(),
  at: integer('at').notNull(),
});

/** Notes of a programme, and its end. Append-only. */
export const trainingProgrammeNotes = sqliteTable('training_programme_notes', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  programmeId: text('programme_id').notNull(),
  text: text('text').notNull(),
  /** done, stopped */
  ends: text('ends'),
  byStaffNo: text('by_staff_no').notNull(),
  at: integer('at').notNull(),
});
