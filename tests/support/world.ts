import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Booted } from '../../server/boot.ts';
import { readWebFiles } from '../../server/http/static.ts';
import { type Browser, launchBrowser } from './browser.ts';
import { contentDir } from './demo-bank.ts';
import { createGate, type Gate } from './gate.ts';
import { listenInProcess, startInProcess } from './in-process.ts';
import { logIn } from './login.ts';
import { closed, listening } from './loopback.ts';
import { type Stack, buildExtension, freePort } from './stack.ts';

/** The build all worlds of a worker share: every port of this machine is the bank, so that each test may serve its own pages. */
interface Build {
  readonly path: string;
  readonly id: string;
  readonly data: string;
  readonly port: number;
}

async function sharedBuild(stack: Stack): Promise<Build> {
  // Files that run side by side must not want the gate's one port at the same time.
  const data = join(stack.data, `world-${process.env['VITEST_POOL_ID'] ?? '0'}`);
  const note = join(data, 'build.json');
  if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8')) as Build;
  mkdirSync(data, { recursive: true });
  const port = await freePort();
  const { path, id } = buildExtension({
    hosts: ['http://127.0.0.1:*/*'],
    server: `http://127.0.0.1:${port}`,
    data: stack.bank,
    out: join(data, 'extension'),
  });
  const build = { path, id, data, port };
  writeFileSync(note, JSON.stringify(build));
  return build;
}

/** Without quotas: a test asks more in a minute than a counter does in a day. */
const limits = { lookupsPerMinute: 1_000_000, customersPerDay: 1_000_000, loginsPerMinute: 1_000 };

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
  cpSync(options.stack.bank, data, { recursive: true });
  const service = await startInProcess({
    dataDir: data,
    clock: options.clock ?? Date.now,
    limits,
    extensionOrigins: [`chrome-extension://${build.id}`],
    web: await readWebFiles(join(contentDir, '..', 'dist', 'web')),
  });
  const listener = await listenInProcess(service);
  const { gate, server } = createGate(listener.port);
  await listening(server, build.port);
  const { extraExtensions = [], staffNo } = options;
  const browser = await launchBrowser({ extension: build.path, extraExtensions });
  if (staffNo) await logIn(browser, staffNo, options.clock);
  return {
    browser,
    gate,
    build,
    data,
    service,
    logged: service.logged,
    async close() {
      await browser.close();
      await closed(server);
      await listener.stop();
    },
  };
}
