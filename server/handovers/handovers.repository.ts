import { sql as query } from 'drizzle-orm';

import type { OwnerlessItem } from '../../core/contracts/handovers.ts';
import type { Sql } from '../database/sql.ts';

/** Who was last given each item of a kind, by item. */
export async function handedTo(sql: Sql, kind: OwnerlessItem['kind']): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.all<{ item: string; to_staff_no: string }>(
    query`select item, to_staff_no from handovers where kind = ${kind} order by id`,
  );
  return new Map(rows.map(({ item, to_staff_no }) => [item, to_staff_no]));
}

export async function insertHandover(
  sql: Sql,
  one: {
    readonly kind: string;
    readonly item: string;
    readonly to: string;
    readonly by: string;
    readonly at: number;
  },
): Promise<void> {
  await sql.run(query`insert into handovers (kind, item, to_staff_no, handed_by, handed_at)
    values (${one.kind}, ${one.item}, ${one.to}, ${one.by}, ${one.at})`);
}
