import { sql as query } from 'drizzle-orm';
import { createHash } from 'node:crypto';

import type { TrainingRecord } from '../../core/record/record.ts';
import { canonicalJson } from '../audit/canonical.ts';
import type { Sql } from '../database/sql.ts';

/** What the first line is bound to. */
export const FIRST_LINK = 'tellerwise-training-records';

/** Hash of a line: SHA-256 of the hash before it and its own canonical JSON, so that anybody can check a copy. */
export const linkOf = (previous: string, body: string): string =>
  createHash('sha256').update(`${previous}|${body}`).digest('hex');

export type AppendRecord = (tx: Sql, record: TrainingRecord) => Promise<void>;

/** Adds a line within the caller's transaction; a line of this kind for this row that is there already stays the only one. */
export const appendRecord: AppendRecord = (tx, record) => appendRecords(tx, [record]);

const nameOf = ({ kind, ref }: Pick<TrainingRecord, 'kind' | 'ref'>): string => `${kind}|${ref}`;

/** The same for several lines, in their order, with one look at what is there. */
export async function appendRecords(tx: Sql, records: readonly TrainingRecord[]): Promise<void> {
  if (records.length === 0) return;
  const refs = records.map(({ ref }) => ref);
  const [found] = await tx.all<{ head: string | null; known: string }>(query`select
    (select hash from training_records order by n desc limit 1) as head,
    (select json_group_array(kind || '|' || ref) from training_records
      where kind in ${records.map(({ kind }) => kind)} and ref in ${refs}) as known`);
  const known = new Set(JSON.parse(found?.known ?? '[]') as string[]);
  let previous = found?.head ?? FIRST_LINK;
  for (const record of records) {
    if (known.has(nameOf(record))) continue;
    known.add(nameOf(record));
    const { kind, staffNo, orgUnitCode, object, ref, at } = record;
    const body = canonicalJson(record);
    previous = linkOf(previous, body);
    await tx.run(query`insert into training_records (kind, staff_no, org_unit_code, object, ref, body, at, hash)
      values (${kind}, ${staffNo}, ${orgUnitCode}, ${object}, ${ref}, ${body}, ${at}, ${previous})`);
  }
}
