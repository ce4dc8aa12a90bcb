import { sql } from 'drizzle-orm';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { reviewDueOn } from '../../../core/article/review.ts';
import { onlineSearchResponse } from '../../../core/contracts/knowledge-online.ts';
import { readContentFolder } from '../../../server/knowledge/content-files.ts';
import { KnowledgeCopy } from '../../support/knowledge-copy.ts';
import { contentDir } from '../../support/demo-bank.ts';
import { createTestService, type TestService } from '../../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await createTestService();
  const files = await readContentFolder(contentDir);
  const source = files.find(({ path }) => path === 'articles/talking.md')?.content.toString('utf8') ?? '';
  const variant = (id: string, confidentiality: string, appliesTo: string) => ({
    path: `articles/${id.toLowerCase()}.md`,
    content: Buffer.from(
      source
        .replace(/^id: .*/m, `id: ${id}`)
        .replace(/^slug: .*/m, `slug: ${id.toLowerCase()}`)
        .replace(/^title: .*/m, `title: 内部欺诈案例 ${id}`)
        .replace(/^confidentiality: .*/m, `confidentiality: ${confidentiality}`)
        .replace(/^appliesTo: .*\n/m, '')
        .replace(/^ownerRole: .*/m, `ownerRole: trainer\n${appliesTo}`.trim()),
    ),
  });
  const extra = [
    variant('ART-901', 'restricted', ''),
    variant('ART-902', 'restricted', 'appliesTo: { roles: [teller] }'),
    variant('ART-903', 'secret', 'appliesTo: { roles: [auditor] }'),
  ];
  await service.services.knowledge.load([...files, ...extra], { publish: 'always', by: 'test' });
});
afterAll(() => service.close());

async function found(staffNo: string): Promise<string[]> {
  const token = await service.login(staffNo);
  const body = { text: '内部欺诈案例' };
  const response = await service.request('POST', '/api/knowledge/search', { token, body });
  const { hits } = (await response.json()) as { hits: { id: string }[] };
  const ids = hits.map(({ id }) => id).toSorted((a, b) => a.localeCompare(b));
  for (const id of ['ART-901', 'ART-902', 'ART-903']) {
    const fetched = await service.request('GET', `/api/knowledge/articles/${id}`, { token });
    expect(fetched.status, `${id} for ${staffNo}`).toBe(ids.includes(id) ? 200 : 404);
  }
  return ids;
}

describe('restricted and secret articles', () => {
  test('are found and fetched by right alone', async () => {
    // ART-902 is for tellers; whoever answers for restricted texts is outside its scope and does not get it.
    expect(await found('T-001')).toEqual(['ART-902']);
    expect(await found('B-01')).toEqual(['ART-901']);
    expect(await found('A-01')).toEqual(['ART-901', 'ART-903']);
    expect(await found('M-01')).toEqual([]);
    expect(await found('S-01')).toEqual([]);
  });

  test('are in no part of the knowledge copy, nor in its index', async () => {
    const copy = new KnowledgeCopy(service, await service.login('A-01'));
    await copy.sync();
    expect([...copy.entries.values()].some((text) => text.includes('内部欺诈案例'))).toBe(false);
    const { index } = copy.manifest();
    const bytes = await service.services.knowledge.blob(index?.hash ?? '');
    expect(bytes.includes('内部欺诈案例')).toBe(false);
    expect(bytes.includes('ART-901')).toBe(false);
  });

  test('an internal article is not here: terminals have it', async () => {
    const token = await service.login('T-001');
    expect((await service.request('GET', '/api/knowledge/articles/ART-05', { token })).status).toBe(404);
  });

  test('all versions are shown to those who may read them, retired ones with their end, to others there are none', async () => {
    const versions = async (staffNo: string, id: string) => {
      const token = await service.login(staffNo);
      const response = await service.request('GET', `/api/knowledge/articles/${id}/versions`, { token });
      const body = (await response.json()) as { versions?: { version: number }[] };
      return [response.status, body.versions?.map(({ version }) => version)];
    };
    expect(await versions('T-001', 'ART-901')).toEqual([404, undefined]);
    expect(await versions('M-01', 'ART-903')).toEqual([404, undefined]);
    expect(await versions('A-01', 'ART-903')).toEqual([200, [2]]);
    // R266: ART-42 has two dated versions; both can be looked at, whichever holds today.
    expect(await versions('T-001', 'ART-42')).toEqual([200, [3, 1]]);
  });

  test('R266: a hit whose review is overdue says since when', async () => {
    const hits = async () => {
      const token = await service.login('A-01');
      const { hits: found } = v.parse(
        onlineSearchResponse,
        await (
          await service.request('POST', '/api/knowledge/search', { token, body: { text: '内部欺诈案例' } })
        ).json(),
      );
      return found.filter(({ id }) => id === 'ART-901');
    };
    expect((await hits())[0]).not.toHaveProperty('reviewDueOn');
    const due =
      service.services.knowledge
        .confidential()
        .filter(({ id }) => id === 'ART-901')
        .map(reviewDueOn)[0] ?? '';
    service.advance(Date.parse(due) - service.now());
    expect((await hits()).map((hit) => hit.reviewDueOn)).toEqual([due]);
  });

  test('each look is audited by what was shown, not by what was typed', async () => {
    const token = await service.login('A-01');
    await service.request('POST', '/api/knowledge/search', { token, body: { text: '欺诈 哨兵' } });
    const rows = await service.database.sql.all<{ body: string }>(
      sql`select body from audit_rows where action = 'knowledge.search' order by rowid desc limit 1`,
    );
    expect(rows[0]?.body).toContain('A-01');
    expect(rows[0]?.body).not.toContain('哨兵');
  });
});
