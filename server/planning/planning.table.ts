import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Needs as they were found (R198). Append-only. */
export const trainingNeeds = sqliteTable('training_needs', {
  id: text('id').primaryKey(),
  no: text('no').notNull().unique(),
  year: text('year').notNull(),
  topic: text('topic').notNull(),
  source: text('source').notNull(),
  customerView: text('customer_view').notNull(),
  note: text('note').notNull(),
  /** JSON of staff numbers. */
  staffNos: text('staff_nos').notNull(),
  byStaffNo: text('by_staff_no').notNull(),
  at: integer('at').notNull(),
});

/** Plans as they began. Append-only. */
export const trainingPlans = sqliteTable(
  'training_plans',
  {
    id: text('id').primaryKey(),
    no: text('no').notNull().unique(),
    year: text('year').notNull(),
    orgUnitCode: text('org_unit_code').notNull(),
    topic: text('topic').notNull(),
    /** JSON of the ids of the needs it answers. */
    needs: text('needs').notNull(),
    byStaffNo: text('by_staff_no').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [index('training_plans_year').on(table.year, table.orgUnitCode)],
);

/** What happened to a plan, in its order. Append-only. */
export const trainingPlanEvents = sqliteTable(
  'training_plan_events',
  {
    planId: text('plan_id').notNull(),
    n: integer('n').notNull(),
    kind: text('kind').notNull(),
    body: text('body').notNull(),
    byStaffNo: text('by_staff_no').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.planId, table.n] })],
);

/** Sessions as they were set (R200). Append-only. */
export const trainingSessions = sqliteTable(
  'training_sessions',
  {
    id: text('id').primaryKey(),
    no: text('no').notNull().unique(),
    planId: text('plan_id').notNull(),
    /** Unit of the plan. */
    orgUnitCode: text('org_unit_code').notNull(),
    at: integer('at').notNull(),
    /** Shanghai day of it. */
    day: text('day').notNull(),
    minutes: integer('minutes').notNull(),
    method: text('method').notNull(),
    place: text('place').notNull(),
    /** JSON of who teaches. */
    resource: text('resource').notNull(),
    /** JSON of the staff numbers expected. */
    expected: text('expected').notNull(),
    byStaffNo: text('by_staff_no').notNull(),
    setAt: integer('set_at').notNull(),
  },
  (table) => [
    index('training_sessions_plan').on(table.planId),
    index('training_sessions_day').on(table.day, table.orgUnitCode),
  ],
);

/** Sheets of sessions, whole each time: the highest number counts. Append-only. */
export const trainingAttendance = sqliteTable(
  'training_attendance',
  {
    sessionId: text('session_id').notNull(),
    n: integer('n').notNull(),
    staffNo: text('staff_no').notNull(),
    /** Unit of that day. */
    orgUnitCode: text('org_unit_code').notNull(),
    present: integer('present').notNull(),
    reason: text('reason'),
    byStaffNo: text('by_staff_no').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.n, table.staffNo] })],
);
