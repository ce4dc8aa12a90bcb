import { sql as query } from 'drizzle-orm';

import type { TrainingRecord } from '../../core/record/record.ts';
import { readMarker, setMarker } from '../database/markers.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { LedgerRow } from '../points/points.repository.ts';
import { attemptById } from '../quizzes/quizzes.repository.ts';
import { appendRecords } from './append.ts';
import { attemptLines, pointsLine, readingLine } from './lines.ts';

const marker = 'records.broughtIn';
const atOnce = 100;

/**
 * Brings into the ledger what happened before there was one, in the order of time; once for a base. Cut off in the middle,
 * it goes on at the next start: no row is written twice. Gives how many rows it looked at.
 */
export async function bringInRecords(sql: Sql, writer: Pick<Writer, 'write'>): Promise<number> {
  if ((await readMarker(sql, marker)) > 0) return 0;
  const records = [...(await readings(sql)), ...(await attempts(sql)), ...(await points(sql))].toSorted(
    (a, b) => a.at - b.at,
  );
  for (let at = 0; at < records.length; at += atOnce)
    await writer.write((tx) => appendRecords(tx, records.slice(at, at + atOnce)));
  await writer.write((tx) => setMarker(tx, marker, 1));
  return records.length;
}

async function readings(sql: Sql): Promise<TrainingRecord[]> {
  const rows = await sql.all<{
    article_id: string;
    version: number;
    title: string;
    staff_no: string;
    org_unit_code: string;
    seconds: number;
    proved_at: number;
  }>(query`select p.*, a.title from reading_proofs p
    join reading_assignments a on a.article_id = p.article_id and a.version = p.version`);
  return rows.map((row) =>
    readingLine({
      articleId: row.article_id,
      version: row.version,
      title: row.title,
      staffNo: row.staff_no,
      orgUnitCode: row.org_unit_code,
      seconds: row.seconds,
      provedAt: row.proved_at,
    }),
  );
}

async function attempts(sql: Sql): Promise<TrainingRecord[]> {
  const rows = await sql.all<{ id: string }>(
    query`select id from quiz_attempts where mode = 'graded' order by started_at`,
  );
  const lines: TrainingRecord[] = [];
  for (const { id } of rows) {
    const held = await attemptById(sql, id);
    if (held !== undefined) lines.push(...attemptLines(held));
  }
  return lines;
}

const points = async (sql: Sql): Promise<TrainingRecord[]> =>
  (await sql.all<LedgerRow>(query`select * from points_ledger order by at, id`)).map(pointsLine);
