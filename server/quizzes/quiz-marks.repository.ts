import { sql as query } from 'drizzle-orm';

import type { Confirmation } from '../../core/quiz/standing.ts';
import type { Sql } from '../database/sql.ts';

/** A question found faulty, and the version by whose text it is marked since. */
export interface Correction {
  readonly quizId: string;
  readonly version: number;
  readonly question: string;
  readonly corrected: number;
}

/** Corrections, the newest last. */
export async function corrections(sql: Sql): Promise<Correction[]> {
  const rows = await sql.all<{
    quiz_id: string;
    version: number;
    question: string;
    corrected_version: number;
  }>(query`select quiz_id, version, question, corrected_version from quiz_corrections order by id`);
  return rows.map(({ quiz_id, version, question, corrected_version }) => ({
    quizId: quiz_id,
    version,
    question,
    corrected: corrected_version,
  }));
}

export async function insertCorrection(
  sql: Sql,
  one: Correction & { readonly why: string; readonly by: string; readonly at: number },
): Promise<void> {
  await sql.run(query`insert into quiz_corrections (quiz_id, version, question, corrected_version, why, staff_no, at)
    values (${one.quizId}, ${one.version}, ${one.question}, ${one.corrected}, ${one.why}, ${one.by}, ${one.at})`);
}

/** Confirmations as the engine reads them: texts are named by their hashes. */
export async function confirmations(sql: Sql): Promise<Confirmation[]> {
  const rows = await sql.all<{
    quiz_id: string;
    version: number;
    question: string;
    cites: string;
    text_hash: string;
  }>(query`select quiz_id, version, question, cites, text_hash from quiz_confirmations order by id`);
  return rows.map(({ quiz_id, version, question, cites, text_hash }) => ({
    quiz: quiz_id,
    version,
    question,
    cites,
    text: text_hash,
  }));
}

export async function insertConfirmation(
  sql: Sql,
  one: Confirmation & { readonly by: string; readonly at: number },
): Promise<void> {
  await sql.run(query`insert into quiz_confirmations (quiz_id, version, question, cites, text_hash, staff_no, at)
    values (${one.quiz}, ${one.version}, ${one.question}, ${one.cites}, ${one.text}, ${one.by}, ${one.at})`);
}

/** When each version of these articles and of every quiz was published, by row and by `kind/id@version`. */
export async function publicationTimes(
  sql: Sql,
  articles: readonly string[],
): Promise<{ readonly byRow: ReadonlyMap<number, number>; readonly byName: ReadonlyMap<string, number> }> {
  const rows = await sql.all<{
    id: number;
    kind: string;
    item_id: string;
    version: number;
    published_at: number;
  }>(query`select id, kind, item_id, version, published_at from content_versions
    where published_at is not null
      and (kind = 'quizzes' or (kind = 'articles' and item_id in ${articles.length === 0 ? [''] : articles}))`);
  return {
    byRow: new Map(rows.map((row) => [row.id, row.published_at])),
    byName: new Map(rows.map((row) => [`${row.kind}/${row.item_id}@${row.version}`, row.published_at])),
  };
}
