import { serve, type ServerType } from '@hono/node-server';
import type { Context } from 'hono';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { destination } from 'pino';
import { v7 as uuidv7 } from 'uuid';

import { AppError } from '../core/errors.ts';
import { createApp } from './app.ts';
import { createAnchors } from './audit/anchors.ts';
import { boot } from './boot.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { auditKey, publicSigningKeys } from './crypto/secrets.ts';
import { takeHandedOver } from './customer/import-inbox.ts';
import { importCustomers } from './customer/import.service.ts';
import { demoAccounts } from './demo/accounts.ts';
import { seedDemo } from './demo/seed.ts';
import { createLog, errorTrace } from './http/log.ts';
import { readWebFiles } from './http/static.ts';
import type { KnowledgeService } from './knowledge/knowledge.service.ts';
import { readContentFolder } from './knowledge/content-files.ts';
import { createOrganisationService } from './organisation/organisation.service.ts';
import { createLrsPush } from './lrs/push.ts';
import { statementDeps } from './records/export.ts';
import { recordsHead } from './records/anchored.ts';
import { noteRunning } from './running.ts';
import { totpCode } from './session/totp.ts';

const stopWithin = 10_000;
const dayMs = 86_400_000;

async function start(config: Config): Promise<void> {
  const clock = () => Date.now();
  const monotonic = () => performance.now();
  const newId = () => uuidv7();
  const log = createLog(destination({ dest: 1, sync: false }), config.logLevel);
  const limits = { lookupsPerMinute: 60, customersPerDay: 300, loginsPerMinute: 20 };

  const { database, secrets, audit, services, operatorAudit } = await boot({
    ...config,
    clock,
    monotonic,
    newId,
    limits,
  });
  const anchorFolders = [join(config.dataDir, 'anchors'), ...(config.anchorDir ? [config.anchorDir] : [])];
  const anchors = createAnchors({
    chain: audit,
    beside: () => recordsHead(database.sql),
    key: auditKey(secrets),
    folders: anchorFolders,
    clock,
  });

  if (config.demo) {
    const files = await readContentFolder(config.contentDir);
    await services.knowledge
      .load(files, { publish: 'always', by: 'demo' })
      .catch(keepLastGood(services.knowledge));
    const writer = database.writer;
    const shared = { sql: database.sql, writer, clock, audit: operatorAudit('demo') };
    const organisation = createOrganisationService(shared);
    const masks = () => services.knowledge.rules().masks;
    await seedDemo({ ...shared, secrets, masks, organisation, cipher: services.cipher }, config.contentDir);
  }

  let stopping = false;
  const app = createApp({
    services,
    database,
    audit,
    secrets,
    log,
    clock,
    monotonic,
    newId,
    version: await ownVersion(),
    extensionOrigins: config.extensionOrigins,
    embedOrigins: config.embedOrigins,
    tls: config.tls !== undefined || config.behindProxy,
    behindProxy: config.behindProxy,
    addressOf: addressReader(config.behindProxy),
    stopping: () => stopping,
    web: config.webDir === undefined ? undefined : await readWebFiles(config.webDir),
  });

  const quietly = (work: () => Promise<void>) =>
    void work().catch((error: unknown) => log.error({ event: 'timer', error: errorTrace(error) }));
  const every = (ms: number, work: () => Promise<void>) => setInterval(() => quietly(work), ms);
  let taking = Promise.resolve();
  const takeImports = () =>
    (taking = taking.then(() =>
      takeHandedOver(config.dataDir, (path, by) => {
        const masks = () => services.knowledge.rules().masks;
        return importCustomers(
          { writer: database.writer, secrets, masks, clock, audit: operatorAudit(by) },
          path,
          by,
        );
      }),
    ));
  // An empty base has no rules yet, and nothing to forget.
  const forgetOldUsage = async () => {
    if (services.knowledge.isPublished()) await services.gaps.usage.forgetOld(clock());
  };
  quietly(forgetOldUsage);
  const { lrs, homePage } = config;
  const push =
    lrs === undefined || homePage === undefined
      ? undefined
      : createLrsPush({
          sql: database.sql,
          writer: database.writer,
          target: lrs,
          statements: statementDeps(homePage),
          send: (request) => fetch(request),
          clock,
        });
  let pushing: Promise<unknown> = Promise.resolve();
  const remindLearners = async () => {
    if (services.knowledge.isPublished()) await services.courses.sweep(clock());
  };
  quietly(remindLearners);
  const timers = [
    // One after the other: two at once would send the same lines.
    every(5_000, async () => void (await (pushing = pushing.then(() => push?.push())))),
    every(1000, () => anchors.tick()),
    every(1000, takeImports),
    every(60_000, () => database.check()),
    // R-QZ6: what nobody handed in is closed within minutes of its grace.
    every(60_000, async () => void (await services.quizzes.sweep(clock()))),
    // R214: reminders within the hour of their day, each once.
    every(3_600_000, remindLearners),
    every(30_000, async () => {
      await services.knowledge.refreshIfChanged();
      await services.fullText.bringUp();
    }),
    every(dayMs, forgetOldUsage),
  ];

  const server = await listen(app.fetch, config);
  const noLongerRunning = await noteRunning(config.dataDir, process.pid);

  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopWithin).unref();
    for (const timer of timers) clearInterval(timer);
    // Requests under way may end; new ones are told that the service stops.
    const ended = new Promise<void>((resolve) => server.close(() => resolve()));
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    await Promise.race([ended, delay(stopWithin / 2)]);
    await anchors.tick(true);
    await database.close();
    await noLongerRunning();
    log.info({ event: 'stopped', groups: database.writer.groups() });
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());

  // Said last: who reads the address may stop the service at once, and it ends as it should.
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const scheme = config.tls ? 'https' : 'http';
  process.stdout.write(`${scheme}://${config.host}:${port}\n`);
  process.stdout.write(`signing keys ${JSON.stringify(publicSigningKeys(secrets))}\n`);
  if (config.demo) printLogins(clock());
  log.info({ event: 'started', port });
}

