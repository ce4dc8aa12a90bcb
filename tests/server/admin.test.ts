import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { contentDir } from '../support/demo-bank.ts';
import { temporaryFolder } from '../support/database.ts';

const tool = join(import.meta.dirname, '../../tools/admin.ts');
const demo = (name: string) => join(contentDir, 'demo', name);

function admin(dataDir: string, args: string[], input = '', env: Record<string, string> = {}) {
  return new Promise<{ status: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, [tool, ...args], {
      env: { PATH: process.env['PATH'] ?? '', TELLERWISE_DATA: dataDir, ...env },
      cwd: join(contentDir, '..'),
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    child.on('close', (status) => resolve({ status, out, err }));
    child.stdin.end(input);
  });
}

describe('npm run admin', () => {
  test('sets a bank up from nothing: keys, content, staff, customers, a login; the trail is whole', async () => {
    const dataDir = temporaryFolder();
    const key = { TELLERWISE_DB_KEY: 'a key of the test 0123456789' };
    const run = (args: string[], input?: string) => admin(dataDir, args, input, key);
    const init = await run(['init', '--units', demo('units.csv'), '--staff', demo('staff.csv')]);
    expect(init.err).toBe('');
    expect(JSON.parse(init.out)).toMatchObject({ organisation: { units: 5, staff: 17 } });
    const imported = await run(['import', demo('customers.csv')]);
    expect(JSON.parse(imported.out)).toMatchObject({ rows: 10, added: 10 });
    const user = await run(['user', 'S-01'], 'long enough for an administrator\n');
    expect(user.out).toContain('otpauth://totp/Tellerwise:S-01');
    const verified = await run(['verify-audit']);
    expect(verified.status).toBe(0);
    expect(JSON.parse(verified.out)).toMatchObject({ chains: 3, rows: 3, faults: [] });
    expect((await admin(dataDir, ['verify-audit'])).err, 'without the key it does not open').toContain(
      'database.key',
    );
  });

  test('bad files and short passwords are refused with places, and the exit code says so', async () => {
    const dataDir = temporaryFolder();
    await admin(dataDir, ['init', '--units', demo('units.csv'), '--staff', demo('staff.csv')]);
    const bad = join(dataDir, 'bad.csv');
    writeFileSync(bad, 'customerNo,dataDate,orgUnitCode,name,customerType\nX-1,2026-11-20,3201,,personal\n');
    const refused = await admin(dataDir, ['import', bad]);
    expect(refused.status).toBe(1);
    expect(refused.err).toMatch(/^import\.rows .+\n {2}bad\.csv:2:name /);
    const staff = join(dataDir, 'staff.csv');
    writeFileSync(
      staff,
      'staffNo,name,orgUnitCode,roles,joinedOn,certificateUntil,active\nZ-1,甲,3201,admin;teller,,,1\nZ-2,乙,3201,boss,2026-02-30,,1\n',
    );
    const separated = await admin(dataDir, ['import', '--units', demo('units.csv'), '--staff', staff]);
    expect(separated.status).toBe(1);
    expect(separated.err).toContain('staff.csv:2:roles');
    expect(separated.err).toContain('staff.csv:3:joinedOn');
    expect((await admin(dataDir, ['user', 'S-01'], 'short')).err).toContain('at least 15');
    expect((await admin(dataDir, ['user', 'nobody'], 'long enough for anybody')).err).toContain('staffNo');
    expect((await admin(dataDir, ['unknown'])).err).toContain('verify-audit');
  });
});
