import type { Question } from '../quiz/questions/registry.ts';

/** The formats in which questions come and go, by the names of formats.ts. */
export const formatNames = ['jsonl', 'gift', 'moodleXml', 'qti3', 'xlsx'] as const;
export type FormatName = (typeof formatNames)[number];

/** Why something of a file was refused. Sentences under `exchange.refused.<code>`; never taken back or renamed. */
export const refusalCodes = [
  // Of the whole file.
  'file.type',
  'file.empty',
  'file.tooLarge',
  'file.tooMany',
  'file.tooComplex',
  'file.encoding',
  'file.archive',
  'file.xml',
  'file.declaration',
  'file.header',
  // Of a question, whatever its format.
  'kind.unknown',
  'value.type',
  'text.missing',
  'text.tooLong',
  'list.few',
  'list.many',
  'list.same',
  'answer.missing',
  'answer.unknown',
  'answer.many',
  'answer.one',
  'answer.all',
  'number.invalid',
  'id.taken',
  'question.twice',
  'question.invalid',
  // Of a line of JSON.
  'line.json',
  'line.tooLong',
  // Of GIFT.
  'gift.unclosed',
  'gift.brace',
  'gift.title',
  'gift.noAnswer',
  'gift.twoAnswers',
  'gift.mark',
  'gift.weight',
  'gift.number',
  'gift.pair',
  'gift.command',
  // Of XML.
  'xml.missing',
  'xml.unsupported',
  // Of a sheet.
  'cell.error',
  'cell.date',
  'cell.merged',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What of a question did not come along as it stood, though the question did. Sentences under `exchange.note.<code>`. */
export const noteCodes = [
  /** A field that the other side has no place for. */
  'dropped',
  /** Nothing was said, so the usual was taken: `what`. */
  'assumed',
  /** The file's own name of the question does not fit ours: `what`. */
  'renamed',
  /** Marks of formatting are gone, the words are kept. */
  'plain',
  /** A formula of a sheet: its last value was taken. */
  'formula',
] as const;
export type NoteCode = (typeof noteCodes)[number];

/** `field` as the file calls it; `what` at most `mostWhat` characters of it. */
export interface ExchangeNote {
  readonly code: NoteCode;
  readonly field?: string;
  readonly what: string;
}

/** A refusal. `row` is what a trainer finds in the file: a line of text or of a sheet, the number of an item; 0: the file. */
export interface Refusal {
  readonly row: number;
  readonly field?: string;
  readonly code: RefusalCode;
  readonly what: string;
}

export interface ReadQuestion {
  readonly row: number;
  readonly question: Question;
  readonly notes: readonly ExchangeNote[];
}

/** What a file gave: every question of it is either here or refused, with its row. */
export interface ReadResult {
  readonly questions: readonly ReadQuestion[];
  readonly refused: readonly Refusal[];
}

/** What was written, and what of the questions the format has no place for. `question` is an id. */
export interface Written<T> {
  readonly content: T;
  readonly dropped: readonly { readonly question: string; readonly field: string }[];
}

/** Questions of one file at most. */
export const mostQuestions = 10_000;

/** Characters of a report's `what`. */
export const mostWhat = 120;
/** The beginning of words out of a file, as a report quotes them: on one line, no half of a character. */
export const quoted = (words: string): string =>
  words
    .slice(0, mostWhat * 2)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, mostWhat)
    .replace(/[\ud800-\udbff]$/, '');
