import { largestQuestionFile, type QuestionFileReport } from '../../core/contracts/question-exchange.ts';
import { AppError } from '../../core/errors.ts';
import { type Format, formats } from '../../core/exchange/formats.ts';
import type { ReadResult, RefusalCode } from '../../core/exchange/report.ts';
import { decodeText } from '../../core/import/decode.ts';
import { openZip } from '../imports/unzip.ts';
import { sheetOf } from './read-sheet.ts';

/** A file as it was handed over. */
export interface QuestionFile {
  /** Its name, without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files of a package: an item each, and as many pictures. */
const mostFiles = 20_010;

const refusedWhole = (code: RefusalCode, what = ''): QuestionFileReport => ({
  questions: [],
  refused: [{ row: 0, code, what }],
});

/**
 * Reads a file of questions: an archive by what is in it, text by how it begins or else by the end of its name. Never throws
 * for what a file may hold. May take long: for a process of its own.
 */
export async function readQuestions({ name, bytes }: QuestionFile): Promise<QuestionFileReport> {
  if (bytes.length > largestQuestionFile) return refusedWhole('file.tooLarge', String(bytes.length));
  if (bytes.length === 0) return refusedWhole('file.empty');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    // A file of a workbook or package, whatever it is called.
    const isArchive = buffer.toString('latin1', 0, 2) === 'PK';
    return isArchive ? await fromArchive(buffer) : fromText(name, decodeText(buffer));
  } catch (error) {
    // Too deep or too long for the machine.
    if (error instanceof RangeError) return refusedWhole('file.tooComplex');
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'import.encoding') return refusedWhole('file.encoding');
    return refusedWhole(error.code === 'import.tooLarge' ? 'file.tooLarge' : 'file.archive');
  }
}

async function fromArchive(buffer: Buffer): Promise<QuestionFileReport> {
  const zip = openZip(buffer, mostFiles);
  if (zip.has('xl/workbook.xml')) {
    const format = byName('xlsx');
    return format?.from === 'sheet'
      ? reported(format, format.read(await sheetOf(buffer, zip)))
      : refusedWhole('file.type');
  }
  const format = byName('qti3');
  const names = zip.names().filter((each) => each.endsWith('.xml'));
  if (format?.from !== 'files' || names.length === 0)
    return refusedWhole('file.type', zip.names().slice(0, 3).join(' '));
  const files = names.map((each) => ({ name: each, text: decodeText(zip.read(each) ?? new Uint8Array()) }));
  return reported(format, format.read(files));
}

function fromText(name: string, text: string): QuestionFileReport {
  if (text.trim() === '') return refusedWhole('file.empty');
  const beginning = text.slice(0, 2000);
  const ending = name.toLowerCase();
  const format =
    formats.find(({ looksLike, from }) => from !== 'sheet' && looksLike(beginning)) ??
    formats.find(({ endings, from }) => from === 'text' && endings.some((each) => ending.endsWith(each)));
  if (format === undefined || format.from === 'sheet') return refusedWhole('file.type', name.slice(-60));
  return reported(format, format.from === 'text' ? format.read(text) : format.read([{ name, text }]));
}

const byName = (wanted: string): Format | undefined => formats.find(({ name }) => name === wanted);

function reported({ name }: Format, { questions, refused }: ReadResult): QuestionFileReport {
  const isEmpty = questions.length === 0 && refused.length === 0;
  return {
    format: name,
    questions: questions.map((each) => ({ ...each, notes: [...each.notes] })),
    refused: isEmpty ? [{ row: 0, code: 'file.empty', what: '' }] : [...refused],
  };
}
