import { createClient, type Client } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { pathToFileURL } from 'node:url';

import { databaseFault } from './faults.ts';
import type { Sql } from './sql.ts';

/** Milliseconds a connection waits for a lock before it reports `database.locked`. */
export const busyTimeout = 5000;

export interface ConnectionOptions {
  readonly file: string;
  /** Encrypts the file and its WAL; required when the service is not on loopback. */
  readonly key?: string | undefined;
}

/**
 * Opens one connection. The pool is held at a single member, because a pragma reaches only the member it runs on and new
 * members start from the library's defaults. The first real query is made here: a wrong key shows only then.
 */
export async function openConnection({ file, key }: ConnectionOptions): Promise<Client> {
  try {
    const client = createClient({
      url: pathToFileURL(file).href,
      timeout: busyTimeout,
      concurrency: 1,
      ...(key ? { encryptionKey: key } : {}),
    });
    await client.execute('select count(*) from sqlite_master');
    await client.execute('pragma journal_mode = wal');
    await client.execute('pragma synchronous = full');
    await client.execute('pragma foreign_keys = on');
    await assertPragmas((name) => pragma(client, name));
    return client;
  } catch (error) {
    throw databaseFault(error);
  }
}

/** A base that lives as long as the process, for what is derived and cannot be kept. */
export const openInMemory = (): Client => createClient({ url: ':memory:', concurrency: 1 });

/** Fails when a connection has lost a setting that durability rests on (R-RE5); run at start and by the canary. */
export async function assertPragmas(read: (name: string) => Promise<unknown>): Promise<void> {
  const expected = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 } as const;
  for (const [name, value] of Object.entries(expected)) {
    const actual = await read(name);
    if (actual !== value) throw new Error(`pragma ${name} is ${String(actual)}, must be ${value}`);
  }
  const timeout = Number(await read('busy_timeout'));
  if (timeout < busyTimeout)
    throw new Error(`pragma busy_timeout is ${timeout}, must be at least ${busyTimeout}`);
}

export function sqlOn(client: Client): Sql {
  return drizzle({ client });
}

export async function pragma(client: Pick<Client, 'execute'>, name: string): Promise<unknown> {
  const { rows } = await client.execute(`pragma ${name}`);
  return rows[0]?.[0];
}
