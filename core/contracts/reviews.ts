import * as v from 'valibot';

import { articleId, confidentialities } from '../article/article.ts';
import { calendarDay } from '../calendar/day.ts';
import { roleSchema } from '../organisation/person.ts';
import { defineEndpoint } from './endpoint.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.pipe(v.string(), v.uuid());
const reason = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(200));

/** Said of a version, and not yet settled: it was looked at again and stays as it is. */
const pendingReview = v.strictObject({
  id,
  by: v.string(),
  /** Milliseconds UTC. */
  at: v.number(),
  reason: v.string(),
  approvals: v.strictObject({ have: count, need: count }),
  /** Whether the asking person may confirm it (four eyes). */
  mayApprove: v.boolean(),
  mayReject: v.boolean(),
});

/** A version that somebody has to look at again, now or soon (R266). */
export const dueReview = v.strictObject({
  articleId,
  version: count,
  title: v.string(),
  ownerRole: roleSchema,
  confidentiality: v.picklist(confidentialities),
  dueOn: calendarDay,
  /** `stopped`: overdue for longer than the rules let it guide anybody. */
  standing: v.picklist(['soon', 'overdue', 'stopped']),
  /** Last day it guides, where the rules stop it. */
  guidanceUntil: v.optional(calendarDay),
  pending: v.optional(pendingReview),
});
export type DueReview = v.InferOutput<typeof dueReview>;

/** What the asking person owns by post or may review, due within the days the rules remind; the longest overdue first. */
export const dueReviews = defineEndpoint({
  name: 'reviews.due',
  method: 'GET',
  path: '/api/reviews',
  summary: 'Articles to look at again',
  response: v.strictObject({ reviews: v.array(dueReview) }),
});

/**
 * Says that a version was looked at and needs no change. It counts once others have confirmed it, as many as the rules ask
 * for. Throws `review.notFound`, `review.notDue`, `review.open`, `question.personalData`.
 */
export const sayReviewed = defineEndpoint({
  name: 'reviews.say',
  method: 'POST',
  path: '/api/reviews',
  summary: 'Say that an article needs no change',
  body: v.strictObject({ articleId, version: v.pipe(v.number(), v.integer(), v.minValue(1)), reason }),
  response: v.strictObject({ id }),
});

/** Confirms or refuses that. Throws `review.notFound`, `review.closed`, and what four eyes refuse (`draft.fourEyes`, `draft.twice`). */
export const decideReview = defineEndpoint({
  name: 'reviews.decide',
  method: 'POST',
  path: '/api/reviews/:id/decisions',
  summary: 'Confirm or refuse that an article needs no change',
  params: v.strictObject({ id }),
  body: v.variant('decision', [
    v.strictObject({ decision: v.literal('approve') }),
    v.strictObject({ decision: v.literal('reject'), reason }),
  ]),
  response: v.strictObject({
    outcome: v.picklist(['approved', 'settled', 'rejected']),
    /** The next review day, once settled. */
    dueOn: v.optional(calendarDay),
  }),
});
