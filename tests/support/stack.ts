import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { nodeOptions } from '../../server/node-options.ts';
import { type Hosts, startHosts } from '../hosts/server.ts';
import { makeDemoBank } from './demo-bank.ts';
import { makeOldBrowserCopy } from './old-browser.ts';

const root = join(import.meta.dirname, '..', '..');
const webDir = join(root, 'dist', 'web');
const node = join(root, 'node_modules', '.bin', 'node');

/** Everything a counter needs, on loopback: demo hosts, the real service with the demo bank, the built extension. */
export interface Stack {
  readonly server: string;
  readonly hosts: Hosts['urls'];
  readonly extension: string;
  readonly data: string;
  /** Data folder of the demo bank as it was before anybody came; a service of a test's own begins on a copy. */
  readonly bank: string;
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** A service as its own process, on a data folder that outlives it. */
export class ServiceProcess {
  #child: ChildProcess | undefined;
  readonly port: number;
  readonly data: string;
  readonly extensionOrigin: string;
  readonly embedOrigins: string;

  constructor(options: { port: number; data: string; extensionOrigin: string; embedOrigins?: string }) {
    this.port = options.port;
    this.data = options.data;
    this.extensionOrigin = options.extensionOrigin;
    this.embedOrigins = options.embedOrigins ?? '';
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it on a content folder (the demo bank's own unless told) and waits until it is ready. */
  async start(content = join(root, 'content')): Promise<void> {
    const child = spawn(node, [...nodeOptions, join(root, 'server', 'main.ts')], {
      cwd: root,
      env: {
        ...process.env,
        TELLERWISE_PORT: String(this.port),
        TELLERWISE_DATA: this.data,
        TELLERWISE_DEMO: '1',
        TELLERWISE_EXTENSION_ORIGINS: this.extensionOrigin,
        TELLERWISE_EMBED_ORIGINS: this.embedOrigins,
        // A test of the service alone runs before the page is built.
        ...(existsSync(webDir) ? { TELLERWISE_WEB: webDir } : {}),
        TELLERWISE_CONTENT: content,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let said = '';
    child.stderr?.on('data', (chunk) => (said += String(chunk)));
    child.stdout?.on('data', () => undefined);
    const end = Date.now() + 30_000;
    while (Date.now() < end) {
      if (child.exitCode !== null) throw new Error(`service ended with ${child.exitCode}: ${said}`);
      const ready = await fetch(`${this.url}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (ready) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`service not ready within 30 s: ${said}`);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
    this.#child = undefined;
  }
}

/** Builds the extension for exactly these hosts and this service, as a bank would. */
export function buildExtension(options: {
  hosts: readonly string[];
  server: string;
  data: string;
  out: string;
  /** Folder of adapter packs; absent: the demo bank's. */
  adapters?: string;
}): {
  path: string;
  id: string;
} {
  const { stdout, stderr, status } = spawnSync(
    node,
    [
      'tools/build.ts',
      ...['--server', options.server, '--out', options.out],
      ...(options.adapters ? ['--adapters', options.adapters] : []),
      ...['--hosts', ...options.hosts],
    ],
    {
      cwd: root,
      env: { ...process.env, TELLERWISE_DATA: options.data, TELLERWISE_QUIET: '1' },
      encoding: 'utf8',
    },
  );
  const id = /extension ([a-p]{32})/.exec(stdout)?.[1];
  if (status !== 0 || !id) throw new Error(`build failed: ${stdout}\n${stderr}`);
  const path = join(options.out, 'chrome-mv3');
  const isOld = process.env['TELLERWISE_OLD_BROWSER'] === '1';
  return { path: isOld ? makeOldBrowserCopy(path, join(options.out, 'old-browser')) : path, id };
}

export interface RunningStack extends Stack {
  readonly service: ServiceProcess;
  close(): Promise<void>;
}

/** Starts one, on a bank that was made before where one is given. */
export async function startStack(made?: string): Promise<RunningStack> {
  const data = mkdtempSync(join(tmpdir(), 'tellerwise-stack-'));
  const bank = made ?? join(data, 'bank');
  if (made === undefined) await makeDemoBank(bank, { clock: Date.now, castOnly: false });
  cpSync(bank, data, { recursive: true });
  const hosts = await startHosts();
  const port = await freePort();
  const server = `http://127.0.0.1:${port}`;
  const origins = [...new Set(Object.values(hosts.urls).map((url) => new URL(url).origin))];
  const { path, id } = buildExtension({ hosts: origins, server, data, out: join(data, 'extension') });
  const service = new ServiceProcess({ port, data, extensionOrigin: `chrome-extension://${id}` });
  await service.start();
  return {
    server,
    hosts: hosts.urls,
    extension: path,
    data,
    bank,
    service,
    async close() {
      await service.stop();
      await hosts.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
