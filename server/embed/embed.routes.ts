import { issueKnowledgeToken } from '../../core/contracts/embed.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { KnowledgeTokens } from './embed.service.ts';

export function embedRoutes(tokens: KnowledgeTokens): Route[] {
  return [
    routeFor(issueKnowledgeToken, {
      roles: 'session',
      scope: 'none',
      audit: 'write',
      // A page that renews its token by itself must not keep an abandoned session open.
      isNoUse: true,
      handler: (call) => tokens.issue(call),
    }),
  ];
}
