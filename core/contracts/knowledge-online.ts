import * as v from 'valibot';

import { articleId, articleSchema } from '../article/article.ts';
import { calendarDay } from '../calendar/day.ts';
import { pageKinds } from '../page/kinds.ts';
import { whyKeys } from '../search/hit.ts';
import { categories, levels } from '../article/taxonomy.ts';
import { defineEndpoint } from './endpoint.ts';

/**
 * What a search asks, always in a body: what was typed may name a customer, and addresses are written down by proxies (T28).
 * Up to 200 characters; `pageKind` puts first what belongs to the page at hand.
 */
export const searchQuestion = v.strictObject({
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  pageKind: v.optional(v.picklist(pageKinds)),
});
const range = v.tuple([v.number(), v.number()]);
/** POST /api/knowledge/search: restricted and secret articles, which no terminal keeps, by right and audited. */
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
/**
 * Internal articles by their whole text, for bases so large that terminals keep only the beginnings (R266 holds as
 * anywhere: what is in force for the person and the day). `ready` is false while the service still takes the words in:
 * then only what the terminal has can be found. Nothing of the question is written down.
 */
export const fullTextSearch = defineEndpoint({
  name: 'knowledge.fullText',
  method: 'POST',
  path: '/api/knowledge/full-text',
  summary: 'Search the whole text of internal articles',
  body: searchQuestion,
  response: v.strictObject({
    ready: v.boolean(),
    hits: v.array(
      v.strictObject({
        kind: v.literal('article'),
        id: v.string(),
        title: v.string(),
        snippet: v.string(),
        block: v.optional(v.string()),
        titleMarks: v.array(range),
        snippetMarks: v.array(range),
        why: v.strictObject({
          key: v.picklist(whyKeys),
          values: v.optional(v.record(v.string(), v.string())),
        }),
        level: v.picklist(levels),
        category: v.picklist(categories),
        pages: v.array(v.picklist(pageKinds)),
        onThisPage: v.boolean(),
        score: v.number(),
      }),
    ),
  }),
});

/** The whole of an article of which a terminal has the beginning, by what that beginning names: JSON text with that hash. */
export const wholeText = defineEndpoint({
  name: 'knowledge.wholeText',
  method: 'GET',
  path: '/api/knowledge/whole/:hash',
  summary: 'The whole text of an internal article by its SHA-256',
  params: v.strictObject({ hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
  response: v.strictObject({ text: v.string() }),
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
