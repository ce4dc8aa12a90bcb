import { serve } from '@hono/node-server';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createApp } from '../server/app.ts';
import { demoAccounts } from '../server/demo/accounts.ts';
import { seedDemo } from '../server/demo/seed.ts';
import { createLog } from '../server/http/log.ts';
import { createOrganisationService } from '../server/organisation/organisation.service.ts';
import { totpCode } from '../server/session/totp.ts';
import { articleFile, openLargeBase } from './large-base.ts';
import { report } from './trace.ts';
import { v7 as uuidv7 } from 'uuid';
import { join } from 'node:path';

/**
 * What an answer costs the service in CPU, against a bare node http server saying hello in the same process and run. The
 * callers are a process of their own. TELLERWISE_BENCH_DOCUMENTS sets the size of the base.
 */
const size = Number(process.env['TELLERWISE_BENCH_DOCUMENTS'] ?? 10_000);
const requests = 3_000;
const base = await openLargeBase(size);
const restricted = Array.from({ length: 200 }, (_, at) => articleFile(100 + at, 1, 'restricted'));
for (const file of restricted) {
  await base.database.writer.write((tx) =>
    base.services.knowledge.publish(tx, file, { by: 'bench', at: Date.now() }),
  );
}
await base.services.knowledge.refresh();
const { database, services, secrets, audit, operatorAudit } = base;
const shared = { sql: database.sql, writer: database.writer, clock: Date.now, audit: operatorAudit('bench') };
const organisation = createOrganisationService(shared);
const masks = () => services.knowledge.rules().masks;
await seedDemo(
  { ...shared, secrets, masks, organisation, cipher: services.cipher },
  join(import.meta.dirname, '../content'),
  {
    castOnly: true,
  },
);
const app = createApp({
  services,
  database,
  audit,
  secrets,
  log: createLog({ write: () => undefined }),
  clock: Date.now,
  monotonic: () => performance.now(),
  newId: () => uuidv7(),
  version: 'bench',
  extensionOrigins: [],
  tls: false,
  behindProxy: false,
  addressOf: () => '127.0.0.1',
  stopping: () => false,
});
const hello = createServer((_, answer) => answer.end('hello')).listen(0, '127.0.0.1');
const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
  const made = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(made));
});
const portOf = (one: { address(): unknown }): number => (one.address() as AddressInfo).port;
const url = `http://127.0.0.1:${portOf(server)}`;

const device = '00000000-0000-4000-8000-000000000001';
const account = demoAccounts().find(({ staffNo }) => staffNo === 'K-01');
const opened = await fetch(`${url}/api/sessions`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    staffNo: 'K-01',
    password: account?.password,
    totp: totpCode(account?.totpSeed ?? '', Date.now()),
    device,
    client: 'web',
  }),
});
const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
const manifest = await fetch(`${url}/api/knowledge/manifest`, { headers: { cookie } });
const tag = manifest.headers.get('etag') ?? '';

/** CPU milliseconds of this process for one answer, the callers elsewhere. */
async function cost(
  address: string,
  headers: Record<string, string>,
  wanted: number,
  body?: unknown,
): Promise<number> {
  const sent = body === undefined ? '' : JSON.stringify(body);
  const type = body === undefined ? {} : { 'content-type': 'application/json', origin: url };
  const options = { method: body === undefined ? 'GET' : 'POST', headers: { ...headers, ...type } };
  const caller = `
    const http = require('node:http');
    const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
    let left = ${requests}, wrong = 0;
    const one = () => new Promise((done) => http.request(${JSON.stringify(address)}, { agent, ...${JSON.stringify(options)} }, (answer) => {
      if (answer.statusCode !== ${wanted}) wrong += 1;
      answer.resume().on('end', done);
    }).end(${JSON.stringify(sent)}));
    Promise.all(Array.from({ length: 16 }, async () => { while (left-- > 0) await one(); })).then(() => process.exit(wrong === 0 ? 0 : 1));
  `;
  const began = process.cpuUsage();
  const code = await new Promise((resolve) =>
    spawn(process.execPath, ['-e', caller], { stdio: 'inherit' }).on('exit', resolve),
  );
  if (code !== 0) throw new Error(`${address} did not answer ${wanted} every time`);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000 / requests;
}

const floor = async (): Promise<number> => cost(`http://127.0.0.1:${portOf(hello)}/`, {}, 200);
await floor();
const bare = await floor();
report('server.hello', bare, 'ms');
report(
  'server.notModified',
  await cost(`${url}/api/knowledge/manifest`, { cookie, 'if-none-match': tag }, 304),
  'ms',
  bare,
);
report('server.article', await cost(`${url}/api/knowledge/articles/ART-150`, { cookie }, 200), 'ms', bare);
const search = () => cost(`${url}/api/knowledge/search`, { cookie }, 200, { text: '150 号业务怎么办' });
// The index of restricted texts is made at the first question.
await search();
report('server.search', await search(), 'ms', bare);
await database.close();
process.exit(0);
