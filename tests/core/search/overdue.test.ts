import { expect, test } from 'vitest';

import { createLocalKnowledge } from '../../../core/search/local-knowledge.ts';
import { bankContent } from '../../extension/panel/bank-content.ts';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';

const content = bankContent();
const every = (reviewEveryMonths: number) => ({
  ...content,
  articles: content.articles.map((one) => ({ ...one, reviewEveryMonths })),
});

test('R266: a hit says that its review is overdue, by the day of the search', () => {
  const query = { text: '大额取现' };
  const [fresh] = createLocalKnowledge(every(60)).search(query, wangMin, monday);
  const [late] = createLocalKnowledge(every(1)).search(query, wangMin, monday);
  expect(fresh).not.toHaveProperty('reviewDueOn');
  expect(late?.reviewDueOn).toBeTypeOf('string');
});

test('R266: what is stopped is neither found nor listed as in force, but said to be stopped', () => {
  const articles = content.articles.map((one) =>
    one.id === 'ART-08' ? { ...one, guidanceUntil: '2026-11-22' } : one,
  );
  const knowledge = createLocalKnowledge({ ...content, articles });
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  expect(ids(knowledge.search({ text: '大额取现', limit: 50 }, wangMin, monday))).not.toContain('ART-08');
  expect(ids(knowledge.articles(wangMin, monday))).not.toContain('ART-08');
  expect(ids(knowledge.stopped(wangMin, monday))).toEqual(['ART-08']);
  expect(knowledge.article('ART-08', wangMin, monday)).toBeUndefined();
});
