import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const listening = (server: Server, port = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

export const closed = (server: Server): Promise<void> => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
};

/** A small site of a test's own. `answer` gives a document for a path, or undefined for 404. */
export async function startSite(
  answer: (url: URL) => { type?: string; body: string; headers?: Record<string, string> } | undefined,
): Promise<{ origin: string; seen: string[]; close(): Promise<void> }> {
  const seen: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
    seen.push(url.pathname + url.search);
    const given = answer(url);
    if (!given) return void outgoing.writeHead(404, { 'content-type': 'text/plain' }).end();
    const { type = 'text/html; charset=utf-8', body, headers = {} } = given;
    outgoing.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...headers }).end(body);
  });
  const port = await listening(server);
  return { origin: `http://127.0.0.1:${port}`, seen, close: () => closed(server) };
}
