import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, type Server, createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

import { type Browser, launchBrowser } from '../../support/browser.ts';
import { listenInProcess, startInProcess } from '../../support/in-process.ts';
import { logIn } from '../../support/login.ts';
import { closed, listening } from '../../support/loopback.ts';
import { buildExtension } from '../../support/stack.ts';

/** A counter for many customers a minute: the real service without the look-up quota, and a browser with its own build. */
export interface Counter {
  readonly browser: Browser;
  /** The wait before an answer of `/api/context` goes to the browser, ms; asked for each answer. */
  delay: () => number;
  close(): Promise<void>;
}

const limits = { lookupsPerMinute: 1_000_000, customersPerDay: 300, loginsPerMinute: 100 };

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
  cpSync(inject('stack').bank, data, { recursive: true });
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
  const service = await startInProcess({
    dataDir: data,
    clock: Date.now,
    limits,
    extensionOrigins: [`chrome-extension://${id}`],
  });
  const listener = await listenInProcess(service);
  servicePort = listener.port;
  const browser = await launchBrowser({ extension: path, pageCache: options.pageCache ?? false });
  await logIn(browser, options.staffNo);
  return Object.assign(counter, {
    browser,
    async close() {
      await browser.close();
      await closed(proxy);
      await listener.stop();
      rmSync(data, { recursive: true, force: true });
    },
  });
}
