import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient } from '@libsql/client';
import { describe, expect, test } from 'vitest';

import { verifyAudit } from '../../../server/audit/verify.ts';
import { auditKey, openSecrets } from '../../../server/crypto/secrets.ts';
import { sqlOn } from '../../../server/database/connection.ts';
import { rounds as sized } from '../../support/size.ts';
import { temporaryFolder } from '../../support/database.ts';

const rounds = sized(100);
const script = join(import.meta.dirname, 'writing-process.ts');

/** Runs the loaded process and kills it without warning some milliseconds after its first acknowledgement. */
function killUnderLoad(dataDir: string, afterMs: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    const acknowledged: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (acknowledged.length === 0) setTimeout(() => child.kill('SIGKILL'), afterMs);
      acknowledged.push(line);
    });
    child.on('error', reject);
    child.on('close', () => resolve(acknowledged));
  });
}

describe('durability', () => {
  test(`${rounds} times kill -9 under load: nothing acknowledged is lost, nothing is torn (R-RE1)`, async () => {
    let dataDir = '';
    let acknowledged = 0;
    for (let round = 0; round < rounds; round += 1) {
      // Each database lives through ten kills: enough to start from what a killed one left behind.
      if (round % 10 === 0) dataDir = temporaryFolder();
      const lines = await killUnderLoad(dataDir, (round * 37) % 61);
      // The last line may have been cut by the kill itself.
      const whole = lines.filter((line) => /^[\w-]{36}-\d+$/.test(line));
      acknowledged += whole.length;
      const client = createClient({
        url: `file:${join(dataDir, 'tellerwise.db')}`,
        concurrency: 1,
        timeout: 5000,
      });
      const column = async (query: string) =>
        (await client.execute(query)).rows.map((row) => row[0] as string);
      const lookups = new Set(
        await column("select customer_hash from customer_lookups where staff_no = 'load'"),
      );
      const audited = new Set(await column("select body ->> 'object' from audit_rows where action = 'load'"));
      expect(whole.filter((line) => !lookups.has(line) || !audited.has(line))).toEqual([]);
      expect(
        [...lookups].filter((id) => !audited.has(id)).concat([...audited].filter((id) => !lookups.has(id))),
      ).toEqual([]);
      expect(await column('pragma integrity_check')).toEqual(['ok']);
      expect(await column('pragma foreign_key_check')).toEqual([]);
      if (round % 10 === 9) {
        const key = auditKey(await openSecrets(dataDir));
        expect((await verifyAudit(sqlOn(client), key, [])).faults).toEqual([]);
      }
      client.close();
    }
    expect(acknowledged).toBeGreaterThan(rounds);
  }, 600_000);

  const strace = spawnSync('strace', ['-V']).status === 0;
  test.runIf(strace)(
    'commit groups are no more than fsyncs of the WAL (R-RE2)',
    () => {
      const dataDir = temporaryFolder();
      const trace = join(dataDir, 'trace.txt');
      const args = [
        '-f',
        '-y',
        '-e',
        'trace=fsync,fdatasync',
        '-o',
        trace,
        process.execPath,
        script,
        dataDir,
        '5',
        '300',
      ];
      const { stderr } = spawnSync('strace', args, { encoding: 'utf8' });
      const groups = Number(/groups (\d+)/.exec(stderr)?.[1]);
      const syncs = readFileSync(trace, 'utf8')
        .split('\n')
        .filter((line) => /fd?a?t?a?sync\(\d+<.*-wal>/.test(line)).length;
      expect(groups).toBeGreaterThan(20);
      expect(groups).toBeLessThanOrEqual(syncs);
    },
    120_000,
  );
});
