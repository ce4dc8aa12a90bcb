import { AppError } from '../../core/errors.ts';
import type { Cell } from '../../core/exchange/sheet/fields.ts';
import type { SheetRow } from '../../core/exchange/sheet/read.ts';
import { childOf, childrenOf, parseXml, XmlFault, type XmlNode } from '../../core/exchange/xml/parse.ts';
import { decodeText } from '../../core/import/decode.ts';
import type { openZip } from '../imports/unzip.ts';

type Zip = ReturnType<typeof openZip>;
type Marks = ReadonlyMap<string, 'error' | 'merged' | 'formula'>;

/**
 * The first sheet of a workbook: values by `read-excel-file`, and what it does not tell (formulas, merged cells, errors) from
 * the sheet's own XML, which is also measured there first. Throws `import.archive` for what is no workbook.
 */
export async function sheetOf(bytes: Buffer, zip: Zip): Promise<SheetRow[]> {
  try {
    const marks = marksOf(zip);
    // Loaded for workbooks alone: it costs every other file a good part of its time.
    const { readSheet } = await import('read-excel-file/node');
    const rows = await readSheet(bytes, 1, { trim: false });
    return rows.map((cells, at) => ({
      row: at + 1,
      cells: cells.map((value, column): Cell => cellOf(value, marks.get(`${letters(column)}${at + 1}`))),
    }));
  } catch (error) {
    if (error instanceof AppError || error instanceof RangeError) throw error;
    throw new AppError('import.archive', { cause: error });
  }
}

function cellOf(value: unknown, mark: Cell['mark']): Cell {
  if (value instanceof Date) return { value: '', mark: mark === 'merged' ? mark : 'date' };
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { value: isPlain ? value : undefined, ...(mark === undefined ? {} : { mark }) };
}

/** The name of a column: 0 is A, 26 is AA. */
const letters = (at: number): string =>
  (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

/** A part as a tree, once it is known to be small and without a document type. */
function partOf(zip: Zip, name: string): XmlNode {
  const bytes = zip.read(name);
  if (bytes === undefined) throw new AppError('import.archive');
  try {
    return parseXml(decodeText(bytes));
  } catch (error) {
    throw error instanceof XmlFault ? new AppError('import.archive', { cause: error }) : error;
  }
}

function marksOf(zip: Zip): Marks {
  const marks = new Map<string, 'error' | 'merged' | 'formula'>();
  if (zip.has('xl/sharedStrings.xml')) partOf(zip, 'xl/sharedStrings.xml');
  const sheet = partOf(zip, firstSheet(zip));
  for (const row of childrenOf(childOf(sheet, 'sheetData') ?? sheet, 'row')) {
    for (const cell of childrenOf(row, 'c')) {
      const address = cell.at.get('r') ?? '';
      if (cell.at.get('t') === 'e') marks.set(address, 'error');
      else if (childOf(cell, 'f')) marks.set(address, 'formula');
    }
  }
  for (const { at } of childrenOf(childOf(sheet, 'mergeCells') ?? sheet, 'mergeCell')) {
    for (const address of addressesOf(at.get('ref') ?? '')) marks.set(address, 'merged');
  }
  return marks;
}

function firstSheet(zip: Zip): string {
  const sheets = childOf(partOf(zip, 'xl/workbook.xml'), 'sheets');
  const id = sheets && childrenOf(sheets, 'sheet')[0]?.at.get('id');
  const relations = childrenOf(partOf(zip, 'xl/_rels/workbook.xml.rels'), 'Relationship');
  const target = relations.find(({ at }) => at.get('Id') === id)?.at.get('Target');
  if (target === undefined) throw new AppError('import.archive');
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** Cells that one merge may hold; a larger one is a title across a whole sheet, of which the corner is enough. */
const mostMerged = 5000;

/** Every address of `B2:C4`. */
function addressesOf(range: string): string[] {
  const [, a = '', from = '', b = a, to = from] =
    /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/.exec(range) ?? [];
  const [left, right, top, bottom] = [placeOf(a), placeOf(b), Number(from), Number(to)];
  const count = (right - left + 1) * (bottom - top + 1);
  if (!(count > 0) || count > mostMerged) return [`${a}${from}`];
  return Array.from({ length: count }, (_, at) => {
    const width = right - left + 1;
    return `${letters(left + (at % width))}${top + Math.floor(at / width)}`;
  });
}

const placeOf = (column: string): number =>
  column.split('').reduce((sum, each) => sum * 26 + each.charCodeAt(0) - 64, 0) - 1;
