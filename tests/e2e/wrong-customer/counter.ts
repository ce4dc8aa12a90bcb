import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, type Server, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';

import { createApp } from '../../../server/app.ts';
import { boot } from '../../../server/boot.ts';
import { seedDemo } from '../../../server/demo/seed.ts';
import { createLog } from '../../../server/http/log.ts';
import { readContentFolder } from '../../../server/knowledge/content-files.ts';
import { createOrganisationService } from '../../../server/organisation/organisation.service.ts';
import { type Browser, launchBrowser } from '../../support/browser.ts';
import { logIn } from '../../support/login.ts';
import { buildExtension } from '../../support/stack.ts';

const contentDir = join(import.meta.dirname, '..', '..', '..', 'content');

/** A counter for many customers a minute: the real service without the look-up quota, and a browser with its own build. */
export interface Counter {
  readonly browser: Browser;
  /** The wait before an answer of `/api/context` goes to the browser, ms; asked for each answer. */
  delay: () => number;
  close(): Promise<void>;
}

const listening = (server: Server, port = 0): Promise<number> =>
  new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

async function startService(
  data: string,
  origin: string,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const clock = () => Date.now();
  const monotonic = () => performance.now();
  const newId = () => crypto.randomUUID();
  const limits = { lookupsPerMinute: 1_000_000, customersPerDay: 300, loginsPerMinute: 100 };
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
  const app = createApp({
    services,
    database,
    audit,
    secrets,
    log: createLog({ write: () => undefined }),
    clock,
    monotonic,
    newId,
    version: 'test',
    extensionOrigins: [origin],
    tls: false,
    behindProxy: false,
    addressOf: () => '127.0.0.1',
    stopping: () => false,
  });
  const server: ServerType = await new Promise((resolve) => {
    const made = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(made));
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async stop() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}

/** Passes everything on to the service; answers about customers wait, so that they overtake one another. */
function createProxy(target: () => number, delay: () => number): Server {
  return createServer((incoming: IncomingMessage, outgoing) => {
    const { method, url = '/', headers } = incoming;
    const options = { host: '127.0.0.1', port: target(), method, path: url, headers };
    const upstream = request(options, (answer) => {
      const body: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => body.push(chunk));
      answer.on('end', () => {
        const pass = () =>
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(body));
        if (url === '/api/context') setTimeout(pass, delay());
        else pass();
      });
    });
    upstream.on('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  });
}

/** Builds the extension for these hosts and adapters, starts a service for it and logs one of the demo cast in. */
export async function openCounter(options: {
  hosts: readonly string[];
  adapters?: string;
  staffNo: string;
  pageCache?: boolean;
}): Promise<Counter> {
  const data = mkdtempSync(join(tmpdir(), 'tellerwise-counter-'));
  const counter = { delay: () => 0 };
  let servicePort = 0;
  const proxy = createProxy(
    () => servicePort,
    () => counter.delay(),
  );
  const proxyPort = await listening(proxy);
  const { path, id } = buildExtension({
    hosts: options.hosts,
    server: `http://127.0.0.1:${proxyPort}`,
    data,
    out: join(data, 'extension'),
    ...(options.adapters ? { adapters: options.adapters } : {}),
  });
  const service = await startService(data, `chrome-extension://${id}`);
  servicePort = service.port;
  const browser = await launchBrowser({ extension: path, pageCache: options.pageCache ?? false });
  await logIn(browser, options.staffNo);
  return Object.assign(counter, {
    browser,
    async close() {
      await browser.close();
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
      await service.stop();
      rmSync(data, { recursive: true, force: true });
    },
  });
}
