import type { Client } from '@libsql/client';
import { sql as query } from 'drizzle-orm';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { assertPragmas, openConnection, pragma, sqlOn, type ConnectionOptions } from './connection.ts';
import { openDerived } from './derived.ts';
import { type KeptReads, openKeptReads } from './kept-reads.ts';
import { migrateDatabase } from './migrate.ts';
import type { Sql } from './sql.ts';
import { createWriter, type Participant, type Writer } from './writer.ts';

export interface Database {
  /** Reads; sees what is committed. */
  readonly sql: Sql;
  readonly writer: Writer;
  /** The few reads of every request. */
  readonly kept: Pick<KeptReads, 'keep'>;
  /** Beside the base, under the same key: what can be made again from it at any time. */
  readonly derived: Client;
  /** Canary: fails when a connection does not answer or has lost a pragma (R-RE5). */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens and migrates the embedded database: one reading and one writing connection, and one for the reads of every request. `enlist` may read the migrated
 * database to prepare what takes part in every write.
 */
export async function openDatabase(
  options: ConnectionOptions & { readonly monotonic: () => number },
  enlist: (sql: Sql) => Promise<readonly Participant[]> = async () => [],
): Promise<Database> {
  await mkdir(dirname(options.file), { recursive: true, mode: 0o700 });
  const clients: Pick<Client, 'close'>[] = [];
  try {
    const write = await openConnection(options);
    clients.push(write);
    await migrateDatabase(write);
    const read = await openConnection(options);
    clients.push(read);
    const derived = await openDerived({ ...options, file: join(dirname(options.file), 'derived.db') });
    clients.push(derived);
    const kept = openKeptReads(options);
    clients.push(kept);
    const sql = sqlOn(read);
    const participants = await enlist(sql);
    const writer = createWriter({ client: write, monotonic: options.monotonic, participants });
    return {
      sql,
      writer,
      kept,
      derived,
      async check() {
        await assertPragmas((name) => pragma(read, name));
        await writer.write((writing) =>
          assertPragmas(async (name) => {
            const rows = await writing.all<Record<string, unknown>>(query.raw(`pragma ${name}`));
            return Object.values(rows[0] ?? {})[0];
          }),
        );
      },
      async close() {
        await writer.close();
        for (const client of clients) client.close();
      },
    };
  } catch (error) {
    for (const client of clients) client.close();
    throw error;
  }
}
