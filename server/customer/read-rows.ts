import { parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';

import type { Finding } from '../../core/errors.ts';
import { columnFindings } from './import-row.ts';

/** Cells of one row by column. */
export type Cells = Readonly<Record<string, string>>;
type NumberedRow = readonly [row: number, cells: Cells | Finding];

/** The file is refused whole, for these reasons. */
export class Refused extends Error {
  readonly code: 'import.encoding' | 'import.columns' | 'import.rows' | 'import.refusedField';
  readonly findings: readonly Finding[];
  constructor(code: Refused['code'], findings: readonly Finding[]) {
    super(code);
    this.code = code;
    this.findings = findings;
  }
}

/** Rows of a CSV or JSON file in UTF-8 or GB18030, each by its number or as what is wrong with it; throws Refused. */
export async function* readRows(path: string): AsyncGenerator<NumberedRow> {
  const encoding = await encodingOf(path);
  yield* /\.json$/i.test(path) ? jsonRows(path, encoding) : csvRows(path, encoding);
}

async function encodingOf(path: string): Promise<'utf-8' | 'gb18030'> {
  const file = basename(path);
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

async function* csvRows(path: string, encoding: string): AsyncGenerator<NumberedRow> {
  const file = basename(path);
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
        refuseColumns(file, columns);
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
  if (!columns) refuseColumns(file, []);
}

async function* jsonRows(path: string, encoding: string): AsyncGenerator<NumberedRow> {
  const file = basename(path);
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
  refuseColumns(file, [...columns]);
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

function refuseColumns(file: string, columns: readonly string[]): void {
  const findings = columnFindings(file, columns);
  if (findings.length === 0) return;
  const refused = findings.some((finding) => finding.code === 'import.refusedField');
  throw new Refused(refused ? 'import.refusedField' : 'import.columns', findings);
}
