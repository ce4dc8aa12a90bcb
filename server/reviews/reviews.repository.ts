import { sql as query } from 'drizzle-orm';

import type { Role } from '../../core/organisation/person.ts';
import type { Sql } from '../database/sql.ts';

export interface Said {
  readonly id: string;
  readonly articleId: string;
  readonly version: number;
  readonly reason: string;
  readonly saidBy: string;
  readonly saidAt: number;
}

export interface Decision {
  readonly reviewId: string;
  readonly staffNo: string;
  readonly roles: readonly Role[];
  readonly outcome: 'approved' | 'settled' | 'rejected';
  readonly reason: string | undefined;
  readonly at: number;
}

export type SaidReview = Said & { readonly decisions: readonly Decision[] };

/** Whether nothing is left to be said of it. */
export const isClosed = ({ decisions }: SaidReview): boolean =>
  decisions.some(({ outcome }) => outcome !== 'approved');

/** Every one that was said of articles, the oldest first. */
export async function saidReviews(sql: Sql): Promise<SaidReview[]> {
  const rows = await sql.all<{
    id: string;
    article_id: string;
    version: number;
    reason: string;
    said_by: string;
    said_at: number;
  }>(query`select * from article_reviews order by said_at, id`);
  const decisions = await sql.all<{
    review_id: string;
    staff_no: string;
    roles: string;
    outcome: Decision['outcome'];
    reason: string | null;
    decided_at: number;
  }>(query`select * from article_review_decisions order by decided_at`);
  const byReview = Map.groupBy(decisions, ({ review_id }) => review_id);
  return rows.map((row) => ({
    id: row.id,
    articleId: row.article_id,
    version: row.version,
    reason: row.reason,
    saidBy: row.said_by,
    saidAt: row.said_at,
    decisions: (byReview.get(row.id) ?? []).map((one) => ({
      reviewId: one.review_id,
      staffNo: one.staff_no,
      roles: JSON.parse(one.roles) as Role[],
      outcome: one.outcome,
      reason: one.reason ?? undefined,
      at: one.decided_at,
    })),
  }));
}

export async function insertSaid(sql: Sql, one: Said): Promise<void> {
  await sql.run(query`insert into article_reviews (id, article_id, version, reason, said_by, said_at)
    values (${one.id}, ${one.articleId}, ${one.version}, ${one.reason}, ${one.saidBy}, ${one.saidAt})`);
}

export async function insertDecision(sql: Sql, one: Decision): Promise<void> {
  await sql.run(query`insert into article_review_decisions (review_id, staff_no, roles, outcome, reason, decided_at)
    values (${one.reviewId}, ${one.staffNo}, ${JSON.stringify(one.roles)}, ${one.outcome}, ${one.reason ?? null},
      ${one.at})`);
}
