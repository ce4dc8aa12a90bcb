import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

import { openApiOf } from './openapi.ts';
import { defineRoute, type Route } from './route.ts';

const assets = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
} as const;

const page = `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>Tellerwise API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css"><div id="ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></html>`;
const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#ui', supportedSubmitMethods: [] });`;

/** The registry's own description, and a reader for it that fetches nothing from outside. */
export function docsRoutes(routes: () => readonly Route[], version: string): Route[] {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const text = (content: string, type: string) => ({ bytes: new TextEncoder().encode(content), type });
  const file = v.strictObject({ file: v.picklist(['swagger-ui.css', 'swagger-ui-bundle.js', 'start.js']) });
  const shared = { method: 'GET', roles: 'anyone', scope: 'none', audit: 'none', response: 'bytes' } as const;
  return [
    defineRoute({
      ...shared,
      name: 'docs.openapi',
      path: '/api/openapi.json',
      summary: 'OpenAPI 3.1 of this service',
      handler: async () => text(JSON.stringify(openApiOf(routes(), version)), 'application/json'),
    }),
    defineRoute({
      ...shared,
      name: 'docs.page',
      path: '/api/docs',
      summary: 'Reader of the API description',
      handler: async () => text(page, 'text/html; charset=utf-8'),
    }),
    defineRoute({
      ...shared,
      name: 'docs.file',
      path: '/api/docs/:file',
      summary: 'Files of the reader',
      params: file,
      handler: async ({ params }) => {
        if (params.file === 'start.js') return text(start, 'text/javascript; charset=utf-8');
        const bytes = new Uint8Array(await readFile(join(folder, params.file)));
        return { bytes, type: assets[params.file], immutable: true };
      },
    }),
  ];
}
