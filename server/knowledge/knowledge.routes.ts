import * as v from 'valibot';

import { changesQuery, type SignedManifest, signedManifest } from '../../core/contracts/knowledge.ts';
import { fullTextSearch, wholeText } from '../../core/contracts/knowledge-online.ts';
import { defineRoute, type Route, routeFor } from '../http/route.ts';
import type { FullTextService } from './full-text.service.ts';
import type { KnowledgeService } from './knowledge.service.ts';

const byHash = v.strictObject({ hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) });

export function knowledgeRoutes(knowledge: KnowledgeService, fullText: FullTextService): Route[] {
  return [
    defineRoute({
      name: 'knowledge.manifest',
      method: 'GET',
      path: '/api/knowledge/manifest',
      summary: 'The signed manifest of the newest knowledge snapshot',
      roles: 'session',
      audience: 'knowledge',
      scope: 'none',
      audit: 'none',
      response: signedManifest,
      etag: (answer) => String((answer as SignedManifest).signature),
      handler: async () => knowledge.manifest(),
    }),
    defineRoute({
      name: 'knowledge.changes',
      method: 'GET',
      path: '/api/knowledge/changes',
      summary: 'What differs between two revisions of the knowledge copy, page by page',
      roles: 'session',
      audience: 'knowledge',
      scope: 'none',
      audit: 'none',
      query: changesQuery,
      response: 'bytes',
      handler: async ({ query }) => ({
        bytes: new TextEncoder().encode(JSON.stringify(await knowledge.changes(query))),
        type: 'application/json; charset=utf-8',
        immutable: true,
      }),
    }),
    defineRoute({
      name: 'knowledge.blob',
      method: 'GET',
      path: '/api/knowledge/blobs/:hash',
      summary: 'One immutable part of a snapshot by its SHA-256',
      roles: 'session',
      audience: 'knowledge',
      scope: 'none',
      audit: 'none',
      params: byHash,
      response: 'bytes',
      handler: async ({ params }) => ({
        bytes: new Uint8Array(await knowledge.blob(params.hash)),
        type: 'application/json; charset=utf-8',
        immutable: true,
      }),
    }),
    routeFor(wholeText, {
      roles: 'session',
      audience: 'knowledge',
      scope: 'none',
      audit: 'none',
      handler: async ({ params }) => ({ text: (await knowledge.blob(params.hash)).toString('utf8') }),
    }),
    routeFor(fullTextSearch, {
      roles: 'session',
      audience: 'knowledge',
      scope: 'none',
      audit: 'none',
      handler: (call) => fullText.search(call),
    }),
  ];
}
