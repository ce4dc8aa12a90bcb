import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Article, ArticleHead } from '../../../core/article/article.ts';
import { reviewDueOn } from '../../../core/article/review.ts';
import { snapshotParts } from '../../../core/contracts/knowledge.ts';
import { articleText } from '../drafts/desk.ts';
import { KnowledgeCopy } from '../../support/knowledge-copy.ts';
import { createTestService, type TestService } from '../../support/service.ts';

let service: TestService;
let token: string;
beforeAll(async () => {
  service = await createTestService();
  token = await service.login('T-001');
});
afterAll(() => service.close());

/** Publishes one version as the drafts feature does, without the people. */
async function publish(id: string, version: number, front: Record<string, string> = {}): Promise<void> {
  const text = articleText({
    id,
    version: String(version),
    slug: id.toLowerCase(),
    state: 'inForce',
    title: `${id} 第 ${version} 版`,
    ...front,
  });
  const { knowledge } = service.services;
  await service.database.writer.write((tx) =>
    knowledge.publish(
      tx,
      { path: `articles/${id}.v${version}.md`, content: text },
      { by: 'test', at: service.now() },
    ),
  );
  await knowledge.refresh();
}

async function expectWhole(copy: KnowledgeCopy): Promise<void> {
  const { parts, revision } = copy.manifest();
  expect(copy.revision).toBe(revision);
  for (const part of snapshotParts) expect(await copy.fingerprint(part), part).toBe(parts[part]);
}

describe('the knowledge copy of a terminal', () => {
  test('catches up by what changed, over any number of revisions, and equals one fetched whole', async () => {
    const old = new KnowledgeCopy(service, token);
    await old.sync();
    // Ninety days of work: some texts changed more than once, some came and were retired again.
    for (let day = 0; day < 30; day += 1) await publish(`ART-${200 + (day % 12)}`, 1 + Math.floor(day / 12));
    const { knowledge } = service.services;
    const item = { kind: 'articles' as const, itemId: 'ART-203', version: 9, lastDay: '2026-01-01' };
    await service.database.writer.write((tx) =>
      knowledge.retire(tx, { ...item, by: 'test', at: service.now() }),
    );
    await knowledge.refresh();
    await old.sync();
    await expectWhole(old);
    expect(old.of<Article>('articles').map(({ id }) => id)).not.toContain('ART-203');
    expect(old.of<Article>('articles').filter(({ id }) => id === 'ART-201')).toHaveLength(3);
    const fresh = new KnowledgeCopy(service, token);
    await fresh.sync();
    await expectWhole(fresh);
    expect(new Map(fresh.entries)).toEqual(new Map(old.entries));
  });

  test('a cut between pages costs that page alone: the question is the same, and so is its answer', async () => {
    const copy = new KnowledgeCopy(service, token);
    const { revision: to } = copy.manifest();
    const whole = await copy.page(0, to);
    const middle = whole.changes[Math.floor(whole.changes.length / 2)];
    const after = `${middle?.part}/${middle?.key}`;
    await publish('ART-230', 1);
    const rest = whole.changes.slice(Math.floor(whole.changes.length / 2) + 1);
    expect((await copy.page(0, to, after)).changes.slice(0, rest.length)).toEqual(rest);
    expect(await copy.page(0, to)).toEqual(whole);
  });

  test('30 edits in a base of 300 cost what they are, not what the base is', async () => {
    const whole = new KnowledgeCopy(service, token);
    // A base of articles of a page each.
    const text = (id: number, version: number) => ({
      path: `articles/bulk-${id}.v${version}.md`,
      content: Buffer.from(
        articleText(
          {
            id: `ART-${id}`,
            version: String(version),
            slug: `bulk-${id}`,
            state: 'inForce',
            title: `条目 ${id}`,
          },
          Array.from(
            { length: 30 },
            (_, at) => `第 ${at} 段，第 ${version} 版，讲的是 ${id} 号业务怎么办。 ^p${at}`,
          ).join('\n\n'),
        ),
      ),
    });
    const { knowledge } = service.services;
    const ids = Array.from({ length: 300 }, (_, at) => 1000 + at);
    const files = [...(await shippedFiles()), ...ids.map((id) => text(id, 1))];
    await knowledge.load(files, { publish: 'always', by: 'test' });
    await whole.sync();
    const all = whole.bytes;
    whole.bytes = 0;
    for (let edit = 0; edit < 30; edit += 1) {
      const file = text(1000 + (edit % 10), 2 + Math.floor(edit / 10));
      await service.database.writer.write((tx) =>
        knowledge.publish(tx, file, { by: 'test', at: service.now() }),
      );
    }
    await knowledge.refresh();
    await whole.sync();
    await expectWhole(whole);
    console.log(
      `sync: 30 edits ${whole.bytes} bytes, whole copy ${all} bytes, ratio 1/${Math.round(all / whole.bytes)}`,
    );
    expect(whole.bytes).toBeLessThanOrEqual((all / 300) * 30);
  }, 120_000);

  test('who has the newest manifest is told so without it (304), and a revision that never was is not found', async () => {
    const first = await service.request('GET', '/api/knowledge/manifest', { token });
    const tag = first.headers.get('etag') ?? '';
    const again = await service.request('GET', '/api/knowledge/manifest', {
      token,
      headers: { 'if-none-match': tag },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await service.request('GET', '/api/knowledge/changes?from=0&to=9999', { token })).status).toBe(
      404,
    );
    expect((await service.request('GET', '/api/knowledge/changes?from=x&to=1', { token })).status).toBe(400);
  });
});

test('R266: new review rules ship every article again, with the last day it may now guide anybody', async () => {
  const own = await createTestService();
  const { knowledge } = own.services;
  const path = 'rules/publishing.yaml';
  const shipped = (await shippedFiles()).find((file) => file.path === path)?.content.toString() ?? '';
  const copy = new KnowledgeCopy(own, await own.login('T-001'));
  await copy.sync();
  const before = copy.of<Article>('articles');
  expect(before.filter(({ guidanceUntil }) => guidanceUntil !== undefined)).toEqual([]);

  const change = async (version: number, hardStop: string): Promise<Article[]> => {
    const content = shipped
      .replace(/^version: .*/m, `version: ${version}`)
      .replace(/hardStop: \{.*?\}/, `hardStop: ${hardStop}`);
    await own.database.writer.write((tx) =>
      knowledge.publish(tx, { path, content }, { by: 'test', at: own.now() }),
    );
    await knowledge.refresh();
    await copy.sync();
    await expectWhole(copy);
    return copy.of<Article>('articles');
  };
  const stopping = await change(90, '{ internal: 10 }');
  expect(stopping.map(({ id, version }) => `${id}@${version}`)).toEqual(
    before.map(({ id, version }) => `${id}@${version}`),
  );
  const lastDays = (articles: readonly ArticleHead[]) =>
    new Map(articles.map(({ id, version, guidanceUntil }) => [`${id}@${version}`, guidanceUntil]));
  for (const article of stopping) {
    const days = (Date.parse(article.guidanceUntil ?? '') - Date.parse(reviewDueOn(article))) / 86_400_000;
    expect(days, article.id).toBe(10);
  }
  // The service itself answers as its terminals do.
  expect(lastDays(knowledge.internal())).toEqual(lastDays(stopping));
  expect(await change(91, '{}')).toEqual(before);
  await own.close();
});

async function shippedFiles() {
  const { readContentFolder } = await import('../../../server/knowledge/content-files.ts');
  const { contentDir } = await import('../../support/demo-bank.ts');
  return readContentFolder(contentDir);
}
