import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { NumberedPage } from './generate.ts';

export interface Site {
  /** Origins: the pages', and a second one for frames. */
  readonly origins: readonly [own: string, other: string];
  addressOf(page: NumberedPage): string;
  baseOf(page: NumberedPage): string;
  add(pages: readonly NumberedPage[]): void;
  close(): Promise<void>;
}

/** Serves the generated pages on loopback, on two origins. */
export async function startSite(): Promise<Site> {
  const documents = new Map<string, string>();
  const servers: Server[] = [];
  const start = async (): Promise<string> => {
    const server = createServer((request, response) => {
      const html = documents.get((request.url ?? '').split('?')[0] ?? '');
      const [, , id = ''] = (request.url ?? '').split('/');
      const body = html?.replaceAll('@BASE', `/gen/${id}`).replaceAll('@OTHER', `${origins[1]}/gen/${id}`);
      response.writeHead(html === undefined ? 404 : 200, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'max-age=60',
      });
      response.end(body ?? '');
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const origins: [string, string] = [await start(), await start()];
  const baseOf = (page: NumberedPage) => `${origins[0]}/gen/${page.id}/`;
  return {
    origins,
    baseOf,
    addressOf: (page) => baseOf(page) + page.path,
    add(pages) {
      for (const { id, path, html, more = {} } of pages) {
        documents.set(`/gen/${id}/${path}`, html);
        for (const [name, text] of Object.entries(more)) documents.set(`/gen/${id}/${name}`, text);
      }
    },
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
