import { sql } from 'drizzle-orm';
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Projection of the events; written in the same transaction as its event. */
export const serviceCases = sqliteTable(
  'service_cases',
  {
    id: text('id').primaryKey(),
    no: text('no').notNull().unique(),
    customerNo: text('customer_no').notNull(),
    orgUnitCode: text('org_unit_code').notNull(),
    openedBy: text('opened_by').notNull(),
    openedAt: integer('opened_at').notNull(),
    pageKind: text('page_kind').notNull(),
    definitionVersion: integer('definition_version').notNull(),
    state: text('state').notNull(),
    open: integer('open').notNull(),
    fields: text('fields').notNull(),
    lastSeq: integer('last_seq').notNull(),
  },
  (table) => [
    // One open case per customer and unit: two tellers of one branch work on the same matter.
    uniqueIndex('service_cases_open')
      .on(table.customerNo, table.orgUnitCode)
      .where(sql`open = 1`),
  ],
);

/** Append-only (triggers). */
export const serviceCaseEvents = sqliteTable(
  'service_case_events',
  {
    caseId: text('case_id').notNull(),
    seq: integer('seq').notNull(),
    at: integer('at').notNull(),
    staffNo: text('staff_no').notNull(),
    event: text('event').notNull(),
    fromState: text('from_state'),
    toState: text('to_state').notNull(),
    fields: text('fields').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.seq] })],
);
