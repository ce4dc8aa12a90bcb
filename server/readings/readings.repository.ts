import { sql as query } from 'drizzle-orm';

import type { AppliesTo } from '../../core/article/article.ts';
import type { Sql } from '../database/sql.ts';

export interface Assignment {
  readonly articleId: string;
  readonly version: number;
  readonly title: string;
  readonly scope: AppliesTo;
  readonly effectiveFrom: string;
  readonly question: string;
  readonly options: readonly string[];
  readonly answer: number;
  readonly paragraphs: readonly string[];
  readonly leastSeconds: number;
  readonly assignedAt: number;
  readonly assignedBy: string;
  readonly dueAt: number;
}

interface Row {
  readonly article_id: string;
  readonly version: number;
  readonly title: string;
  readonly scope: string;
  readonly effective_from: string;
  readonly question: string;
  readonly options: string;
  readonly answer: number;
  readonly paragraphs: string;
  readonly least_seconds: number;
  readonly assigned_at: number;
  readonly assigned_by: string;
  readonly due_at: number;
}

/** The newest assignment of every article: an older version is no longer asked for once a newer one is. */
export async function assignments(sql: Sql): Promise<Assignment[]> {
  const rows = await sql.all<Row>(query`select * from reading_assignments as mine where version =
    (select max(version) from reading_assignments as other where other.article_id = mine.article_id)
    order by due_at, article_id`);
  return rows.map((row) => ({
    articleId: row.article_id,
    version: row.version,
    title: row.title,
    scope: JSON.parse(row.scope) as AppliesTo,
    effectiveFrom: row.effective_from,
    question: row.question,
    options: JSON.parse(row.options) as string[],
    answer: row.answer,
    paragraphs: JSON.parse(row.paragraphs) as string[],
    leastSeconds: row.least_seconds,
    assignedAt: row.assigned_at,
    assignedBy: row.assigned_by,
    dueAt: row.due_at,
  }));
}

export async function insertAssignment(sql: Sql, one: Assignment): Promise<void> {
  await sql.run(query`insert into reading_assignments (article_id, version, title, scope, effective_from, question,
      options, answer, paragraphs, least_seconds, assigned_at, assigned_by, due_at)
    values (${one.articleId}, ${one.version}, ${one.title}, ${JSON.stringify(one.scope)}, ${one.effectiveFrom},
      ${one.question}, ${JSON.stringify(one.options)}, ${one.answer}, ${JSON.stringify(one.paragraphs)},
      ${one.leastSeconds}, ${one.assignedAt}, ${one.assignedBy}, ${one.dueAt})`);
}

export interface Proof {
  readonly articleId: string;
  readonly version: number;
  readonly staffNo: string;
  readonly provedAt: number;
}

/** Proofs of everyone, or of one person. */
export async function proofs(sql: Sql, staffNo?: string): Promise<Proof[]> {
  const whose = staffNo === undefined ? query`1 = 1` : query`staff_no = ${staffNo}`;
  const rows = await sql.all<{ article_id: string; version: number; staff_no: string; proved_at: number }>(
    query`select article_id, version, staff_no, proved_at from reading_proofs where ${whose}`,
  );
  return rows.map(({ article_id, version, staff_no, proved_at }) => ({
    articleId: article_id,
    version,
    staffNo: staff_no,
    provedAt: proved_at,
  }));
}

/** A second proof of the same version changes nothing. */
export async function insertProof(
  sql: Sql,
  proof: Proof & { readonly orgUnitCode: string; readonly seconds: number },
): Promise<void> {
  await sql.run(query`insert into reading_proofs (article_id, version, staff_no, org_unit_code, proved_at, seconds)
    select ${proof.articleId}, ${proof.version}, ${proof.staffNo}, ${proof.orgUnitCode}, ${proof.provedAt}, ${proof.seconds}
    where not exists (select 1 from reading_proofs where article_id = ${proof.articleId}
      and version = ${proof.version} and staff_no = ${proof.staffNo})`);
}
