import { and, desc, eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';

import type { TrainingRecord } from '../../core/record/record.ts';
import { canonicalJson } from '../audit/canonical.ts';
import type { Sql } from '../database/sql.ts';
import { trainingRecords } from './records.table.ts';

/** What the first line is bound to. */
export const FIRST_LINK = 'tellerwise-training-records';

/** Hash of a line: SHA-256 of the hash before it and its own canonical JSON, so that anybody can check a copy. */
export const linkOf = (previous: string, body: string): string =>
  createHash('sha256').update(`${previous}|${body}`).digest('hex');

export type AppendRecord = (tx: Sql, record: TrainingRecord) => Promise<void>;

/** Adds a line within the caller's transaction; a line of this kind for this row that is there already stays the only one. */
export const appendRecord: AppendRecord = async (tx, record) => {
  const { kind, staffNo, orgUnitCode, object, ref, at } = record;
  const same = await tx
    .select({ n: trainingRecords.n })
    .from(trainingRecords)
    .where(and(eq(trainingRecords.kind, kind), eq(trainingRecords.ref, ref)));
  if (same.length > 0) return;
  const [last] = await tx
    .select({ hash: trainingRecords.hash })
    .from(trainingRecords)
    .orderBy(desc(trainingRecords.n))
    .limit(1);
  const body = canonicalJson(record);
  const hash = linkOf(last?.hash ?? FIRST_LINK, body);
  await tx.insert(trainingRecords).values({ kind, staffNo, orgUnitCode, object, ref, body, at, hash });
};
