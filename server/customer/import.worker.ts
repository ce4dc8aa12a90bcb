import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import type { MaskRules } from '../../core/access/rules.ts';
import type { Finding } from '../../core/errors.ts';
import { createFieldCipher, createKeyedHash } from '../crypto/field.ts';
import type { Secrets } from '../crypto/secrets.ts';
import { parseRow, type ParsedRow } from './import-row.ts';
import { readRows, Refused, type Cells } from './read-rows.ts';

export interface ImportJob {
  readonly path: string;
  readonly batchRows: number;
  readonly batchAliases: number;
  readonly masks: MaskRules;
  readonly field: Secrets['field'];
  readonly index: string;
}

/** One row ready to be staged. */
export interface StagedRow {
  readonly row: number;
  readonly customerNo: string;
  readonly dataDate: string;
  readonly rowHash: string;
  readonly facts: string;
  readonly secrets: string;
}

/** `[keyed hash, customer number]` */
export type AliasPair = readonly [string, string];

/** Answer to a batch: the customers in it that are held already and need no aliases. */
export interface ToWorker {
  readonly held: readonly string[];
}

export type FromWorker =
  | { readonly type: 'rows'; readonly rows: readonly StagedRow[] }
  | { readonly type: 'aliases'; readonly pairs: readonly AliasPair[] }
  | {
      readonly type: 'refused';
      readonly code: Refused['code'];
      readonly findings: readonly Finding[];
    }
  | { readonly type: 'done'; readonly rows: number };

/** More findings than this help nobody; the rest is counted. */
const maxFindings = 1000;

const job = workerData as ImportJob;
const file = basename(job.path);
const port = parentPort;
if (!port) throw new Error('runs as a worker only');
const cipher = createFieldCipher(job.field);
const keyedHash = createKeyedHash(job.index);

/** The main thread answers each batch once it is staged, so at most one batch is under way. */
function post(message: FromWorker): Promise<ToWorker> {
  return new Promise((resolve) => {
    port?.once('message', resolve);
    port?.postMessage(message);
  });
}

function staged(
  row: number,
  { facts, secrets, identifiers }: ParsedRow,
): { one: StagedRow; aliases: string[] } {
  const { customerNo, dataDate } = facts;
  const factsText = JSON.stringify(facts);
  const sealed = Object.entries(secrets).map(([name, value]) => [
    name,
    cipher.seal(value, `${customerNo}|${name}`),
  ]);
  const one: StagedRow = {
    row,
    customerNo,
    dataDate,
    rowHash: keyedHash('row', factsText + JSON.stringify(secrets) + JSON.stringify(identifiers)),
    facts: factsText,
    secrets: JSON.stringify(Object.fromEntries(sealed)),
  };
  return { one, aliases: identifiers.map(([kind, value]) => keyedHash(kind, value)) };
}

async function run(): Promise<number> {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  const pairs: AliasPair[] = [];
  let refusedValue = false;
  let rows = 0;
  let batch: { one: StagedRow; aliases: string[] }[] = [];

  async function flush(): Promise<void> {
    // After a finding the file is refused whole: nothing more needs staging.
    if (findings.length === 0 && batch.length > 0) {
      const { held } = await post({ type: 'rows', rows: batch.map(({ one }) => one) });
      const known = new Set(held);
      for (const { one, aliases } of batch) {
        if (!known.has(one.customerNo))
          pairs.push(...aliases.map((alias) => [alias, one.customerNo] as const));
      }
    }
    batch = [];
  }

  for await (const [row, cells] of readRows(job.path)) {
    if (isFinding(cells)) {
      findings.push(cells);
      continue;
    }
    rows += 1;
    const parsed = parseRow(file, row, cells, job.masks);
    if (!parsed.ok) {
      findings.push(...parsed.findings);
      refusedValue ||= parsed.findings.some((finding) => finding.code === 'import.refusedField');
      if (findings.length >= maxFindings) break;
      continue;
    }
    const next = staged(row, parsed.value);
    for (const [index, alias] of next.aliases.entries()) {
      const before = seen.get(alias);
      if (before === undefined) seen.set(alias, row);
      else if (before !== row || index === 0) {
        const field = parsed.value.identifiers[index]?.[0] ?? 'customerNo';
        const message = `stands in row ${before} already`;
        findings.push({ file, row, field, code: 'import.duplicate', message });
      }
    }
    batch.push(next);
    if (batch.length >= job.batchRows) await flush();
  }
  await flush();
  if (findings.length > 0) {
    throw new Refused(refusedValue ? 'import.refusedField' : 'import.rows', findings.slice(0, maxFindings));
  }
  // In the order of their index: neighbours share a page, instead of each writing one of its own.
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  for (let at = 0; at < pairs.length; at += job.batchAliases) {
    await post({ type: 'aliases', pairs: pairs.slice(at, at + job.batchAliases) });
  }
  return rows;
}

const isFinding = (value: Cells | Finding): value is Finding =>
  'code' in value && 'message' in value && 'file' in value;

try {
  port.postMessage({ type: 'done', rows: await run() } satisfies FromWorker);
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  port.postMessage({ type: 'refused', code: error.code, findings: error.findings } satisfies FromWorker);
}
