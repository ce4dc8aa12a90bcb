import * as v from 'valibot';

import { articleSchema } from '../article/article.ts';
import { pageKinds } from '../page/kinds.ts';

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
    }),
  ),
});
/** GET /api/knowledge/articles/:id: one of them in the version in force for the person. */
export const onlineArticleResponse = articleSchema;
