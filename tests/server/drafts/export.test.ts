import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { inForce } from '../../../core/article/inforce.ts';
import { readContentFolder } from '../../../server/knowledge/content-files.ts';
import { exportedFiles, retirementsFile, retirementsSchema } from '../../../server/knowledge/exported.ts';
import { temporaryFolder } from '../../support/database.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { approvedDraft, articleText, type Desk, deskOf } from './desk.ts';

let service: TestService;
let empty: TestService;
beforeAll(async () => {
  [service, empty] = [await createTestService(), await createTestService({ seed: false })];
});
afterAll(() => Promise.all([service.close(), empty.close()]));

async function publish(author: Desk, reviewer: Desk, body: Record<string, unknown>) {
  const { id, n } = await approvedDraft(author, [reviewer], body);
  expect((await reviewer.publish(id, n)).status).toBe(200);
}

test('load(export(x)) = x to the byte, with versions that came out of drafts', async () => {
  const [author, reviewer] = [await deskOf(service, 'K-01'), await deskOf(service, 'K-02')];
  const { sql } = service.database;
  const before = await exportedFiles(sql);
  await publish(author, reviewer, { text: articleText() });
  // A second article of the same file name, as an older base may have it, takes nothing from the first.
  const front = { id: 'ART-77', state: 'inForce', title: '雨伞归还' };
  const twin = { path: 'articles/counter-umbrella.md', content: articleText(front, '归还时登记。 ^back') };
  await service.database.writer.write((tx) =>
    service.services.knowledge.publish(tx, twin, { by: 'test', at: service.now() }),
  );
  await service.services.knowledge.refresh();
  const script = before.find(({ path }) => path === 'scripts/SCR-10.yaml')?.content.toString('utf8');
  await publish(author, reviewer, { kind: 'scripts', itemId: 'SCR-10', text: `${script}# 改过\n` });
  await publish(author, reviewer, { itemId: 'ART-36', action: 'retire', reason: '活动已经结束' });
  await publish(author, reviewer, {
    itemId: 'ART-09',
    action: 'retire',
    lastDay: '2026-12-31',
    reason: '年底停用',
  });

  const exported = await exportedFiles(sql);
  // Two articles more, and the retirements; the script's newer text stands in the place of the older.
  expect(exported).toHaveLength(before.length + 3);
  const folder = temporaryFolder();
  for (const { path, content } of exported) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const ends = v.parse(retirementsSchema, JSON.parse(readFileSync(join(folder, retirementsFile), 'utf8')));
  expect(ends).toEqual([
    expect.objectContaining({ itemId: 'ART-36', lastDay: '2026-11-22' }),
    expect.objectContaining({ itemId: 'ART-09', lastDay: '2026-12-31' }),
  ]);

  await empty.services.knowledge.load(await readContentFolder(folder), {
    publish: 'initial',
    by: 'test',
    retirements: ends,
  });
  const bytes = (files: typeof exported) =>
    new Map(files.map(({ path, content }) => [path, content.toString('base64')]));
  expect(bytes(await exportedFiles(empty.database.sql))).toEqual(bytes(exported));
  // What has ended stays ended.
  const anyone = { roles: ['staff' as const], orgPath: [], orgUnitKind: 'subBranch' as const };
  const articles = empty.services.knowledge.internal().filter(({ id }) => id === 'ART-36');
  expect(articles).toHaveLength(1);
  expect(inForce(articles, empty.now(), anyone)).toBeUndefined();
});
