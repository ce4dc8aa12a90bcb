import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(root, 'content/demo', name), 'utf8');
type Row = Record<string, string>;
const generated = parse(read('customers-generated.csv'), { columns: true }) as Row[];
const cast = parse(read('customers.csv'), { columns: true }) as Row[];
const all = [...cast, ...generated];
const share = (rows: readonly Row[], test: (row: Row) => boolean) => rows.filter(test).length / rows.length;

describe('the generated customers', () => {
  it('are 2,000, made by the tool, the same at every run', () => {
    expect(generated).toHaveLength(2_000);
    const printed = execFileSync(process.execPath, [join(root, 'tools/demo-customers.ts'), '--print'], {
      encoding: 'utf8',
      maxBuffer: 4_000_000,
    });
    expect(printed).toBe(read('customers-generated.csv'));
  });

  it('hold numbers only from ranges nobody has, and no number of the cast', () => {
    for (const { phone, docNo, accounts } of generated) {
      expect(phone).toMatch(/^1380000\d{4}$/);
      expect(docNo).toMatch(/^99/);
      expect(accounts).toMatch(/^99/);
    }
    for (const key of ['customerNo', 'phone', 'docNo', 'accounts', 'internalIds'])
      expect(new Set(all.map((row) => row[key])).size, key).toBe(all.length);
  });

  it('are spread as in a branch: types, segments, stale data, missing managers, overdue visits', () => {
    const people = generated.filter((row) => row['customerType'] === 'personal');
    const firms = generated.filter((row) => row['customerType'] === 'enterprise');
    expect(people.length).toBeGreaterThan(1_300);
    expect(firms.length).toBeGreaterThan(350);
    expect(share(generated, (row) => row['customerType'] === 'institution')).toBeGreaterThan(0.01);
    expect(share(people, (row) => row['serviceSegment'] === 'vip')).toBeGreaterThan(0.02);
    expect(share(people, (row) => row['lifecycleStage'] === 'dormant')).toBeGreaterThan(0.05);
    expect(share(generated, (row) => row['dataDate'] !== '2026-11-20')).toBeGreaterThan(0.02);
    expect(share(firms, (row) => row['managerNo'] === '')).toBeGreaterThan(0.02);
    expect(
      share(firms, (row) => (row['lastVisitOn'] ?? '9') < '2026-05-20' && row['lastVisitOn'] !== ''),
    ).toBeGreaterThan(0.1);
    for (const grade of ['excellent', 'good', 'fair', 'poor'])
      expect(
        firms.some((row) => row['creditGrade'] === grade),
        grade,
      ).toBe(true);
    for (const level of ['supreme', 'diamond', 'platinum', 'gold'])
      expect(
        firms.some((row) => row['vipLevel'] === level),
        level,
      ).toBe(true);
  });

  it('R87: give M-01 24 credit customers and M-02 41, as the cast says', () => {
    const credit = (manager: string) =>
      all.filter(
        (row) =>
          row['customerType'] !== 'personal' && row['managerNo'] === manager && row['hasCredit'] === '1',
      ).length;
    expect([credit('M-01'), credit('M-02')]).toEqual([24, 41]);
  });
});
