import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { Secret, TOTP } from 'otpauth';

import { demoAccounts } from '../server/demo/accounts.ts';
import { nodeOptions } from '../server/node-options.ts';
import { startHosts } from '../tests/hosts/server.ts';
import { dataDir, defaultServer, demoHostsPort, extensionKey } from './build-options.ts';
import { findChromium } from './chromium.ts';

const here = join(import.meta.dirname, '..');
const node = join(here, 'node_modules', '.bin', 'node');
const folder = join(here, 'dist', 'extension', 'chrome-mv3');

/** `npm start`: builds what is missing, starts the service and the demo hosts, prints addresses and logins. */
const { status } = spawnSync(node, ['tools/build.ts'], { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
if (status !== 0) process.exit(status ?? 1);

const service = spawn(node, [...nodeOptions, join(here, 'server', 'main.ts')], {
  cwd: here,
  env: {
    ...process.env,
    TELLERWISE_DATA: dataDir,
    TELLERWISE_DEMO: '1',
    TELLERWISE_WEB: join(here, 'dist', 'web'),
    TELLERWISE_EXTENSION_ORIGINS: `chrome-extension://${extensionKey().id}`,
    TELLERWISE_LOG: process.env['TELLERWISE_LOG'] ?? 'warn',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
});
service.once('exit', (code) => process.exit(code ?? 1));
const stop = () => void service.kill('SIGTERM');
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

async function ready(): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const isReady = await fetch(`${defaultServer}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  console.error('The service did not become ready within 30 s; its log above says why.');
  stop();
}

await ready();
const { urls } = await startHosts({ port: demoHostsPort });
const hosts = [
  ['SPA of 2025', `${urls.spa}home`],
  ['hash SPA of 2013', urls.hash],
  ['one page of 2012', urls.single],
  ['frameset of 2005', urls.frameset],
] as const;
console.log(`Service     ${defaultServer}/`);
for (const [name, url] of hosts) console.log(`Demo host   ${url}  ${name}`);
const codeOf = (seed: string) => new TOTP({ secret: Secret.fromBase32(seed) }).generate();
console.log(
  'Logins      staff number, password, code of this moment (it works once; type a staff number and Enter for the next)',
);
for (const { staffNo, name, post, password, totpSeed } of demoAccounts()) {
  const code = codeOf(totpSeed);
  console.log(`  ${staffNo.padEnd(6)} ${password.padEnd(18)} ${code}  seed ${totpSeed}  ${name} ${post}`);
}
createInterface({ input: process.stdin }).on('line', (line) => {
  const account = demoAccounts().find((each) => each.staffNo === line.trim().toUpperCase());
  console.log(account ? `  ${account.staffNo}  ${codeOf(account.totpSeed)}` : '  no such demo login');
});
console.log(`Extension   ${folder}  (chrome://extensions, developer mode, load unpacked)`);

const chromium = findChromium();
if (process.env['DISPLAY'] && chromium && existsSync(folder)) {
  const profile = join(dataDir, 'chromium');
  const flags = [
    '--no-first-run',
    `--user-data-dir=${profile}`,
    `--disable-extensions-except=${folder}`,
    `--load-extension=${folder}`,
  ];
  if (process.getuid?.() === 0) flags.push('--no-sandbox');
  spawn(chromium, [...flags, `${urls.spa}home`], { stdio: 'ignore', detached: true }).unref();
} else {
  console.log(
    'No display here: open a demo host in a Chromium with the extension loaded. Ctrl+C ends everything.',
  );
}
