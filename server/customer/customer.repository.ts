import { sql as query } from 'drizzle-orm';
import * as v from 'valibot';

import { customerFacts, type CustomerFacts } from '../../core/access/facts.ts';
import { readMarker } from '../database/markers.ts';
import type { Sql } from '../database/sql.ts';

/** Marker of the newest batch that may be seen. */
export const liveBatch = 'customer.batch';

export interface StoredCustomer {
  readonly facts: CustomerFacts;
  /** Sealed full name, phone and document number. */
  readonly secrets: Readonly<Record<string, string>>;
}

interface Row {
  readonly alias: string;
  readonly facts: string;
  readonly secrets: string;
}

const secretsSchema = v.record(v.string(), v.string());

/** The newest visible version of a customer: of the batches up to the pointer, the last that names them. */
const visible = query`s.batch_id = (select max(n.batch_id) from customer_snapshots n
  where n.customer_no = s.customer_no and n.batch_id <= (select value from markers where name = ${liveBatch}))`;

/** Every customer that any of these aliases (keyed hashes) stands for, by alias. */
export async function customersByAlias(
  sql: Sql,
  aliases: readonly string[],
): Promise<{ alias: string; customerNo: string; load: () => StoredCustomer }[]> {
  const list = query.join(
    aliases.map((alias) => query`${alias}`),
    query`, `,
  );
  const rows = await sql.all<Row & { customer_no: string }>(query`
    select a.alias, s.customer_no, s.facts, s.secrets from customer_aliases a
    join customer_snapshots s on s.customer_no = a.customer_no and s.batch_id = a.batch_id
    where a.alias in (${list}) and ${visible}`);
  return rows.map((row) => ({ alias: row.alias, customerNo: row.customer_no, load: () => parseStored(row) }));
}

export async function customerByNo(sql: Sql, customerNo: string): Promise<StoredCustomer | undefined> {
  const rows = await sql.all<Row>(query`select s.facts, s.secrets from customer_snapshots s
    where s.customer_no = ${customerNo} and ${visible}`);
  return rows[0] && parseStored(rows[0]);
}

function parseStored({ facts, secrets }: Pick<Row, 'facts' | 'secrets'>): StoredCustomer {
  return {
    facts: v.parse(customerFacts, JSON.parse(facts)),
    secrets: v.parse(secretsSchema, JSON.parse(secrets)),
  };
}

/** Notes that a person looked this customer up today; gives how many different ones that makes, 0 when it was known. */
export async function noteLookup(
  sql: Sql,
  staffNo: string,
  day: string,
  customerHash: string,
): Promise<number> {
  const { rowsAffected } =
    await sql.run(query`insert or ignore into customer_lookups (staff_no, day, customer_hash)
    values (${staffNo}, ${day}, ${customerHash})`);
  if (rowsAffected === 0) return 0;
  const rows = await sql.all<{ n: number }>(
    query`select count(*) as n from customer_lookups where staff_no = ${staffNo} and day = ${day}`,
  );
  return rows[0]?.n ?? 0;
}

export async function startBatch(
  sql: Sql,
  batch: { file: string; sha256: string; importedBy: string; startedAt: number },
): Promise<number> {
  const rows = await sql.all<{
    id: number;
  }>(query`insert into customer_batches (file, sha256, imported_by, started_at, rows)
    values (${batch.file}, ${batch.sha256}, ${batch.importedBy}, ${batch.startedAt}, 0) returning id`);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('no batch id');
  return id;
}

export interface Known {
  readonly customer_no: string;
  readonly data_date: string;
  readonly row_hash: string;
  readonly batch_id: number;
}

/** What the visible snapshot holds of these customers (JSON array of numbers). */
export function knownOf(sql: Sql, numbers: readonly string[]): Promise<Known[]> {
  return sql.all<Known>(query`select s.customer_no, s.data_date, s.row_hash, s.batch_id from json_each(${JSON.stringify(numbers)}) j
    join customer_snapshots s on s.customer_no = j.value where ${visible}`);
}

export interface SnapshotRow {
  readonly customerNo: string;
  readonly dataDate: string;
  readonly rowHash: string;
  readonly facts: string;
  readonly secrets: string;
}

/** Stages rows in one statement whatever their number; they stay unseen until the pointer moves. */
export async function stageRows(sql: Sql, batchId: number, rows: readonly SnapshotRow[]): Promise<void> {
  await sql.run(query`insert into customer_snapshots (customer_no, batch_id, data_date, row_hash, facts, secrets)
    select value ->> 'customerNo', ${batchId}, value ->> 'dataDate', value ->> 'rowHash', value ->> 'facts', value ->> 'secrets'
    from json_each(${JSON.stringify(rows)})`);
}

/** Stages aliases; callers hand them in hash order. */
export async function stageAliases(
  sql: Sql,
  batchId: number,
  pairs: readonly (readonly [alias: string, customerNo: string])[],
): Promise<void> {
  await sql.run(query`insert or ignore into customer_aliases (alias, customer_no, batch_id)
    select value ->> 0, value ->> 1, ${batchId} from json_each(${JSON.stringify(pairs)})`);
}

export async function finishBatch(sql: Sql, batchId: number, rows: number, at: number): Promise<void> {
  await sql.run(query`update customer_batches set live_at = ${at}, rows = ${rows} where id = ${batchId}`);
}

/** Removes rows of batches that never went live (a refused or killed import); gives how many, at most `limit`. */
export async function sweepDeadRows(sql: Sql, limit: number): Promise<number> {
  const live = await readMarker(sql, liveBatch);
  const { rowsAffected } = await sql.run(query`delete from customer_snapshots where rowid in
    (select rowid from customer_snapshots where batch_id > ${live} limit ${limit})`);
  return rowsAffected;
}

/** Removes versions that a newer one has replaced. */
export async function sweepReplaced(
  sql: Sql,
  replaced: readonly (readonly [string, number])[],
): Promise<void> {
  // By rowid from the list: asked the other way round, the database walks the whole table.
  await sql.run(query`delete from customer_snapshots where rowid in
    (select s.rowid from json_each(${JSON.stringify(replaced)}) j
      cross join customer_snapshots s on s.customer_no = j.value ->> 0 and s.batch_id = j.value ->> 1)`);
}

/**
 * Removes the aliases after `from`, in their order, whose snapshot row is gone; gives where to go on, undefined at the
 * end. Such an alias leads nowhere, so this may take its time.
 */
export async function sweepOrphanAliases(sql: Sql, from: string, limit: number): Promise<string | undefined> {
  const rows = await sql.all<{ alias: string }>(query`select alias from customer_aliases where alias > ${from}
    order by alias limit 1 offset ${limit - 1}`);
  const to = rows[0]?.alias;
  const range = to === undefined ? query`alias > ${from}` : query`alias > ${from} and alias <= ${to}`;
  await sql.run(query`delete from customer_aliases where rowid in (select a.rowid from customer_aliases a
    where ${range} and not exists (select 1 from customer_snapshots s
      where s.customer_no = a.customer_no and s.batch_id = a.batch_id))`);
  return to;
}

/** Rows of this batch, and whether an older batch that is not live still has some. */
export async function stagedRows(sql: Sql, batchId: number): Promise<{ own: number; older: boolean }> {
  const live = await readMarker(sql, liveBatch);
  const rows = await sql.all<{ own: number; older: number }>(query`select
    (select count(*) from customer_snapshots where batch_id = ${batchId}) as own,
    exists (select 1 from customer_snapshots where batch_id > ${live} and batch_id < ${batchId}) as older`);
  return { own: rows[0]?.own ?? 0, older: rows[0]?.older === 1 };
}
