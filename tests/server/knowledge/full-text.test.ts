import { sql as query } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Article } from '../../../core/article/article.ts';
import { snapshotParts } from '../../../core/contracts/knowledge.ts';
import { fullTextSearch } from '../../../core/contracts/knowledge-online.ts';
import { articleText } from '../drafts/desk.ts';
import { KnowledgeCopy, sha256 } from '../../support/knowledge-copy.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import * as v from 'valibot';

let service: TestService;
let token: string;
const far = Array.from({ length: 30 }, (_, at) => `第 ${at + 1} 步照常办理，逐项登记。 ^p${at}`);

async function publish(id: string, front: Record<string, string>, last: string): Promise<void> {
  const { knowledge } = service.services;
  const slug = `${id.toLowerCase()}-v${front['version'] ?? '1'}`;
  const text = articleText(
    {
      id,
      version: '1',
      slug,
      state: 'inForce',
      effectiveFrom: '2026-01-01',
      similarQuestions: '[]',
      ...front,
    },
    [...far, `${last} ^last`].join('\n\n'),
  );
  await service.database.writer.write((tx) =>
    knowledge.publish(tx, { path: `articles/${slug}.md`, content: text }, { by: 'test', at: service.now() }),
  );
  await knowledge.refresh();
}

async function answer(text: string, who = token) {
  const asked = { token: who, body: { text } };
  const response = await service.request('POST', '/api/knowledge/full-text', asked);
  expect(response.status).toBe(200);
  return v.parse(fullTextSearch.response, await response.json());
}
const found = async (text: string, who = token) => (await answer(text, who)).hits.map(({ id }) => id);

beforeAll(async () => {
  service = await createTestService({ limits: { wholeTextUpTo: 10 } });
  token = await service.login('T-001');
  await publish('ART-900', { title: '雨天借伞登记' }, '琥珀色的伞套放在第二个柜子里。');
  await publish('ART-901', { title: '晴天还伞', confidentiality: 'restricted' }, '琥珀色的钥匙由会计保管。');
  await publish('ART-902', { title: '借伞押金', appliesTo: '{ roles: [auditor] }' }, '琥珀色的押金条两联。');
  await publish('ART-903', { title: '明年的伞', effectiveFrom: '2027-03-01' }, '琥珀色的伞架明年启用。');
  await service.services.fullText.bringUp();
});
afterAll(() => service.close());

describe('the whole text on the service', () => {
  test('finds a word at the end of a long article, says where it stands, and marks it', async () => {
    const { ready, hits } = await answer('琥珀色伞套');
    expect(ready).toBe(true);
    const [hit] = hits;
    expect(hit?.id).toBe('ART-900');
    expect(hit?.block).toBe('last');
    const [mark] = hit?.snippetMarks ?? [];
    expect(hit?.snippet.slice(...(mark ?? [0, 0]))).toContain('琥珀');
  });

  test('R266: only what is in force for the person and the day; what is restricted is never here', async () => {
    expect(await found('琥珀色')).toEqual(['ART-900']);
    const auditor = await service.login('A-01');
    expect((await found('琥珀色', auditor)).toSorted()).toEqual(['ART-900', 'ART-902']);
  });

  test('a new version is found at once, the one before it no longer', async () => {
    await publish('ART-904', { title: '伞的丢失' }, '孔雀石印章作废。');
    expect(await found('孔雀石印章')).toEqual(['ART-904']);
    await publish(
      'ART-904',
      { title: '伞的丢失', version: '2', effectiveFrom: '2026-02-01' },
      '改用翡翠印章。',
    );
    expect(await found('孔雀石')).toEqual([]);
    expect(await found('翡翠印章')).toEqual(['ART-904']);
  });

  test('what was retired is gone after its last day', async () => {
    await publish('ART-905', { title: '伞的报废' }, '玳瑁纽扣统一回收。');
    expect(await found('玳瑁纽扣')).toEqual(['ART-905']);
    const { knowledge } = service.services;
    const item = { kind: 'articles' as const, itemId: 'ART-905', version: 1, lastDay: '2026-11-01' };
    await service.database.writer.write((tx) =>
      knowledge.retire(tx, { ...item, by: 'test', at: service.now() }),
    );
    await knowledge.refresh();
    expect((await answer('玳瑁纽扣')).ready).toBe(true);
    expect(await found('玳瑁纽扣')).toEqual([]);
    expect(await found('琥珀色')).toEqual(['ART-900']);
  });

  test('words of a query language mean nothing', async () => {
    expect(await found('"琥珀色" OR * NEAR(伞套)')).toContain('ART-900');
    expect(await found('" ) OR (')).toEqual([]);
  });

  test('terminals have the beginning of each article and fetch the whole by its hash', async () => {
    const copy = new KnowledgeCopy(service, token);
    await copy.sync();
    expect(copy.manifest().beginnings).toBe(true);
    for (const part of snapshotParts)
      expect(await copy.fingerprint(part), part).toBe(copy.manifest().parts[part]);
    const article = copy.of<Article>('articles').find(({ id }) => id === 'ART-900');
    expect(article?.markdown).toContain('第 1 步');
    expect(article?.markdown).not.toContain('琥珀色');
    const whole = article?.whole ?? '';
    const response = await service.request('GET', `/api/knowledge/whole/${whole}`, { token });
    const { text } = (await response.json()) as { text: string };
    expect(await sha256(text)).toBe(whole);
    expect(text).toContain('琥珀色的伞套');
    // A restricted text has no such name, in no form.
    const { rows } = await service.database.sql.run(query`select count(*) as n from knowledge_blobs
      where instr(cast(bytes as text), '会计保管') > 0`);
    expect(rows[0]?.['n']).toBe(0);
  });

  test('a small base has nothing to search here: terminals have it whole', async () => {
    const small = await createTestService();
    const response = await small.request('POST', '/api/knowledge/full-text', {
      token: await small.login('T-001'),
      body: { text: '伞' },
    });
    expect(await response.json()).toEqual({ ready: true, hits: [] });
    await small.close();
  });
});
