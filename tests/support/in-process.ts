import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { Context } from 'hono';
import { v7 as uuidv7 } from 'uuid';

import { createApp, type App } from '../../server/app.ts';
import { boot, type BootDeps, type Booted } from '../../server/boot.ts';
import { createLog } from '../../server/http/log.ts';
import type { WebFiles } from '../../server/http/static.ts';

export interface InProcessOptions {
  readonly dataDir: string;
  /** Milliseconds UTC. */
  readonly clock: () => number;
  readonly limits: BootDeps['limits'];
  readonly extensionOrigins: readonly string[];
  readonly embedOrigins?: readonly string[];
  readonly web?: WebFiles;
  /** Who is asking; always this machine unless told. */
  readonly addressOf?: (context: Context) => string;
}

export interface InProcess extends Booted {
  readonly app: App;
  /** Lines the service logged. */
  readonly logged: string[];
}

/** The real service in the test's own process, so that a test can look into its books. */
export async function startInProcess(options: InProcessOptions): Promise<InProcess> {
  const { dataDir, clock, limits, extensionOrigins, embedOrigins = [], web } = options;
  const monotonic = () => performance.now();
  const newId = () => uuidv7();
  const booted = await boot({ dataDir, clock, monotonic, newId, limits });
  const { database, services, secrets, audit } = booted;
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
    extensionOrigins,
    embedOrigins,
    ...(web ? { web } : {}),
    tls: false,
    behindProxy: false,
    addressOf: options.addressOf ?? (() => '127.0.0.1'),
    stopping: () => false,
  });
  return { ...booted, app, logged };
}

/** Serves it on a free port of this machine; `stop` ends it with every connection. */
export async function listenInProcess({ app, database }: InProcess): Promise<{
  readonly port: number;
  stop(): Promise<void>;
}> {
  const server: ServerType = await new Promise((resolve) => {
    const made = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(made));
  });
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}
