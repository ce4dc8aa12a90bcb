import { parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';

import type { MaskRules } from '../../core/access/rules.ts';
import type { Finding } from '../../core/errors.ts';
import { createFieldCipher, createKeyedHash } from '../crypto/field.ts';
import type { Secrets } from '../crypto/secrets.ts';
import { columnFindings, parseRow, type ParsedRow } from './import-row.ts';

export interface ImportJob {
  readonly path: string;
  readonly batchRows: number;
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
  readonly aliases: readonly string[];
}

export type FromWorker =
  | { readonly type: 'rows'; readonly rows: readonly StagedRow[] }
  | {
      readonly type: 'refused';
      readonly code: 'import.encoding' | 'import.columns' | 'import.rows' | 'import.refusedField';
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

class Refused extends Error {
  readonly code: Extract<FromWorker, { type: 'refused' }>['code'];
  readonly findings: readonly Finding[];
  constructor(code: Refused['code'], findings: readonly Finding[]) {
    super(code);
    this.code = code;
    this.findings = findings;
  }
}

/** The main thread answers each batch once it is staged, so at most one batch is under way. */
function post(message: FromWorker): Promise<void> {
  return new Promise((resolve) => {
    port?.once('message', () => resolve());
    port?.postMessage(message);
  });
}

async function encodingOf(path: string): Promise<'utf-8' | 'gb18030'> {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const decoder = new TextDecoder(encoding, { fatal: true });
    try {
      for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
      decoder.decode();
      return encoding;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw new Refused('import.encoding', [
    { file, code: 'import.encoding', message: 'save the file as UTF-8 or GB18030' },
  ]);
}

async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

type Cells = Readonly<Record<string, string>>;

async function* csvRows(path: string, encoding: string): AsyncGenerator<readonly [number, Cells | Finding]> {
  const parser = Readable.from(decoded(path, encoding)).pipe(
    parse({ bom: true, relax_column_count: true, skip_empty_lines: true, trim: true }),
  );
  let columns: string[] | undefined;
  let row = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row += 1;
      if (!columns) {
        columns = record;
        refuseColumns(columns);
      } else if (record.length !== columns.length) {
        const message = `has ${record.length} columns, the header has ${columns.length}`;
        yield [row, { file, row, code: 'import.columnCount', message }];
      } else {
        yield [row, Object.fromEntries(columns.map((name, index) => [name, record[index] ?? '']))];
      }
    }
  } catch (error) {
    if (error instanceof Refused || !(error instanceof Error)) throw error;
    yield [
      row + 1,
      {
        file,
        row: row + 1,
        code: 'import.csv',
        message: 'broken quotes: write "" for a quote inside a quoted cell',
      },
    ];
  }
  if (!columns) refuseColumns([]);
}

async function* jsonRows(path: string, encoding: string): AsyncGenerator<readonly [number, Cells | Finding]> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder(encoding).decode(await readFile(path)));
  } catch {
    throw new Refused('import.columns', [{ file, code: 'import.json', message: 'not a JSON document' }]);
  }
  if (!Array.isArray(value))
    throw new Refused('import.columns', [
      { file, code: 'import.json', message: 'write one array of customers' },
    ]);
  const columns = new Set(value.flatMap((one) => (isRecord(one) ? Object.keys(one) : [])));
  refuseColumns([...columns]);
  for (const [index, one] of value.entries()) {
    const row = index + 1;
    if (!isRecord(one)) yield [row, { file, row, code: 'import.json', message: 'write an object' }];
    else yield [row, Object.fromEntries(Object.entries(one).map(([name, cell]) => [name, cellText(cell)]))];
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON cell as the text a CSV would hold; what no CSV can hold becomes a character that every column refuses. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (Array.isArray(cell)) return cell.map(cellText).join(';');
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '\uFFFD';
}

function refuseColumns(columns: readonly string[]): void {
  const findings = columnFindings(file, columns);
  if (findings.length === 0) return;
  const refused = findings.some((finding) => finding.code === 'import.refusedField');
  throw new Refused(refused ? 'import.refusedField' : 'import.columns', findings);
}

function staged(row: number, { facts, secrets, identifiers }: ParsedRow): StagedRow {
  const { customerNo, dataDate } = facts;
  const factsText = JSON.stringify(facts);
  const sealed = Object.entries(secrets).map(([name, value]) => [
    name,
    cipher.seal(value, `${customerNo}|${name}`),
  ]);
  return {
    row,
    customerNo,
    dataDate,
    rowHash: keyedHash('row', factsText + JSON.stringify(secrets) + JSON.stringify(identifiers)),
    facts: factsText,
    secrets: JSON.stringify(Object.fromEntries(sealed)),
    aliases: identifiers.map(([kind, value]) => keyedHash(kind, value)),
  };
}

async function run(): Promise<number> {
  const encoding = await encodingOf(job.path);
  const source = /\.json$/i.test(file) ? jsonRows : csvRows;
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  let refusedValue = false;
  let rows = 0;
  let batch: StagedRow[] = [];
  for await (const [row, cells] of source(job.path, encoding)) {
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
    const one = staged(row, parsed.value);
    for (const [index, alias] of one.aliases.entries()) {
      const before = seen.get(alias);
      if (before === undefined) seen.set(alias, row);
      else if (before !== row || index === 0) {
        const field = parsed.value.identifiers[index]?.[0] ?? 'customerNo';
        findings.push({
          file,
          row,
          field,
          code: 'import.duplicate',
          message: `stands in row ${before} already`,
        });
      }
    }
    batch.push(one);
    if (batch.length >= job.batchRows) {
      // After a finding the file is refused whole: nothing more needs staging.
      if (findings.length === 0) await post({ type: 'rows', rows: batch });
      batch = [];
    }
  }
  if (findings.length > 0)
    throw new Refused(refusedValue ? 'import.refusedField' : 'import.rows', findings.slice(0, maxFindings));
  if (batch.length > 0) await post({ type: 'rows', rows: batch });
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
