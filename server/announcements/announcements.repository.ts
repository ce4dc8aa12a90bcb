import { sql as query } from 'drizzle-orm';

import type { Audience } from '../../core/contracts/announcements.ts';
import type { Sql } from '../database/sql.ts';

export interface Announced {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly articleId: string | undefined;
  readonly audience: Audience;
  readonly from: string;
  readonly until: string;
  readonly publishedAt: number;
  readonly publishedBy: string;
  readonly orgUnitCode: string;
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly article_id: string | null;
  readonly audience: string;
  readonly from_day: string;
  readonly until_day: string;
  readonly published_at: number;
  readonly published_by: string;
  readonly org_unit_code: string;
  readonly withdrawn_at: number | null;
}

export type Standing = Announced & { readonly withdrawnAt: number | undefined };

/** Every announcement there was, the newest first; with a day those shown on it alone. */
export async function announced(sql: Sql, day?: string): Promise<Standing[]> {
  const when =
    day === undefined
      ? query`1 = 1`
      : query`from_day <= ${day} and until_day >= ${day} and withdrawals.withdrawn_at is null`;
  const rows = await sql.all<Row>(query`select announcements.*, withdrawals.withdrawn_at from announcements
    left join announcement_withdrawals as withdrawals on withdrawals.announcement_id = announcements.id
    where ${when} order by published_at desc, id desc`);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    text: row.text,
    articleId: row.article_id ?? undefined,
    audience: JSON.parse(row.audience) as Audience,
    from: row.from_day,
    until: row.until_day,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    orgUnitCode: row.org_unit_code,
    withdrawnAt: row.withdrawn_at ?? undefined,
  }));
}

export async function insertAnnouncement(sql: Sql, one: Announced): Promise<void> {
  await sql.run(query`insert into announcements (id, title, text, article_id, audience, from_day, until_day,
      published_at, published_by, org_unit_code)
    values (${one.id}, ${one.title}, ${one.text}, ${one.articleId ?? null}, ${JSON.stringify(one.audience)},
      ${one.from}, ${one.until}, ${one.publishedAt}, ${one.publishedBy}, ${one.orgUnitCode})`);
}

export async function insertWithdrawal(
  sql: Sql,
  {
    id,
    at,
    by,
    reason,
  }: { readonly id: string; readonly at: number; readonly by: string; readonly reason: string },
): Promise<void> {
  await sql.run(query`insert into announcement_withdrawals (announcement_id, withdrawn_at, withdrawn_by, reason)
    values (${id}, ${at}, ${by}, ${reason})`);
}

export interface Receipt {
  readonly announcementId: string;
  readonly staffNo: string;
  readonly readAt: number;
}

/** Receipts of everyone, or of one person. */
export async function receipts(sql: Sql, staffNo?: string): Promise<Receipt[]> {
  const whose = staffNo === undefined ? query`1 = 1` : query`staff_no = ${staffNo}`;
  const rows = await sql.all<{ announcement_id: string; staff_no: string; read_at: number }>(
    query`select announcement_id, staff_no, read_at from read_receipts where ${whose}`,
  );
  return rows.map((row) => ({
    announcementId: row.announcement_id,
    staffNo: row.staff_no,
    readAt: row.read_at,
  }));
}

/** A second receipt of the same person changes nothing. */
export async function insertReceipt(
  sql: Sql,
  one: Receipt & { readonly orgUnitCode: string },
): Promise<void> {
  await sql.run(query`insert into read_receipts (announcement_id, staff_no, org_unit_code, read_at)
    select ${one.announcementId}, ${one.staffNo}, ${one.orgUnitCode}, ${one.readAt}
    where not exists (select 1 from read_receipts
      where announcement_id = ${one.announcementId} and staff_no = ${one.staffNo})`);
}
