import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Append-only (triggers): a mistake is taken back by a row of its own. */
export const pointsLedger = sqliteTable(
  'points_ledger',
  {
    id: text('id').primaryKey(),
    staffNo: text('staff_no').notNull(),
    /** Unit at the time. */
    orgUnitCode: text('org_unit_code').notNull(),
    delta: integer('delta').notNull(),
    reason: text('reason').notNull(),
    object: text('object').notNull(),
    /** The row this one takes back; no row is taken back twice. */
    reverses: text('reverses').unique(),
    note: text('note').notNull(),
    byStaffNo: text('by_staff_no').notNull(),
    at: integer('at').notNull(),
    /** Shanghai date, for the day's cap and the year's score. */
    day: text('day').notNull(),
  },
  (table) => [
    index('points_ledger_person').on(table.staffNo, table.day),
    index('points_ledger_object').on(table.object, table.reason),
  ],
);

export const rewardRedemptions = sqliteTable(
  'reward_redemptions',
  {
    id: text('id').primaryKey(),
    no: text('no').notNull().unique(),
    staffNo: text('staff_no').notNull(),
    orgUnitCode: text('org_unit_code').notNull(),
    rewardId: text('reward_id').notNull(),
    labelZh: text('label_zh').notNull(),
    labelEn: text('label_en').notNull(),
    points: integer('points').notNull(),
    state: text('state').notNull(),
    requestedAt: integer('requested_at').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: integer('decided_at'),
    note: text('note').notNull(),
  },
  (table) => [index('reward_redemptions_state').on(table.state, table.orgUnitCode)],
);
