import { readFile } from 'node:fs/promises';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname } from 'node:path';

import type { HostAnswer, HostRequest } from './answer.ts';
import { answerApi } from './api.ts';
import { answerFrameset } from './frameset/answer.ts';
import { decodeGbkForm } from './frameset/gbk.ts';
import { type CspMode, policyHeaders, readSwitches } from './switches.ts';

export const eras = ['spa', 'hash', 'single', 'frameset', 'frames'] as const;
export type Era = (typeof eras)[number];

/** Each era below its own path, so a host is told by its address even on a port chosen by the system. */
export const prefixes: Readonly<Record<Era, string>> = {
  spa: '/ibs/',
  hash: '/cbs/',
  single: '/counter/',
  frameset: '/bms/',
  frames: '/bms/',
};

export interface HostOptions {
  /** First of five ports in a row (spa, hash, single, frameset, frames); absent or 0: any free ones. */
  readonly port?: number;
  readonly latencyMs?: number;
  readonly csp?: CspMode;
}
export interface Hosts {
  readonly urls: Readonly<Record<Era, string>>;
  close(): Promise<void>;
}

const mime: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
};

/** A file of the era's own `static/` or of the shared one; the base name alone counts, so no path leads out. */
async function file(era: Era, path: string): Promise<HostAnswer | undefined> {
  const name = basename(path);
  const type = mime[extname(name)];
  if (type === undefined) return undefined;
  for (const folder of [era === 'frames' ? 'frameset' : era, 'shared']) {
    const body = await readFile(new URL(`${folder}/static/${name}`, import.meta.url)).catch(() => undefined);
    if (body !== undefined) return { type, body };
  }
  return undefined;
}

async function answer(era: Era, request: HostRequest): Promise<HostAnswer> {
  const { path } = request;
  const served = /\.(js|css|html)$/.test(path) ? await file(era, path) : undefined;
  if (served !== undefined) return served;
  if (era === 'frameset' || era === 'frames') return answerFrameset(request);
  if (path.startsWith('api/')) return answerApi(request);
  return (
    (await file(era, 'index.html')) ?? { status: 404, type: 'text/plain; charset=utf-8', body: 'not found' }
  );
}

async function readForm(era: Era, req: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of req) text += String(chunk);
  return era === 'frameset' || era === 'frames' ? decodeGbkForm(text) : new URLSearchParams(text);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Starts the five loopback servers; `close` ends them with every open connection. */
export async function startHosts(options: HostOptions = {}): Promise<Hosts> {
  const { port = 0, latencyMs = 0, csp = 'none' } = options;
  const urls: Record<Era, string> = { spa: '', hash: '', single: '', frameset: '', frames: '' };

  const serve = async (era: Era, req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const url = new URL(req.url ?? '/', 'http://127.0.0.1');
    const prefix = prefixes[era];
    if (!url.pathname.startsWith(prefix)) {
      res.writeHead(302, { location: prefix + url.search }).end();
      return;
    }
    const switches = readSwitches(url.searchParams, { latencyMs, csp });
    const form = req.method === 'POST' ? await readForm(era, req) : new URLSearchParams();
    const given = await answer(era, {
      method: req.method ?? 'GET',
      path: url.pathname.slice(prefix.length),
      query: url.searchParams,
      form,
      switches,
      framesUrl: urls.frames,
    });
    res.writeHead(given.status ?? 200, {
      'content-type': given.type,
      'cache-control': 'no-cache',
      'cross-origin-resource-policy': 'cross-origin',
      // A sandboxed page has an opaque origin: its own requests are foreign ones.
      'access-control-allow-origin': '*',
      ...policyHeaders(switches.csp, new URL(urls.frames).origin),
      ...given.headers,
    });
    res.end(given.body);
  };

  const servers: Server[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(
      servers.map((server) => {
        server.closeAllConnections();
        return new Promise<void>((resolve) => server.close(() => resolve()));
      }),
    );
  };
  try {
    for (const [n, era] of eras.entries()) {
      const server = createServer((req, res) => {
        serve(era, req, res).catch((cause: unknown) => {
          res.destroy(cause instanceof Error ? cause : new Error('host failed'));
        });
      });
      servers.push(server);
      const got = await listen(server, port === 0 ? 0 : port + n);
      urls[era] = `http://127.0.0.1:${got}${prefixes[era]}`;
    }
  } catch (cause) {
    await close();
    throw cause;
  }
  return { urls, close };
}
