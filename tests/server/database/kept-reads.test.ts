import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

import { openConnection } from '../../../server/database/connection.ts';
import { openKeptReads } from '../../../server/database/kept-reads.ts';
import { temporaryFolder } from '../../support/database.ts';

const opened: { close(): void }[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function base() {
  const folder = temporaryFolder();
  folders.push(folder);
  const options = { file: join(folder, 'base.db'), key: randomBytes(32).toString('base64') };
  const writing = await openConnection(options);
  await writing.execute('create table doors (name text primary key, is_open integer)');
  await writing.execute("insert into doors values ('vault', 1)");
  const reads = openKeptReads(options);
  opened.push(reads, writing);
  return { options, writing, reads };
}

test('a kept question sees at its next call what another connection has committed (R-AZ5)', async () => {
  const { writing, reads } = await base();
  const isOpen = reads.keep('select is_open from doors where name = ?');
  expect(isOpen('vault')).toEqual([1]);
  await writing.execute('update doors set is_open = 0');
  expect(isOpen('vault')).toEqual([0]);
  expect(isOpen('cellar')).toBeUndefined();
  await writing.execute('alter table doors add column colour text');
  expect(isOpen('vault')).toEqual([0]);
});

test('it leaves nothing open that would keep the log from being taken in', async () => {
  const { writing, reads } = await base();
  const isOpen = reads.keep('select is_open from doors where name = ?');
  for (const name of ['vault', 'cellar']) {
    isOpen(name);
    const { rows } = await writing.execute('pragma wal_checkpoint(truncate)');
    expect(rows[0]?.['busy']).toBe(0);
  }
});

test('it never writes, needs the key, and answers nobody once closed', async () => {
  const { options, reads } = await base();
  const shut = reads.keep('update doors set is_open = 0 returning name');
  expect(() => shut()).toThrow();
  const isOpen = reads.keep('select is_open from doors where name = ?');
  expect(isOpen('vault')).toEqual([1]);
  const { file } = options;
  expect(() => openKeptReads({ file, key: 'another' }).keep('select is_open from doors')).toThrow();
  reads.close();
  expect(() => isOpen('vault')).toThrow();
});
