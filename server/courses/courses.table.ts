import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What a person did in a course, in its order. Append-only. */
export const courseEvents = sqliteTable(
  'course_events',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    staffNo: text('staff_no').notNull(),
    /** Unit of that day. */
    orgUnitCode: text('org_unit_code').notNull(),
    courseId: text('course_id').notNull(),
    /** Version of the course it was done in. */
    version: integer('version').notNull(),
    /** begun, moved, read, walked, signedOff, attended, completed, reopened */
    kind: text('kind').notNull(),
    /** Key of the step, empty where it is about the course. */
    step: text('step').notNull(),
    /** Version of the article or script; the code of a completion. */
    detail: text('detail'),
    /** Who did it: the person, or who signed it off. */
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [
    index('course_events_person').on(table.staffNo, table.courseId),
    index('course_events_course').on(table.courseId),
  ],
);

/** Courses and quizzes assigned to people, posts and units. Append-only. */
export const trainingAssignments = sqliteTable('training_assignments', {
  id: text('id').primaryKey(),
  object: text('object').notNull(),
  /** JSON of roles, units and people. */
  assignedTo: text('assigned_to').notNull(),
  startOn: text('start_on').notNull(),
  dueOn: text('due_on').notNull(),
  mentor: text('mentor'),
  note: text('note'),
  assignedBy: text('assigned_by').notNull(),
  orgUnitCode: text('org_unit_code').notNull(),
  at: integer('at').notNull(),
});

/** Assignments taken back, each once. Append-only. */
export const trainingWithdrawals = sqliteTable('training_withdrawals', {
  assignmentId: text('assignment_id').primaryKey(),
  reason: text('reason').notNull(),
  withdrawnBy: text('withdrawn_by').notNull(),
  at: integer('at').notNull(),
});

/** Reminders as they were given, each once however many nodes look. Append-only. */
export const trainingReminders = sqliteTable(
  'training_reminders',
  {
    staffNo: text('staff_no').notNull(),
    object: text('object').notNull(),
    /** dueSoon, overdue, escalated, renew, expired */
    kind: text('kind').notNull(),
    /** The day it was due, of the obligation it is about. */
    onDay: text('on_day').notNull(),
    orgUnitCode: text('org_unit_code').notNull(),
    dueOn: text('due_on').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.staffNo, table.object, table.kind, table.onDay] }),
    index('training_reminders_day').on(table.onDay),
  ],
);

/** Grades of managers and rungs of the ladder as they were set; the newest holds. Append-only. */
export const trainingRanks = sqliteTable(
  'training_ranks',
  {
    staffNo: text('staff_no').notNull(),
    /** managerGrade, careerStep */
    kind: text('kind').notNull(),
    n: integer('n').notNull(),
    value: text('value').notNull(),
    fromDay: text('from_day').notNull(),
    setBy: text('set_by').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffNo, table.kind, table.n] })],
);
