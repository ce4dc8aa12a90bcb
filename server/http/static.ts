import type { MiddlewareHandler } from 'hono';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

import { crossSite } from './cross-site.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

export type WebFiles = ReadonlyMap<
  string,
  { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }
>;

/** Reads the built web page into memory: only files that were there at the start can ever be served. */
export async function readWebFiles(folder: string): Promise<WebFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && types[extname(entry.name)] !== undefined);
  return new Map(
    await Promise.all(
      files.map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const bytes = new Uint8Array(await readFile(path));
        return [
          `/${relative(folder, path).split(sep).join('/')}`,
          { bytes, type: types[extname(path)] ?? '' },
        ] as const;
      }),
    ),
  );
}

/** The embedded element and its lazy parts: the only files that pages of other sites load. */
const isOfElement = (path: string): boolean => /^\/tellerwise-knowledge(\.js$|\/)/.test(path);

/** Serves the web page beside the API; addresses of its own screens give the page itself. */
export function webHandler(files: WebFiles, embedOrigins: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    const { path } = context.req;
    if (path.startsWith('/api/')) return next();
    const file = files.get(path) ?? (extname(path) === '' ? files.get('/index.html') : undefined);
    if (!file) return next();
    // The element's own name is promised to other pages: it stays while what is behind it changes.
    const named = path !== '/tellerwise-knowledge.js' && /[-.][\w-]{8,}\.\w+$/.test(path);
    const headers = new Headers({
      'content-type': file.type,
      'cache-control': named ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    if (isOfElement(path) && embedOrigins.length > 0) {
      headers.set('cross-origin-resource-policy', 'cross-origin');
      for (const [name, value] of Object.entries(crossSite(context.req.raw, embedOrigins)))
        headers.set(name, value);
    }
    return new Response(file.bytes, { headers });
  };
}
