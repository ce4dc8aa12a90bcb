import { readNumber } from '../../quiz/read-number.ts';
import { type Column, type kindWords, meant, truthWords } from './columns.ts';

/** A cell as a workbook has it; `mark` says what a value does not. */
export interface Cell {
  readonly value: string | number | boolean | undefined;
  readonly mark?: 'date' | 'error' | 'merged' | 'formula';
}
export const wordsOf = ({ value }: Cell): string => (value === undefined ? '' : String(value)).trim();

const optionColumns = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
/** A kind's own fields, or why there are none. */
type Fields = Readonly<Record<string, unknown>> | 'answer.unknown' | 'answer.missing';

/** What the answer and the options mean for a kind. */
export function sheetFields(
  kind: keyof typeof kindWords,
  said: (name: Column) => string,
  answer: Cell | undefined,
): Fields {
  const filled = optionColumns.map((id) => ({ id, text: said(id) }));
  const last = filled.findLastIndex(({ text }) => text !== '');
  // An empty cell between others is an option without words: refused with its column.
  const options = filled.slice(0, last + 1);
  const key = said('answer');
  switch (kind) {
    case 'single':
    case 'multiple': {
      const letters = lettersOf(key, options.length);
      if (letters === undefined) return key === '' ? 'answer.missing' : 'answer.unknown';
      return { options: options.map((each) => ({ ...each, right: letters.includes(each.id) })) };
    }
    case 'trueFalse': {
      const truth = typeof answer?.value === 'boolean' ? String(answer.value) : meant(truthWords, key);
      return truth === undefined
        ? key === ''
          ? 'answer.missing'
          : 'answer.unknown'
        : { answer: truth === 'true' };
    }
    case 'number':
      return {
        answer: readNumber(key, said('unit')),
        unit: said('unit'),
        tolerance:
          said('tolerance') === '' ? 0 : (readNumber(said('tolerance'), said('unit')) ?? said('tolerance')),
      };
    case 'ordering': {
      // Without an answer the options stand in their right order.
      const letters = key === '' ? options.map(({ id }) => id) : lettersOf(key, options.length);
      if (letters?.length !== options.length) return 'answer.unknown';
      return { items: letters.flatMap((id) => options.filter((each) => each.id === id)) };
    }
    case 'matching': {
      const pairs = options.map(({ id, text }) => ({
        id,
        halves: text.split(/=|＝|→|->/).map((each) => each.trim()),
      }));
      return {
        pairs: pairs
          .filter(({ halves: [left] }) => left !== '')
          .map(({ id, halves: [left = '', right = ''] }) => ({ id, left, right })),
        extra: pairs
          .filter(({ halves: [left] }) => left === '')
          .map(({ id, halves: [, text = ''] }) => ({ id, text })),
      };
    }
    case 'cloze':
      return { gaps: options.map(({ id, text }) => ({ id, accept: words(text) })) };
    case 'shortText':
      return { accept: words(key) };
  }
}

const words = (cell: string): string[] =>
  cell
    .split(/[|｜\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** `ABD`, `A,B`, `Ａ、Ｃ`: letters of options that there are, each once; `undefined` for anything else. */
function lettersOf(cell: string, count: number): string[] | undefined {
  const letters = cell
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s,、;|/]/g, '')
    .split('');
  const isGood =
    letters.length > 0 &&
    new Set(letters).size === letters.length &&
    letters.every((each) => /^[a-h]$/.test(each) && each.charCodeAt(0) - 97 < count);
  return isGood ? letters : undefined;
}
