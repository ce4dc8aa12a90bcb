import { Worker } from 'node:worker_threads';
import { v5 as uuidv5 } from 'uuid';

import type { ExportFormat, RecordFilter } from '../../core/contracts/records.ts';
import { AppError } from '../../core/errors.ts';
import { createTranslator } from '../../core/i18n/translator.ts';
import type { Person } from '../../core/organisation/person.ts';
import { headersOf, rowOf } from '../../core/record/words.ts';
import { type StatementDeps, statementsOf } from '../../core/record/xapi.ts';
import { csvCell } from '../../core/table/csv.ts';
import type { Signer } from '../crypto/certificate-keys.ts';
import type { Sql } from '../database/sql.ts';
import type { Flow } from '../http/route.ts';
import { instantsOf, personFileText } from './person-file.ts';
import { countOf, type KeptLine, ledgerHead, linesOf, readLine } from './records.repository.ts';
import type { XlsxJob } from './xlsx.worker.ts';

export interface ExportQuery extends RecordFilter {
  readonly format: ExportFormat;
}
interface ExportDeps {
  readonly sql: Sql;
  readonly homePage: string;
  readonly now: number;
  readonly proofOf: Signer['proofOf'];
}

/** Rows of an XLSX at most: it is built whole in memory (100,000 rows took 400 MB), where CSV flows. */
export const MOST_XLSX_ROWS = 20_000;
/** People read at a time. */
const atOnce = 50;

const types: Record<ExportFormat, readonly [type: string, extension: string]> = {
  csv: ['text/csv; charset=utf-8', 'csv'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  xapi: ['application/json', 'json'],
  files: ['application/x-ndjson', 'jsonl'],
};

/** What is handed over the names of statements by: the bank's address makes them its own. */
export const statementDeps = (homePage: string): StatementDeps => {
  const space = uuidv5(homePage, uuidv5.URL);
  return { homePage, idOf: (name) => uuidv5(name, space) };
};

/**
 * The ledger of these people as a file that flows: some people at a time, all as of one instant, so that ten thousand
 * files need no more memory than fifty. Tables have Chinese headers, as the inspectors who open them do.
 */
export async function exportOf(
  people: readonly Person[],
  query: ExportQuery,
  deps: ExportDeps,
): Promise<Flow> {
  const { format, kind } = query;
  const { sql } = deps;
  const head = await ledgerHead(sql);
  const period = instantsOf(query);
  if (format === 'xlsx') {
    const rows = await countOf(sql, { ...period, kind, staffNos: people.map(({ staffNo }) => staffNo) });
    if (rows > MOST_XLSX_ROWS) throw new AppError('record.tooMany');
  }
  async function* byPeople(): AsyncGenerator<readonly [Person, KeptLine[]]> {
    for (let at = 0; at < people.length; at += atOnce) {
      const some = people.slice(at, at + atOnce);
      const staffNos = some.map(({ staffNo }) => staffNo);
      const lines = await linesOf(sql, { ...period, kind, staffNos, upTo: head.n });
      const byNo = Map.groupBy(lines, ({ staff_no }) => staff_no);
      for (const person of some) yield [person, byNo.get(person.staffNo) ?? []];
    }
  }
  const pieces = {
    csv: () => csvPieces(byPeople()),
    xlsx: () => xlsxPieces(byPeople()),
    xapi: () => statementPieces(byPeople(), deps.homePage),
    files: () => filePieces(byPeople(), query, head, deps),
  }[format]();
  const [type, extension] = types[format];
  return { type, fileName: `records.${extension}`, pieces };
}

type ByPeople = AsyncIterable<readonly [Person, KeptLine[]]>;

const chinese = createTranslator('zh-CN');
const rowsOf = ({ name, orgUnitName }: Person, lines: readonly KeptLine[]) =>
  lines.map((line) => rowOf(readLine(line), { name, unit: orgUnitName }, chinese));

async function* csvPieces(people: ByPeople): AsyncGenerator<string> {
  const text = (row: readonly (string | number)[]) => `${row.map(csvCell).join(',')}\r\n`;
  yield `\uFEFF${text(headersOf(chinese))}`;
  for await (const [person, lines] of people) {
    const piece = rowsOf(person, lines).map(text).join('');
    if (piece !== '') yield piece;
  }
}

async function* xlsxPieces(people: ByPeople): AsyncGenerator<Uint8Array> {
  const rows: (string | number)[][] = [];
  for await (const [person, lines] of people) rows.push(...rowsOf(person, lines));
  const job: XlsxJob = { sheet: chinese.t('records.title'), header: headersOf(chinese), rows };
  // Nothing of the service's own settings and secrets.
  const worker = new Worker(new URL('./xlsx.worker.ts', import.meta.url), { workerData: job, env: {} });
  try {
    yield await new Promise<Uint8Array>((resolve, reject) => {
      worker.on('message', resolve);
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`the workbook's worker ended with ${code}`)));
    });
  } finally {
    void worker.terminate();
  }
}

async function* statementPieces(people: ByPeople, homePage: string): AsyncGenerator<string> {
  const deps = statementDeps(homePage);
  let between = '[\n';
  for await (const [, lines] of people) {
    const texts = lines
      .flatMap((line) => statementsOf(readLine(line), deps))
      .map((statement) => JSON.stringify(statement));
    if (texts.length === 0) continue;
    yield between + texts.join(',\n');
    between = ',\n';
  }
  yield between === '[\n' ? '[]\n' : '\n]\n';
}

async function* filePieces(
  people: ByPeople,
  period: RecordFilter,
  head: { readonly n: number; readonly hash: string },
  { now, proofOf }: ExportDeps,
): AsyncGenerator<string> {
  for await (const [person, lines] of people)
    yield `${personFileText(person, period, { lines, head, now, proofOf })}\n`;
}
