import { expect, it } from 'vitest';

import type { Article } from '../../../core/article/article.ts';
import { knowledgeOver, monday, wangMin } from '../../extension/panel/panel-stage.ts';
import { content, mount, settle } from './mounted.ts';

const over = (change: Partial<Article>) =>
  knowledgeOver(
    {
      ...content,
      articles: content.articles.map((one) => (one.id === 'ART-08' ? { ...one, ...change } : one)),
    },
    wangMin,
    monday,
  );

it('R266: hits and the reader mark an article whose review is overdue', async () => {
  const api = over({ effectiveFrom: '2026-01-01', reviewEveryMonths: 6 });
  const title = (await api.article('ART-08'))?.title ?? '';
  const { type, options } = await mount({ api });
  await type(title);
  expect(options().find((option) => option.textContent?.includes(title))?.textContent).toContain('复审逾期');
  const reader = await mount({ api, initialArticle: 'ART-08' });
  await settle();
  expect(reader.text()).toContain('应于 2026-07-01 前复审，尚未复审');
});

it('R266: a related article whose review is overdue is marked where it is named', async () => {
  const api = over({ effectiveFrom: '2026-01-01', reviewEveryMonths: 6 });
  const overdue = (await api.article('ART-08'))?.title ?? '';
  const from = (await api.articles()).find(({ related }) => related.includes('ART-08'))?.id ?? '';
  const { element } = await mount({ api, initialArticle: from });
  await settle();
  const rows = [...element.querySelectorAll('.reader-foot li')].map(({ textContent }) => textContent ?? '');
  expect(rows.filter((row) => row.includes('复审逾期'))).toEqual([expect.stringContaining(overdue)]);
});

it('R266: where a stopped article would have stood, a sentence says why and who reviews it', async () => {
  const api = over({
    effectiveFrom: '2026-01-01',
    reviewEveryMonths: 6,
    guidanceUntil: '2026-10-01',
    ownerRole: 'trainer',
  });
  const { text } = await mount({ api, initialArticle: 'ART-08' });
  await settle();
  expect(text()).toContain('暂不作为办理依据');
  expect(text()).toContain('复审应于 2026-07-01 前完成');
  expect(text()).toContain('培训师 复审');
});
