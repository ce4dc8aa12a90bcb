import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';

import type { ExportFormat } from '../core/contracts/records.ts';
import type { TrainingRecord } from '../core/record/record.ts';
import { boot } from '../server/boot.ts';
import { readContentFolder } from '../server/knowledge/content-files.ts';
import { putStaff, putUnit } from '../server/organisation/organisation.repository.ts';
import { appendRecords } from '../server/records/append.ts';
import { linesAfter } from '../server/records/records.repository.ts';

/**
 * The files of ten thousand people, signed, as one stream: how long, and how much memory (≤ 60 s, ≤ 300 MB). What the
 * idle service itself holds, most of it the sources it read, is printed beside what the export adds.
 */
const people = Number(process.env['TELLERWISE_EXPORT_PEOPLE'] ?? 10_000);
const linesEach = 30;
const [dataDir] = process.argv.slice(2);

const open = (folder: string) =>
  boot({
    dataDir: folder,
    clock: () => Date.now(),
    monotonic: () => performance.now(),
    newId: () => uuidv7(),
    limits: { lookupsPerMinute: 1e9, customersPerDay: 1e9, loginsPerMinute: 1e9 },
  });
const numberOf = (index: number): string => `B-${String(index).padStart(5, '0')}`;

if (dataDir === undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'tellerwise-bench-'));
  await fill(folder);
  // Measured in a process of its own: what was needed to fill the base is none of the export's memory.
  const measured = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, folder], {
    stdio: 'inherit',
  });
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = measured.status ?? 1;
} else await measure(dataDir);

async function fill(folder: string): Promise<void> {
  const { database, services } = await open(folder);
  const content = await readContentFolder(join(import.meta.dirname, '../content'));
  await services.knowledge.load(content, { publish: 'always', by: 'bench' });
  const { writer } = database;
  await writer.write(async (tx) => {
    await putUnit(tx, { code: '3201', name: '城东支行', kind: 'subBranch', parent_code: null });
    const row = { name: '柜员', org_unit_code: '3201', active: 1, joined_on: null, certificate_until: null };
    for (let index = 0; index < people; index += 1) await putStaff(tx, { staff_no: numberOf(index), ...row });
  });
  const began = Date.parse('2026-01-05T09:00:00+08:00');
  // As they come in life: by time, not by person.
  for (let turn = 0; turn < linesEach; turn += 1) {
    for (let first = 0; first < people; first += 200) {
      const lines = Array.from({ length: Math.min(200, people - first) }, (_, at) => {
        const staffNo = numberOf(first + at);
        return lineOf(staffNo, turn, began + turn * 86_400_000 + first + at);
      });
      await writer.write((tx) => appendRecords(tx, lines));
    }
  }
  await database.close();
}

function lineOf(staffNo: string, turn: number, at: number): TrainingRecord {
  return {
    kind: 'mark',
    staffNo,
    orgUnitCode: '3201',
    object: `QZ-${String((turn % 10) + 1).padStart(2, '0')}`,
    version: 1,
    title: '投诉处理',
    ref: `${staffNo}/${turn}`,
    result: { attempt: uuidv7(), earned: 850, of: 1000, passPercent: 80, isPass: true },
    at,
  };
}

async function measure(folder: string): Promise<void> {
  const { database, services } = await open(folder);
  const print = (name: string, value: number, unit: string, vs: string, ratio: number) =>
    console.log(
      JSON.stringify({
        name,
        value: Math.round(value * 10) / 10,
        unit,
        vs,
        ratio: Math.round(ratio * 100) / 100,
      }),
    );
  const idle = process.memoryUsage.rss();
  print('idle service: memory', idle / 1e6, 'MB', 'target 300', idle / 300e6);
  let began = performance.now();
  let bytes = 0;
  for (let n = 0, page = await linesAfter(database.sql, 0, 1500); page.length > 0;) {
    for (const { body, hash } of page) bytes += Buffer.byteLength(body) + hash.length;
    n = page.at(-1)?.n ?? n;
    page = await linesAfter(database.sql, n, 1500);
  }
  const floor = (performance.now() - began) / 1000;
  print('floor: every line read once', floor, 's', 'itself', 1);
  const person = { staffNo: 'A-01', roles: ['auditor'], orgUnitCode: '3201', orgPath: ['3201'] };
  for (const format of ['files', 'csv', 'xapi'] as const satisfies readonly ExportFormat[]) {
    began = performance.now();
    bytes = 0;
    const call = { session: { person }, query: { format }, now: Date.now(), audit: async () => {} };
    const { pieces } = await services.records.export(call as never);
    let most = 0;
    for await (const piece of pieces) {
      bytes += Buffer.byteLength(piece);
      most = Math.max(most, process.memoryUsage.rss());
    }
    const seconds = (performance.now() - began) / 1000;
    print(`export of ${people} people as ${format}`, seconds, 's', 'floor', seconds / floor);
    print(`export as ${format}: size`, bytes / 1e6, 'MB', 'target 60 s', seconds / 60);
    print(
      `export as ${format}: memory above idle`,
      (most - idle) / 1e6,
      'MB',
      'target 300',
      (most - idle) / 300e6,
    );
    print(`export as ${format}: memory of the whole process`, most / 1e6, 'MB', 'target 300', most / 300e6);
  }
  await database.close();
}
