import * as v from 'valibot';

import { articleId } from '../article/article.ts';
import { calendarDay } from '../calendar/day.ts';
import { defineEndpoint } from './endpoint.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const version = v.pipe(v.number(), v.integer(), v.minValue(1));
const byArticle = v.strictObject({ articleId });

/** Why an article did not help; the words stand in the catalogue under `shelf.reason.<code>`. */
export const unhelpfulReasons = ['outdated', 'unclear', 'incomplete', 'wrong', 'other'] as const;

/** What one person and all have said of one version of an article. */
const feedback = v.strictObject({
  helpful: count,
  unhelpful: count,
  mine: v.optional(v.picklist(['helpful', 'unhelpful'])),
});
export type Feedback = v.InferOutput<typeof feedback>;

const shelved = v.strictObject({
  articleId,
  title: v.string(),
  at: v.number(),
  /** Day on which its review was due, where that has passed (R266). */
  reviewDueOn: v.optional(calendarDay),
});
export type Shelved = v.InferOutput<typeof shelved>;

/** 收藏 and 最近看过 of the caller: what is published for everybody, newest first. */
export const myShelf = defineEndpoint({
  name: 'shelf.mine',
  method: 'GET',
  path: '/api/shelf',
  summary: 'Favourite and recently read articles of the caller',
  response: v.strictObject({ favourites: v.array(shelved), recent: v.array(shelved) }),
});

/** Notes that the caller has opened an article; gives what stands beside it. Throws `article.notFound`. */
export const openedArticle = defineEndpoint({
  name: 'shelf.opened',
  method: 'POST',
  path: '/api/shelf/:articleId/opened',
  summary: 'Note that an article was opened',
  params: byArticle,
  body: v.strictObject({ version }),
  response: v.strictObject({ favourite: v.boolean(), feedback }),
});

export const setFavourite = defineEndpoint({
  name: 'shelf.favourite',
  method: 'POST',
  path: '/api/shelf/:articleId/favourite',
  summary: 'Put an article among the favourites or take it out',
  params: byArticle,
  body: v.strictObject({ favourite: v.boolean() }),
  response: 'empty',
});

/** 有用 or 没用 on one version, which counts once for a person; 没用 needs a reason (`request.invalid` without). */
export const rateArticle = defineEndpoint({
  name: 'shelf.rate',
  method: 'POST',
  path: '/api/shelf/:articleId/feedback',
  summary: 'Say whether a version of an article helped',
  params: byArticle,
  body: v.variant('verdict', [
    v.strictObject({ verdict: v.literal('helpful'), version }),
    v.strictObject({
      verdict: v.literal('unhelpful'),
      version,
      reason: v.picklist(unhelpfulReasons),
      /** Without data of a customer, else `question.personalData`. */
      note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
    }),
  ]),
  response: feedback,
});
