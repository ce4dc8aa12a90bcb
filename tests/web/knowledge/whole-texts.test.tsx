import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';

import type { Article } from '../../../core/article/article.ts';
import type { Endpoint } from '../../../core/contracts/endpoint.ts';
import { AppError } from '../../../core/errors.ts';
import { createLocalKnowledge } from '../../../core/search/local-knowledge.ts';
import { beginningOf } from '../../../core/sync/beginnings.ts';
import type { Caller } from '../../../web/api/client.ts';
import { wholeTextsOf } from '../../../web/api/whole-texts.ts';
import { knowledgeOver, monday, wangMin } from '../../extension/panel/panel-stage.ts';
import { content, mount } from './mounted.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const complaint = content.articles.find(({ id }) => id === 'ART-08') as Article;
const long: Article = {
  ...complaint,
  markdown: `${complaint.markdown}\n\n${'照常办理。'.repeat(80)} ^filler\n\n琥珀色的回执联交客户。 ^amber`,
};
const text = JSON.stringify(long);
const copy = {
  ...content,
  articles: content.articles.map((one) => (one === complaint ? beginningOf(long, hashOf(text)) : one)),
};
const hit = createLocalKnowledge({ ...content, articles: [long] })
  .search({ text: '琥珀色的回执联' }, wangMin, monday)
  .map(({ titleMarks, ...rest }) => ({ ...rest, kind: 'article', titleMarks: [...titleMarks] }));

/** The service as the network shows it: it answers what it is given, or not at all. */
function service(answers: { whole?: string; isDown?: boolean }) {
  const asked: { name: string; body?: unknown }[] = [];
  const call = async (endpoint: Endpoint, given: { body?: unknown }): Promise<unknown> => {
    asked.push({ name: endpoint.name, body: given.body });
    if (answers.isDown) throw new AppError('server.offline');
    return endpoint.name === 'knowledge.wholeText'
      ? { text: answers.whole ?? text }
      : { ready: true, hits: hit };
  };
  return { asked, client: { call } as unknown as Caller };
}
const over = (client: Caller) => wholeTextsOf(knowledgeOver(copy, wangMin, monday), client);

describe('a copy of beginnings', () => {
  it('keeps title, tags, headings and first lines, and names the rest', () => {
    const short = beginningOf(long, hashOf(text));
    expect(short.whole).toBe(hashOf(text));
    expect(short.markdown).not.toContain('琥珀色');
    expect(short.markdown.length).toBeLessThan(long.markdown.length / 2);
    for (const line of long.markdown.split('\n').filter((one) => one.startsWith('#')))
      expect(short.markdown).toContain(line);
    const brief = { ...long, markdown: '先核对证件。 ^first' };
    expect(beginningOf(brief, 'x')).toBe(brief);
  });

  it('shows local hits at once and then what the service finds in the whole texts', async () => {
    const { client, asked } = service({});
    const { type, options, text: shown } = await mount({ api: over(client) });
    await type('琥珀色的回执联');
    const before = options().length;
    await vi.waitUntil(() => options().length > before);
    expect(options().at(-1)?.textContent).toContain('投诉处理时限与闭环');
    expect(shown()).not.toContain('全文暂时搜不了');
    expect(asked.map(({ name }) => name)).toContain('knowledge.fullText');
  });

  it('offline, the local hits stand alone and the page says so', async () => {
    const { client } = service({ isDown: true });
    const { type, options, text: shown } = await mount({ api: over(client) });
    await type('投诉处理时限');
    expect(options().length).toBeGreaterThan(0);
    await vi.waitUntil(() => shown().includes('全文暂时搜不了'));
    expect(options().length).toBeGreaterThan(0);
  });

  it('an article is shown whole; offline its beginning, said to be no more', async () => {
    const there = await mount({ api: over(service({}).client), initialArticle: 'ART-08' });
    await vi.waitUntil(() => there.text().includes('琥珀色的回执联'));
    const { client } = service({ isDown: true });
    const alone = await mount({ api: over(client), initialArticle: 'ART-08' });
    await vi.waitUntil(() => alone.text().includes('只有开头和小标题'));
    expect(alone.text()).not.toContain('琥珀色的回执联');
  });

  it('a text that is not what the copy names is not believed', async () => {
    const { client } = service({ whole: text.replace('琥珀色', '伪造的') });
    expect((await over(client).article('ART-08'))?.markdown).not.toContain('伪造的');
  });

  it('no long number of a customer is sent, and a whole copy asks nothing', async () => {
    const { client, asked } = service({});
    await over(client).searchWhole?.({ text: `账户 ${'9'.repeat(8)} 挂失` });
    expect(JSON.stringify(asked)).not.toContain('9'.repeat(6));
    const whole = service({});
    const api = wholeTextsOf(knowledgeOver(content, wangMin, monday), whole.client);
    expect(await api.searchWhole?.({ text: '挂失' })).toBeUndefined();
    expect(whole.asked).toEqual([]);
  });
});
