import * as contract from '../../core/contracts/reviews.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { ReviewService } from './reviews.service.ts';

/** Posts are data here (content/rules/publishing.yaml, and each article's owner): the service decides on each article. */
const anyPost = { roles: 'session', scope: 'none' } as const;

export function reviewRoutes(reviews: ReviewService): Route[] {
  return [
    routeFor(contract.dueReviews, { ...anyPost, audit: 'none', handler: (call) => reviews.due(call) }),
    routeFor(contract.sayReviewed, { ...anyPost, audit: 'write', handler: (call) => reviews.say(call) }),
    routeFor(contract.decideReview, { ...anyPost, audit: 'write', handler: (call) => reviews.decide(call) }),
  ];
}
