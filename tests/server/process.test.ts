import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { get } from 'node:https';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connect, type SecureVersion } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';

import { boot } from '../../server/boot.ts';
import { addUsage } from '../../server/gaps/usage.repository.ts';
import { contentDir } from '../support/demo-bank.ts';
import { temporaryFolder } from '../support/database.ts';

const main = join(import.meta.dirname, '../../server/main.ts');

function start(env: Record<string, string>): {
  child: ChildProcess;
  lines: string[];
  errors: string[];
  ended: Promise<number | null>;
} {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'] ?? '', TELLERWISE_PORT: '0', TELLERWISE_CONTENT: contentDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const errors: string[] = [];
  if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  if (child.stderr) createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  return { child, lines, errors, ended: new Promise((resolve) => child.on('close', resolve)) };
}

const address = (lines: string[]) =>
  expect.poll(() => lines[0], { timeout: 30_000 }).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);

describe('the service as a process', () => {
  test('starts the demo, prints its address first and a login for each of the cast, and stops within ten seconds', async () => {
    const dataDir = temporaryFolder();
    const { child, lines, ended } = start({ TELLERWISE_DEMO: '1', TELLERWISE_DATA: dataDir });
    await address(lines);
    await expect.poll(() => lines.filter((line) => line.startsWith('login ')).length).toBe(14);
    const url = lines[0] ?? '';
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${url}/api/docs`)).text()).toContain('swagger-ui');
    expect((await fetch(`${url}/api/docs/swagger-ui-bundle.js`)).headers.get('content-type')).toContain(
      'javascript',
    );
    const requests = Array.from({ length: 200 }, () =>
      fetch(`${url}/api/sessions/me`).then(
        (response) => response.status,
        () => 0,
      ),
    );
    await Promise.race(requests);
    const began = Date.now();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    // In the middle of a stop a request is answered, refused or cut off, never answered with a success it did not have.
    for (const status of await Promise.all(requests)) expect([0, 401, 503]).toContain(status);
    expect(readFileSync(join(dataDir, 'anchors/audit-anchors.jsonl'), 'utf8').trim().length).toBeGreaterThan(
      50,
    );
    expect(statSync(join(dataDir, 'secrets/keys.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'secrets')).mode & 0o777).toBe(0o700);
  });

  test('at its start it removes counts of use that are older than the rules let them become', async () => {
    const dataDir = temporaryFolder();
    const run = async () => {
      const { child, lines, ended } = start({ TELLERWISE_DEMO: '1', TELLERWISE_DATA: dataDir });
      await address(lines);
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
    };
    const days = async (more: readonly string[] = []) => {
      const limits = { lookupsPerMinute: 1, customersPerDay: 1, loginsPerMinute: 1 };
      const clocks = { clock: () => Date.now(), monotonic: () => performance.now() };
      const { database } = await boot({ dataDir, limits, ...clocks, newId: () => crypto.randomUUID() });
      const row = { orgUnitCode: '3201', post: 'teller', kind: 'noResult', subject: '跨境汇款', count: 5 };
      await database.writer.write(async (tx) => {
        for (const day of more) await addUsage(tx, { ...row, day });
      });
      const rows = await database.sql.all<{ day: string }>('select day from usage_counts order by day');
      await database.close();
      return rows.map(({ day }) => day);
    };
    await run();
    const today = new Date().toISOString().slice(0, 10);
    expect(await days(['2001-01-01', today])).toEqual(['2001-01-01', today]);
    await run();
    expect(await days()).toEqual([today]);
  });

  test('without the demo there is no login, no customer, no content', async () => {
    const { lines } = start({ TELLERWISE_DATA: temporaryFolder() });
    await address(lines);
    expect(lines.some((line) => line.startsWith('login '))).toBe(false);
    const body = JSON.stringify({
      staffNo: 'T-001',
      password: 'Tellerwise-T-001',
      totp: '000000',
      device: crypto.randomUUID(),
      client: 'extension',
    });
    const response = await fetch(`${lines[0]}/api/sessions`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(401);
  });

  test.each([
    ['an open address without TLS', { TELLERWISE_HOST: '0.0.0.0' }, /TLS/],
    ['a demo beyond loopback', { TELLERWISE_HOST: '0.0.0.0', TELLERWISE_DEMO: '1' }, /loopback/],
    ['a port that is none', { TELLERWISE_PORT: '70000' }, /TELLERWISE_PORT/],
  ])('%s: refuses to start with one clear line', async (_name, env, said) => {
    const { errors, ended } = start({ TELLERWISE_DATA: temporaryFolder(), ...env });
    expect(await ended).toBe(1);
    expect(errors.filter((line) => !line.includes('Warning'))).toEqual([expect.stringMatching(said)]);
  });
});

describe('transport (R37)', () => {
  test('TLS 1.1 is refused, 1.2 and 1.3 are served, with Secure cookies and HSTS', async () => {
    const folder = temporaryFolder();
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    execFileSync('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...['-subj', '/CN=localhost', '-keyout', key, '-out', cert],
    ]);
    const env = { TELLERWISE_DATA: folder, TELLERWISE_TLS_CERT: cert, TELLERWISE_TLS_KEY: key };
    const { lines } = start(env);
    await expect.poll(() => lines[0], { timeout: 30_000 }).toMatch(/^https:/);
    const port = Number(new URL(lines[0] ?? '').port);
    const handshake = (version: SecureVersion) =>
      new Promise<string | null>((resolve, reject) => {
        const options = {
          port,
          host: '127.0.0.1',
          rejectUnauthorized: false,
          minVersion: version,
          maxVersion: version,
        };
        const socket = connect({ ...options, ciphers: 'DEFAULT@SECLEVEL=0' }, () => {
          resolve(socket.getProtocol());
          socket.destroy();
        });
        socket.on('error', reject);
      });
    await expect(handshake('TLSv1.1')).rejects.toThrow();
    expect(await handshake('TLSv1.2')).toBe('TLSv1.2');
    expect(await handshake('TLSv1.3')).toBe('TLSv1.3');
    const headers = await new Promise<IncomingHttpHeaders>((resolve, reject) => {
      get({ port, host: '127.0.0.1', path: '/healthz', rejectUnauthorized: false }, (response) => {
        response.resume();
        resolve(response.headers);
      }).on('error', reject);
    });
    expect(headers['strict-transport-security']).toContain('max-age');
  });
});
