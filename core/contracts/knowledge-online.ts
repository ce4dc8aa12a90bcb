import * as v from 'valibot';

import { articleId, articleSchema } from '../article/article.ts';
import { calendarDay } from '../calendar/day.ts';
import { pageKinds } from '../page/kinds.ts';
import { defineEndpoint } from './endpoint.ts';

/** GET /api/knowledge/search: restricted and secret articles, which no terminal keeps, by right and audited. */
export const onlineSearchQuery = v.strictObject({
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  pageKind: v.optional(v.picklist(pageKinds)),
});
const range = v.tuple([v.number(), v.number()]);
export const onlineSearchResponse = v.strictObject({
  hits: v.array(
    v.strictObject({
      kind: v.literal('article'),
      id: v.string(),
      title: v.string(),
      confidentiality: v.picklist(['restricted', 'secret']),
      snippet: v.string(),
      titleMarks: v.array(range),
      snippetMarks: v.array(range),
      score: v.number(),
      /** Day on which its review was due, where that has passed (R266). */
      reviewDueOn: v.optional(calendarDay),
    }),
  ),
});
/** GET /api/knowledge/articles/:id: one of them in the version in force for the person. */
export const onlineArticleResponse = articleSchema;

/**
 * Every version of an article that was ever published and that this person may read, the newest first: what changed, and
 * which held on a day of the past (R266). Retired ones end on their last day. Each look is audited.
 */
export const articleVersions = defineEndpoint({
  name: 'knowledge.versions',
  method: 'GET',
  path: '/api/knowledge/articles/:id/versions',
  summary: 'All versions of an article',
  params: v.strictObject({ id: articleId }),
  response: v.strictObject({ versions: v.array(articleSchema) }),
});
