import * as v from 'valibot';

import { articleId } from '../../core/article/article.ts';
import {
  articleVersions,
  onlineArticleResponse,
  onlineSearchResponse,
  searchQuestion,
} from '../../core/contracts/knowledge-online.ts';
import { defineRoute, type Route, routeFor } from '../http/route.ts';
import type { ConfidentialService } from './confidential.service.ts';

export function confidentialRoutes(confidential: ConfidentialService): Route[] {
  const shared = { method: 'GET', roles: 'session', scope: 'none', audit: 'read' } as const;
  return [
    defineRoute({
      ...shared,
      method: 'POST',
      name: 'knowledge.search',
      path: '/api/knowledge/search',
      summary: 'Search the restricted articles this person may read',
      body: searchQuestion,
      response: onlineSearchResponse,
      handler: (call) => confidential.search(call),
    }),
    routeFor(articleVersions, { ...shared, handler: (call) => confidential.versions(call) }),
    defineRoute({
      ...shared,
      name: 'knowledge.article',
      path: '/api/knowledge/articles/:id',
      summary: 'One restricted article in the version in force for this person',
      params: v.strictObject({ id: articleId }),
      response: onlineArticleResponse,
      handler: (call) => confidential.article(call),
    }),
  ];
}
