import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { boot } from '../../../server/boot.ts';
import { readContentFolder } from '../../../server/knowledge/content-files.ts';
import { temporaryFolder } from '../../support/database.ts';
import { articleText } from '../drafts/desk.ts';
import { contentDir } from '../../support/demo-bank.ts';
import { createTestService, type TestService } from '../../support/service.ts';

/** The service with the shipped content and one restricted article. */
async function loadedService(dataDir: string): Promise<TestService> {
  const service = await createTestService({ dataDir });
  const { knowledge } = service.services;
  const front = {
    id: 'ART-901',
    version: '1',
    slug: 'art-901',
    state: 'inForce',
    confidentiality: 'restricted',
  };
  const file = { path: 'articles/art-901.md', content: articleText(front) };
  await service.database.writer.write((tx) => knowledge.publish(tx, file, { by: 'test', at: service.now() }));
  await knowledge.refresh();
  return service;
}

/** What a start gives: heads in memory, texts, findings of a file that cites others, and who reads what is restricted. */
async function asServed(service: TestService) {
  const { knowledge } = service.services;
  const restricted = knowledge.confidential()[0];
  const text = (file: string) => `articles/${file}`;
  const broken = Buffer.from(
    (await readContentFolder(contentDir))
      .find(({ path }) => path === text('talking.md'))
      ?.content.toString('utf8')
      .replace(/^related: .*/m, 'related: [ART-99]') ?? '',
  );
  return {
    internal: knowledge.internal(),
    confidential: knowledge.confidential(),
    restricted: restricted && (await knowledge.article(restricted)),
    scripts: knowledge.filesOf('scripts'),
    quizzes: knowledge.filesOf('quizzes'),
    registers: [...knowledge.rules().registers.keys()],
    newest: knowledge.newestVersion('articles', 'ART-42'),
    findings: knowledge.checkWith({ path: text('talking.md'), content: broken }),
    manifest: knowledge.manifest(),
  };
}

test('a start from what is kept serves what a start from the texts serves', async () => {
  const dataDir = temporaryFolder();
  const first = await loadedService(dataDir);
  const loaded = await asServed(first);
  await first.close();
  const second = await createTestService({ dataDir, seed: false });
  const kept = await asServed(second);
  await second.close();
  expect(kept).toEqual(loaded);
  expect(kept.internal.length).toBeGreaterThan(20);
  expect(kept.restricted?.markdown).toBeTruthy();
  expect(kept.findings.map(({ code }) => code)).toContain('content.reference');
});

test('what is kept is never believed against the base: other bytes, a broken file, no file', async () => {
  const dataDir = temporaryFolder();
  const first = await loadedService(dataDir);
  const loaded = await asServed(first);
  await first.close();
  const again = await createTestService({ dataDir, seed: false });
  // Somebody makes an article public in what is kept, under a mark that does not fit its bytes.
  const { rowsAffected } = await again.database.derived.execute(
    `update kept_items set sha256 = 'x', item = replace(item, '"restricted"', '"internal"')`,
  );
  expect(rowsAffected).toBeGreaterThan(20);
  await again.close();
  const second = await createTestService({ dataDir, seed: false });
  expect(await asServed(second)).toEqual(loaded);
  await second.close();
  writeFileSync(join(dataDir, 'derived.db'), 'no database');
  const third = await createTestService({ dataDir, seed: false });
  expect(await asServed(third)).toEqual(loaded);
  await third.close();
});

test('rules are read from the base at every start', async () => {
  const dataDir = temporaryFolder();
  const first = await createTestService({ dataDir });
  const { rows } = await first.database.derived.execute('select item from kept_items');
  await first.close();
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.some((row) => String(row['item'] as string).includes('"kind":"access"'))).toBe(false);
});

test('what is kept lies under the same key as the base', async () => {
  const dataDir = temporaryFolder();
  const limits = { lookupsPerMinute: 1, customersPerDay: 1, loginsPerMinute: 1 };
  const deps = {
    dataDir,
    dbKey: 'k'.repeat(32),
    clock: Date.now,
    monotonic: () => performance.now(),
    limits,
  };
  const { database, services } = await boot({ ...deps, newId: () => randomUUID() });
  await services.knowledge.load(await readContentFolder(contentDir), { publish: 'always', by: 'test' });
  const title = services.knowledge.internal()[0]?.title ?? '';
  const { rows } = await database.derived.execute('select item from kept_items');
  expect(JSON.stringify(rows)).toContain(title);
  await database.close();
  const kept = readdirSync(dataDir).filter((name) => name.startsWith('derived.db'));
  expect(kept).toContain('derived.db');
  for (const name of kept) {
    const bytes = readFileSync(join(dataDir, name));
    expect(bytes.includes(title), name).toBe(false);
    expect(bytes.subarray(0, 15).toString('latin1'), name).not.toBe('SQLite format 3');
  }
});
