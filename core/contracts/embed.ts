import * as v from 'valibot';

import { defineEndpoint } from './endpoint.ts';

/**
 * POST /api/knowledge/tokens: a bearer of audience `knowledge` for `<tellerwise-knowledge>` in another intranet page. It
 * opens the routes that are declared for it and nothing of any customer, and ends with the session it was asked from.
 */
export const issueKnowledgeToken = defineEndpoint({
  name: 'knowledge.token',
  method: 'POST',
  path: '/api/knowledge/tokens',
  summary: 'A short-lived token for the knowledge base embedded in another page',
  body: v.strictObject({}),
  response: v.strictObject({
    /** Opaque, 256 bits; sent as `Authorization: Bearer <token>`. */
    token: v.string(),
    /** Milliseconds UTC, ten minutes from now at most. */
    expiresAt: v.number(),
  }),
});
