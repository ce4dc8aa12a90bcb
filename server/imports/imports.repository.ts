import { sql as query } from 'drizzle-orm';

import type { Sql } from '../database/sql.ts';

/** The draft that was made of these bytes, unless it was given up since. */
export async function draftOf(
  sql: Sql,
  sha256: string,
): Promise<{ readonly id: string; readonly itemId: string } | undefined> {
  const rows = await sql.all<{
    id: string;
    item_id: string;
  }>(query`select d.id, d.item_id from content_imports i
    join content_drafts d on d.id = i.draft_id where i.sha256 = ${sha256} and d.state <> 'abandoned' limit 1`);
  const row = rows[0];
  return row && { id: row.id, itemId: row.item_id };
}

export async function insertImport(
  sql: Sql,
  row: {
    readonly draftId: string;
    readonly sha256: string;
    readonly file: string;
    readonly by: string;
    readonly at: number;
  },
): Promise<void> {
  await sql.run(query`insert into content_imports (draft_id, sha256, file, imported_by, imported_at)
    values (${row.draftId}, ${row.sha256}, ${row.file}, ${row.by}, ${row.at})`);
}