function listen(
  fetch: ReturnType<typeof createApp>['fetch'],
  { host, port, tls }: Config,
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const options = tls
      ? {
          createServer: createTlsServer,
          serverOptions: {
            cert: readFileSync(tls.certFile),
            key: readFileSync(tls.keyFile),
            minVersion: 'TLSv1.2' as const,
          },
        }
      : {};
    const server = serve({ fetch, hostname: host, port, ...options }, () => resolve(server));
    server.on('error', reject);
  });
}

/** Address of the caller; behind a declared proxy the last entry of X-Forwarded-For, which the proxy wrote. */
function addressReader(behindProxy: boolean): (context: Context) => string {
  return (context) => {
    const env = context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
    const peer = env?.incoming?.socket?.remoteAddress ?? '';
    if (!behindProxy) return peer;
    return context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? peer;
  };
}

async function ownVersion(): Promise<string> {
  const file = fileURLToPath(new URL('../package.json', import.meta.url));
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string };
  return version;
}

function printLogins(now: number): void {
  for (const { staffNo, name, post, password, totpSeed } of demoAccounts()) {
    const code = totpCode(totpSeed, now);
    process.stdout.write(`login ${staffNo} ${name} ${post} · ${password} · TOTP ${totpSeed} (${code})\n`);
  }
}

try {
  await start(readConfig(process.env));
} catch (error) {
  // The one place where a failed start is told: what it is, and for known faults their stable code.
  const known = error instanceof ConfigError || error instanceof AppError;
  process.stderr.write(`tellerwise cannot start: ${known ? error.message : errorTrace(error)}\n`);
  if (error instanceof AppError) {
    for (const { file, line, row, field, message } of error.findings) {
      process.stderr.write(`  ${[file, line ?? row, field].filter(Boolean).join(':')} ${message}\n`);
    }
  }
  process.exit(1);
}

/** A broken or diverged content folder stops no counter: what was published last stays in force, and each finding is said. */
function keepLastGood(knowledge: KnowledgeService): (error: unknown) => void {
  return (error) => {
    const isContent = error instanceof AppError && error.code.startsWith('content.');
    if (!isContent || !knowledge.isPublished()) throw error;
    for (const { file, line, field, message } of error.findings) {
      process.stderr.write(`${file ?? '-'}:${line ?? 1} ${field ?? ''} ${message}\n`);
    }
    process.stderr.write(`${error.code}: nothing was loaded, the content published last stays in force\n`);
  };
}
