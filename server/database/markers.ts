import { sql as query } from 'drizzle-orm';

import type { Sql } from './sql.ts';

/** Value of a named pointer, counter or revision; 0 when it was never set. */
export async function readMarker(sql: Sql, name: string): Promise<number> {
  const rows = await sql.all<{ value: number }>(query`select value from markers where name = ${name}`);
  return rows[0]?.value ?? 0;
}

/** Adds one and gives the new value; only within the writer. */
export async function nextMarker(sql: Sql, name: string): Promise<number> {
  const rows = await sql.all<{ value: number }>(query`insert into markers (name, value) values (${name}, 1)
    on conflict (name) do update set value = value + 1 returning value`);
  return rows[0]?.value ?? 0;
}

export async function setMarker(sql: Sql, name: string, value: number): Promise<void> {
  await sql.run(query`insert into markers (name, value) values (${name}, ${value})
    on conflict (name) do update set value = ${value}`);
}
