import { createCollector, type Collector } from '../collect.ts';
import type { ExchangeNote, ReadResult } from '../report.ts';
import { reasonWords, tagWords } from '../words.ts';
import {
  type Column,
  columnNames,
  columns,
  difficultyWords,
  kindWords,
  levelWords,
  meant,
} from './columns.ts';
import { type Cell, sheetFields, wordsOf } from './fields.ts';

/** Rows by their number in the sheet, from 1. */
export type SheetRow = { readonly row: number; readonly cells: readonly Cell[] };

/** A heading stands in one of the first rows: above it there may be a title. */
const lastHeading = 10;
/** Rows without a word, and then no more are looked at. */
const longestBlank = 1000;

/**
 * Reads the first sheet of a workbook that is laid out as our template: a heading row, a question a row. A text cell is
 * taken as it is, a number in a text column as its digits, full-width digits as digits, a formula as its last value (with
 * a note). A cell that is merged, an error or a date is refused by its row and column, for what it says is not what was meant.
 */
export function readSheet(rows: readonly SheetRow[]): ReadResult {
  const into = createCollector();
  const head = rows.find(({ row, cells }) => row <= lastHeading && headingOf(cells).has('text'));
  const heading = headingOf(head?.cells ?? []);
  if (head === undefined || !heading.has('kind')) {
    into.refuse(0, 'file.header', `${columns.kind[0]}、${columns.text[0]}`);
    return into.result();
  }
  const known = new Set(heading.values());
  const strange = head.cells.flatMap((cell, at) =>
    known.has(at) || wordsOf(cell) === '' ? [] : [{ at, name: wordsOf(cell) }],
  );
  let blank = 0;
  for (const { row, cells } of rows) {
    if (row <= head.row || into.isFull()) continue;
    const isBlank = cells.every((cell) => wordsOf(cell) === '' && cell.mark === undefined);
    blank = isBlank ? blank + 1 : 0;
    if (blank > longestBlank) break;
    if (isBlank) continue;
    const notes: ExchangeNote[] = strange.flatMap(({ at, name }) =>
      wordsOf(cells[at] ?? { value: undefined }) === ''
        ? []
        : [{ code: 'dropped' as const, field: name.slice(0, 60), what: '' }],
    );
    readRow(
      row,
      new Map([...heading].map(([name, at]) => [name, cells[at] ?? { value: undefined }])),
      notes,
      into,
    );
  }
  return into.result();
}

function headingOf(cells: readonly Cell[]): ReadonlyMap<Column, number> {
  const found = new Map<Column, number>();
  cells.forEach((cell, at) => {
    const name = meant(columns, wordsOf(cell).replace(/[（(].*$/, ''));
    if (name !== undefined && !found.has(name)) found.set(name, at);
  });
  return found;
}

const nameOf = (name: string): string =>
  (columnNames as readonly string[]).includes(name) ? columns[name as Column][0] : name;

function readRow(
  row: number,
  cells: ReadonlyMap<Column, Cell>,
  notes: ExchangeNote[],
  into: Collector,
): void {
  for (const [name, { mark }] of cells) {
    if (mark === 'formula')
      notes.push({
        code: 'formula',
        field: nameOf(name),
        what: wordsOf(cells.get(name) ?? { value: '' }).slice(0, 120),
      });
    else if (mark !== undefined) return into.refuse(row, `cell.${mark}`, '', nameOf(name));
  }
  const said = (name: Column): string => wordsOf(cells.get(name) ?? { value: undefined });
  const kind = meant(kindWords, said('kind'));
  if (kind === undefined) return into.refuse(row, 'kind.unknown', said('kind'), nameOf('kind'));
  for (const [name, cell] of cells) {
    if (typeof cell.value === 'boolean' && name !== 'answer')
      return into.refuse(row, 'value.type', String(cell.value), nameOf(name));
  }
  const given = choose(difficultyWords, 'difficulty');
  const level = choose(levelWords, 'level');
  if (given === null || level === null) return;
  const fields = sheetFields(kind, said, cells.get('answer'));
  if (typeof fields === 'string') return into.refuse(row, fields, said('answer'), nameOf('answer'));
  into.take({
    row,
    ownId: said('id'),
    notes,
    candidate: {
      text: said('text'),
      tags: tagWords(said('tags').split(/[,，、;；|]/), notes),
      cites: said('cites')
        .split(/[\s,，、;；|]+/)
        .filter((each) => each !== ''),
      why: reasonWords(said('why'), nameOf('why'), notes),
      ...(given === undefined ? {} : { difficulty: given }),
      ...(level === undefined ? {} : { level }),
      kind,
      ...fields,
    },
    fieldName: ([name = '', at, ...rest]) => {
      const isOption = ['options', 'items', 'pairs', 'gaps'].includes(name) && at !== undefined;
      return isOption ? [nameOf(columnNames[3 + Number(at)] ?? name), ...rest].join('.') : nameOf(name);
    },
  });

  /** What one of a few words stands for; absent where the cell is empty, null (and refused) where it is another word. */
  function choose<T extends string>(
    words: Readonly<Record<T, readonly string[]>>,
    name: Column,
  ): T | undefined | null {
    if (said(name) === '') return undefined;
    const found = meant(words, said(name));
    if (found === undefined) into.refuse(row, 'value.type', said(name), nameOf(name));
    return found ?? null;
  }
}
