import { expect, it } from 'vitest';

import type { Article } from '../../../core/article/article.ts';
import { bankContent } from './bank-content.ts';
import { draw } from './draw.tsx';
import { createStage, page, state } from './panel-stage.ts';

const content = bankContent();
const drawn = async (change: Partial<Article>) => {
  const articles = content.articles.map((one) =>
    one.pages.includes('loan') ? { ...one, effectiveFrom: '2026-01-01', ...change } : one,
  );
  const stage = createStage({ ...content, articles }, { tab: state('none', { page: page('loan') }) });
  return (await draw(stage)).one('.articles').textContent ?? '';
};

it('R266: the panel marks articles whose review is overdue, and says which are stopped', async () => {
  expect(await drawn({ reviewEveryMonths: 60 })).not.toContain('复审逾期');
  expect(await drawn({ reviewEveryMonths: 6 })).toContain('复审逾期');
  expect(await drawn({ reviewEveryMonths: 6, guidanceUntil: '2026-10-01' })).toContain(
    '逾期未复审，暂不作为办理依据',
  );
});
