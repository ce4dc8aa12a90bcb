import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { describe, expect, test } from 'vitest';

import { ConfigError, readConfig } from '../../../server/config.ts';
import { openDatabase } from '../../../server/database/database.ts';
import { temporaryFolder } from '../../support/database.ts';

const monotonic = () => performance.now();
const file = () => join(temporaryFolder(), 'test.db');

describe('a database that cannot be used is refused with its code, untouched', () => {
  test('another program’s database: database.foreign', async () => {
    const path = file();
    const client = createClient({ url: `file:${path}` });
    await client.execute('create table invoices (id integer)');
    client.close();
    const before = readFileSync(path);
    await expect(openDatabase({ file: path, monotonic })).rejects.toMatchObject({ code: 'database.foreign' });
    const after = createClient({ url: `file:${path}` });
    const { rows } = await after.execute('select name from sqlite_master');
    expect(rows.map((row) => row[0])).toEqual(['invoices']);
    after.close();
    expect(before.length).toBeGreaterThan(0);
  });

  test('one that a later release has migrated: database.newer', async () => {
    const path = file();
    await (await openDatabase({ file: path, monotonic })).close();
    const client = createClient({ url: `file:${path}` });
    await client.execute(
      "insert into __drizzle_migrations (hash, created_at) values ('later', 99999999999999)",
    );
    client.close();
    await expect(openDatabase({ file: path, monotonic })).rejects.toMatchObject({ code: 'database.newer' });
  });

  test('the wrong key, no key, or a key on a plain file: database.key', async () => {
    const path = file();
    await (await openDatabase({ file: path, key: 'right key 0123456789', monotonic })).close();
    await expect(openDatabase({ file: path, key: 'wrong key 0123456789', monotonic })).rejects.toMatchObject({
      code: 'database.key',
    });
    await expect(openDatabase({ file: path, monotonic })).rejects.toMatchObject({ code: 'database.key' });
    await (await openDatabase({ file: path, key: 'right key 0123456789', monotonic })).close();
    expect(readFileSync(path).includes('audit_rows'), 'R37: encrypted at rest').toBe(false);
    const plain = file();
    await (await openDatabase({ file: plain, monotonic })).close();
    await expect(openDatabase({ file: plain, key: 'right key 0123456789', monotonic })).rejects.toMatchObject(
      { code: 'database.key' },
    );
  });

  test('locked by another process: database.locked, after the wait and without a crash', async () => {
    const path = file();
    await (await openDatabase({ file: path, monotonic })).close();
    const other = createClient({ url: `file:${path}`, concurrency: 1 });
    const held = await other.transaction('write');
    const database = await openDatabase({ file: path, monotonic }).catch((error: unknown) => error);
    expect(database).toMatchObject({ code: 'database.locked' });
    await held.rollback();
    other.close();
  }, 30_000);

  test('a file that is no database at all: database.key', async () => {
    const path = file();
    writeFileSync(path, 'this is not a database, only text that somebody saved under its name'.repeat(20));
    await expect(openDatabase({ file: path, monotonic })).rejects.toMatchObject({ code: 'database.key' });
  });

  test('starting twice migrates once', async () => {
    const path = file();
    for (let index = 0; index < 2; index += 1) await (await openDatabase({ file: path, monotonic })).close();
    const client = createClient({ url: `file:${path}` });
    const { rows } = await client.execute('select count(*) from __drizzle_migrations');
    expect(Number(rows[0]?.[0])).toBeGreaterThan(1);
    client.close();
  });
});

describe('unsafe settings', () => {
  const refused = (env: Record<string, string>) => {
    try {
      readConfig(env);
    } catch (error) {
      if (error instanceof ConfigError) return error.message;
      throw error;
    }
    return undefined;
  };

  test('beyond loopback it wants TLS or a declared proxy, and a database key (R37)', () => {
    const host = { TELLERWISE_HOST: '0.0.0.0' };
    const key = { TELLERWISE_DB_KEY: '0123456789abcdef' };
    expect(refused(host)).toMatch(/TLS/);
    expect(refused({ ...host, TELLERWISE_BEHIND_PROXY: '1' })).toMatch(/TELLERWISE_DB_KEY/);
    expect(refused({ ...host, TELLERWISE_TLS_CERT: 'c' })).toMatch(/belong together/);
    expect(refused({ ...host, ...key, TELLERWISE_BEHIND_PROXY: '1' })).toBeUndefined();
    expect(refused({ ...host, ...key, TELLERWISE_TLS_CERT: 'c', TELLERWISE_TLS_KEY: 'k' })).toBeUndefined();
    expect(refused({})).toBeUndefined();
  });

  test('demo logins are for loopback only', () => {
    expect(refused({ TELLERWISE_DEMO: '1' })).toBeUndefined();
    expect(
      refused({
        TELLERWISE_DEMO: '1',
        TELLERWISE_HOST: '10.0.0.5',
        TELLERWISE_BEHIND_PROXY: '1',
        TELLERWISE_DB_KEY: '0123456789abcdef',
      }),
    ).toMatch(/loopback/);
    expect(
      refused({ TELLERWISE_DEMO: '1', TELLERWISE_BEHIND_PROXY: '1', TELLERWISE_DB_KEY: '0123456789abcdef' }),
    ).toMatch(/loopback/);
  });
});
