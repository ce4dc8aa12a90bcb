import { sql as query } from 'drizzle-orm';

import type { Sql } from '../database/sql.ts';

export interface ShelfRow {
  readonly article_id: string;
  readonly at: number;
}

export function favouritesOf(sql: Sql, staffNo: string): Promise<ShelfRow[]> {
  return sql.all<ShelfRow>(
    query`select article_id, at from favourites where staff_no = ${staffNo} order by at desc, article_id`,
  );
}

export function recentOf(sql: Sql, staffNo: string): Promise<ShelfRow[]> {
  return sql.all<ShelfRow>(
    query`select article_id, at from recent_articles where staff_no = ${staffNo} order by at desc, article_id`,
  );
}

/** Puts it first among the recent ones and keeps only the newest `most`. */
export async function noteOpened(
  sql: Sql,
  { staffNo, articleId, at, most }: { staffNo: string; articleId: string; at: number; most: number },
): Promise<void> {
  await sql.run(query`insert into recent_articles (staff_no, article_id, at) values (${staffNo}, ${articleId}, ${at})
    on conflict (staff_no, article_id) do update set at = excluded.at`);
  await sql.run(query`delete from recent_articles where staff_no = ${staffNo} and article_id not in
    (select article_id from recent_articles where staff_no = ${staffNo} order by at desc, article_id limit ${most})`);
}

export async function isFavourite(sql: Sql, staffNo: string, articleId: string): Promise<boolean> {
  const rows = await sql.all(
    query`select 1 from favourites where staff_no = ${staffNo} and article_id = ${articleId}`,
  );
  return rows.length > 0;
}

export async function putFavourite(sql: Sql, staffNo: string, articleId: string, at: number): Promise<void> {
  await sql.run(query`insert into favourites (staff_no, article_id, at) values (${staffNo}, ${articleId}, ${at})
    on conflict (staff_no, article_id) do nothing`);
}

export async function dropFavourite(sql: Sql, staffNo: string, articleId: string): Promise<void> {
  await sql.run(query`delete from favourites where staff_no = ${staffNo} and article_id = ${articleId}`);
}

export interface FeedbackCounts {
  readonly helpful: number;
  readonly unhelpful: number;
  readonly mine: number | null;
}

export async function feedbackOn(
  sql: Sql,
  { articleId, version, staffNo }: { articleId: string; version: number; staffNo: string },
): Promise<FeedbackCounts> {
  const rows = await sql.all<FeedbackCounts>(query`select coalesce(sum(helpful = 1), 0) as helpful,
      coalesce(sum(helpful = 0), 0) as unhelpful, max(case when staff_no = ${staffNo} then helpful end) as mine
    from article_feedback where article_id = ${articleId} and version = ${version}`);
  return rows[0] ?? { helpful: 0, unhelpful: 0, mine: null };
}

export interface FeedbackRow {
  readonly articleId: string;
  readonly version: number;
  readonly staffNo: string;
  readonly helpful: boolean;
  readonly reason: string | null;
  readonly note: string;
  readonly at: number;
}

export async function putFeedback(sql: Sql, row: FeedbackRow): Promise<void> {
  await sql.run(query`insert into article_feedback (article_id, version, staff_no, helpful, reason, note, at)
    values (${row.articleId}, ${row.version}, ${row.staffNo}, ${row.helpful ? 1 : 0}, ${row.reason}, ${row.note}, ${row.at})
    on conflict (article_id, version, staff_no) do update set helpful = excluded.helpful, reason = excluded.reason,
      note = excluded.note, at = excluded.at`);
}

export interface UnhelpfulRow {
  readonly article_id: string;
  readonly n: number;
  /** JSON lists. */
  readonly reasons: string;
  readonly notes: string;
}

/** Articles that readers found of no use between two instants (ms UTC), of all units or one, the most first. */
export function unhelpfulOf(
  sql: Sql,
  { since, until, orgUnitCode }: { since: number; until: number; orgUnitCode?: string | undefined },
): Promise<UnhelpfulRow[]> {
  const unit = orgUnitCode === undefined ? query`` : query`and s.org_unit_code = ${orgUnitCode}`;
  return sql.all<UnhelpfulRow>(query`select f.article_id, count(*) as n, json_group_array(distinct f.reason) as reasons,
      json_group_array(f.note) filter (where f.note <> '') as notes
    from article_feedback f join staff s on s.staff_no = f.staff_no
    where f.helpful = 0 and f.at between ${since} and ${until} ${unit}
    group by f.article_id order by n desc, f.article_id`);
}
