import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const orgUnits = sqliteTable('org_units', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  parentCode: text('parent_code'),
});

export const staff = sqliteTable('staff', {
  staffNo: text('staff_no').primaryKey(),
  name: text('name').notNull(),
  orgUnitCode: text('org_unit_code')
    .notNull()
    .references(() => orgUnits.code),
  active: integer('active').notNull(),
  joinedOn: text('joined_on'),
  certificateUntil: text('certificate_until'),
});

export const roleGrants = sqliteTable(
  'role_grants',
  {
    staffNo: text('staff_no')
      .notNull()
      .references(() => staff.staffNo),
    role: text('role').notNull(),
    grantedBy: text('granted_by').notNull(),
    grantedAt: integer('granted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffNo, table.role] })],
);
