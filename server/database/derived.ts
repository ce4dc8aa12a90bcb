import type { Client } from '@libsql/client';
import { sql as query } from 'drizzle-orm';
import { rm } from 'node:fs/promises';

import { openConnection, openInMemory, pragma, sqlOn } from './connection.ts';

/** Raised whenever anything that is kept here is made differently: what an older build left is thrown away. */
const format = 1;

/**
 * Opens the file of what is derived from the base: never truth, so that losing it costs time alone. Whoever reads a row
 * compares it with what it was made of. A file that cannot be read, or of another format or key, is made anew; where
 * not even that is possible, memory has to do.
 */
export async function openDerived(options: { file: string; key?: string | undefined }): Promise<Client> {
  try {
    return await opened(options);
  } catch {
    try {
      for (const ending of ['', '-wal', '-shm']) await rm(`${options.file}${ending}`, { force: true });
      return await opened(options);
    } catch {
      return openInMemory();
    }
  }
}

async function opened(options: { file: string; key?: string | undefined }): Promise<Client> {
  const client = await openConnection(options);
  try {
    // Nothing here is worth waiting for the disk.
    await client.execute('pragma synchronous = normal');
    if ((await pragma(client, 'user_version')) !== format) {
      const tables = await sqlOn(client).all<{ name: string }>(
        query`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`,
      );
      for (const { name } of tables) await client.execute(`drop table if exists "${name}"`);
      await client.execute(`pragma user_version = ${format}`);
    }
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}
