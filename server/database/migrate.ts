import type { Client } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

import { AppError } from '../../core/errors.ts';
import { databaseFault } from './faults.ts';

/** "TWLR": stamps a file as ours, so that a foreign database is refused and never migrated. */
const applicationId = 0x54574c52;
const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

const journalSchema = v.object({ entries: v.array(v.object({ when: v.number() })) });

/**
 * Brings the database to this release's schema, all new statements in one transaction. Throws `database.foreign` for a
 * file of another program and `database.newer` for one that a later release has migrated; both are left untouched.
 */
export async function migrateDatabase(client: Client): Promise<void> {
  try {
    await assertOurs(client);
    await migrate(drizzle({ client }), { migrationsFolder });
    await client.execute(`pragma application_id = ${applicationId}`);
  } catch (error) {
    throw databaseFault(error);
  }
}

async function assertOurs(client: Client): Promise<void> {
  const id = Number((await client.execute('pragma application_id')).rows[0]?.[0]);
  const master = await client.execute("select name from sqlite_master where type = 'table'");
  const tables = master.rows.map((row) => row[0]);
  // A first start killed between migrating and stamping leaves our migrations table without the stamp.
  const ours = id === applicationId || tables.length === 0 || tables.includes('__drizzle_migrations');
  if (!ours || (id !== 0 && id !== applicationId)) throw new AppError('database.foreign');
  if (!tables.includes('__drizzle_migrations')) return;

  const { rows } = await client.execute('select max(created_at) from __drizzle_migrations');
  const applied = Number(rows[0]?.[0] ?? 0);
  const journal = v.parse(
    journalSchema,
    JSON.parse(await readFile(`${migrationsFolder}/meta/_journal.json`, 'utf8')),
  );
  const known = Math.max(...journal.entries.map((entry) => entry.when));
  if (applied > known) throw new AppError('database.newer');
}
