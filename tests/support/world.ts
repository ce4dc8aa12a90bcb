import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, type Server, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { v7 as uuidv7 } from 'uuid';

import { createApp } from '../../server/app.ts';
import { type Booted, boot } from '../../server/boot.ts';
import { seedDemo } from '../../server/demo/seed.ts';
import { createLog } from '../../server/http/log.ts';
import { readWebFiles } from '../../server/http/static.ts';
import { readContentFolder } from '../../server/knowledge/content-files.ts';
import { createOrganisationService } from '../../server/organisation/organisation.service.ts';
import { type Browser, launchBrowser } from './browser.ts';
import { logIn } from './login.ts';
import { type Stack, buildExtension } from './stack.ts';

const contentDir = join(import.meta.dirname, '..', '..', 'content');

export const listening = (server: Server, port = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

export const closed = (server: Server): Promise<void> => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
};

/** What stands between extension and service: counts every request, and fails in the ways networks and servers do. */
export interface Gate {
  mode: 'pass' | 'down' | 'html' | 'lostAnswer';
  /** Breaks the connection of a request for which it is true, before the service hears of it. */
  cut?: (note: { method: string; path: string }) => boolean;
  /** Milliseconds an answer waits. */
  delayMs: number;
  readonly seen: { method: string; path: string; body?: string }[];
  count(method: string, path: RegExp): number;
}

/** The build all hostile suites share: every port of this machine is the bank, so that each test may serve its own pages. */
interface Build {
  readonly path: string;
  readonly id: string;
  readonly data: string;
  readonly port: number;
}

async function sharedBuild(stack: Stack): Promise<Build> {
  const data = join(stack.data, 'hostile');
  const note = join(data, 'build.json');
  if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8')) as Build;
  mkdirSync(data, { recursive: true });
  const probe = createServer();
  const port = await listening(probe);
  await closed(probe);
  const server = `http://127.0.0.1:${port}`;
  const { path, id } = buildExtension({
    hosts: ['http://127.0.0.1:*/*'],
    server,
    data,
    out: join(data, 'extension'),
  });
  const build = { path, id, data, port };
  writeFileSync(note, JSON.stringify(build));
  return build;
}

/** The real service in this process, without the look-up quota, so that a test can look into its books. */
async function startService(data: string, origin: string, clock: () => number) {
  const monotonic = () => performance.now();
  const newId = () => uuidv7();
  const limits = { lookupsPerMinute: 1_000_000, customersPerDay: 1_000_000, loginsPerMinute: 1_000 };
  const booted = await boot({ dataDir: data, clock, monotonic, newId, limits });
  const { database, services, secrets, audit, operatorAudit } = booted;
  await services.knowledge.load(await readContentFolder(contentDir), {
    publish: 'always',
    by: 'test',
  });
  const shared = { sql: database.sql, writer: database.writer, clock, audit: operatorAudit('test') };
  const masks = () => services.knowledge.rules().masks;
  const organisation = createOrganisationService(shared);
  await seedDemo({ ...shared, secrets, masks, organisation, cipher: services.cipher }, contentDir);
  const logged: string[] = [];
  const app = createApp({
    services,
    database,
    audit,
    secrets,
    log: createLog({ write: (line: string) => void logged.push(line) }),
    clock,
    monotonic,
    newId,
    version: 'test',
    extensionOrigins: [origin],
    tls: false,
    behindProxy: false,
    addressOf: () => '127.0.0.1',
    stopping: () => false,
    web: await readWebFiles(join(contentDir, '..', 'dist', 'web')),
  });
  const server: ServerType = await new Promise((resolve) => {
    const made = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(made));
  });
  const { port } = server.address() as AddressInfo;
  return {
    booted,
    logged,
    port,
    async stop() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}

function createGate(target: () => number): { gate: Gate; server: Server } {
  const gate: Gate = {
    mode: 'pass',
    delayMs: 0,
    seen: [],
    count: (method, path) =>
      gate.seen.filter((each) => each.method === method && path.test(each.path)).length,
  };
  const server = createServer((incoming: IncomingMessage, outgoing) => {
    const { method = '', url = '/', headers } = incoming;
    const note: Gate['seen'][number] = { method, path: url };
    if (method !== 'OPTIONS') gate.seen.push(note);
    if (url === '/api/context')
      incoming.on('data', (chunk: Buffer) => (note.body = (note.body ?? '') + String(chunk)));
    if (gate.cut?.(note) === true) return void incoming.socket.destroy();
    if (gate.mode === 'down') return void incoming.socket.destroy();
    if (gate.mode === 'html')
      return void outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<h1>维护中</h1>');
    const upstream = request({ host: '127.0.0.1', port: target(), method, path: url, headers }, (answer) => {
      const body: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => body.push(chunk));
      answer.on('end', () => {
        // The network breaks after the service has committed: the client cannot know.
        if (gate.mode === 'lostAnswer' && method === 'POST') return void incoming.socket.destroy();
        const pass = () =>
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(body));
        if (gate.delayMs > 0) setTimeout(pass, gate.delayMs);
        else pass();
      });
    });
    upstream.on('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  });
  return { gate, server };
}

export interface World {
  readonly browser: Browser;
  readonly gate: Gate;
  readonly build: Build;
  /** Where the service keeps its books. */
  readonly data: string;
  readonly service: Booted;
  /** Lines the service logged. */
  readonly logged: readonly string[];
  close(): Promise<void>;
}

/** A counter with its own service and an extension that takes every loopback page for the bank's. */
export async function openWorld(options: {
  stack: Stack;
  /** Whom of the demo cast to log in; absent: nobody. */
  staffNo?: string;
  extraExtensions?: readonly string[];
  /** The service's clock; the machine's unless told. */
  clock?: () => number;
}): Promise<World> {
  const build = await sharedBuild(options.stack);
  // Books of its own, under the keys the build knows.
  const data = mkdtempSync(join(build.data, 'service-'));
  cpSync(join(build.data, 'secrets'), join(data, 'secrets'), { recursive: true });
  const service = await startService(data, `chrome-extension://${build.id}`, options.clock ?? Date.now);
  const { gate, server } = createGate(() => service.port);
  await listening(server, build.port);
  const { extraExtensions = [], staffNo } = options;
  const browser = await launchBrowser({ extension: build.path, extraExtensions });
  if (staffNo) await logIn(browser, staffNo, options.clock);
  return {
    browser,
    gate,
    build,
    data,
    service: service.booted,
    logged: service.logged,
    async close() {
      await browser.close();
      await closed(server);
      await service.stop();
    },
  };
}

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
