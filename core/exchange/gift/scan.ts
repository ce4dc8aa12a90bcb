import type { RefusalCode } from '../report.ts';

/** A slip in the writing of a GIFT question, and where in its text. */
export class GiftSlip extends Error {
  readonly code: RefusalCode;
  readonly at: number;
  readonly what: string;
  constructor(code: RefusalCode, at: number, what = '') {
    super(code);
    this.code = code;
    this.at = at;
    this.what = what;
  }
}

/** Where the next of `signs` stands, from `from` and before `to`, that no backslash goes before; −1: nowhere. */
export function findSign(text: string, signs: string, from: number, to = text.length): number {
  for (let at = from; at < to; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\\') at += 1;
    else if (signs.includes(sign)) return at;
  }
  return -1;
}

/** Words as they are meant: `\=` is `=`, `\n` a new line; a backslash before anything else is itself. */
export const unescaped = (raw: string): string =>
  raw.replaceAll(/\\([~=#{}:n\\])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));

/** Words that GIFT reads back as they are. */
export const escaped = (words: string): string =>
  words.replaceAll(/[~=#{}:\\]/g, (sign) => `\\${sign}`).replaceAll('\n', String.raw`\n`);

/** One question's lines: comments are blank in `text`, so that every place keeps its line. `row`: its first line, from 1. */
export interface GiftBlock {
  readonly row: number;
  readonly text: string;
  /** What the comments of these lines say in brackets. */
  readonly id: string | undefined;
  readonly tags: readonly string[];
}

export const rowAt = ({ row, text }: Pick<GiftBlock, 'row' | 'text'>, at: number): number =>
  row + (text.slice(0, at).match(/\n/g)?.length ?? 0);

/** `[tag:柜面]` and `[id:stages]` in a comment, where `\]` is a bracket. */
const named = (comment: string, name: 'id' | 'tag'): string[] =>
  [...comment.matchAll(/\[(id|tag):((?:\\\]|[^\][])+)\]/g)].flatMap(([, which, words = '']) =>
    which === name ? [words.replaceAll(String.raw`\]`, ']').trim()] : [],
  );

/** The questions of a file: lines up to an empty one; a line that begins with `//` is a comment. */
export function* giftBlocks(text: string): Generator<GiftBlock> {
  let lines: string[] = [];
  let comments = '';
  let from = 1;
  let row = 0;
  const block = (): GiftBlock => ({
    row: from,
    text: lines.join('\n'),
    id: named(comments, 'id')[0],
    tags: named(comments, 'tag'),
  });
  for (let at = 0; at <= text.length;) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end);
    at = end < 0 ? text.length + 1 : end + 1;
    row += 1;
    if (line.trim() === '') {
      if (lines.some((each) => each !== '')) yield block();
      [lines, comments, from] = [[], '', row + 1];
    } else if (line.trimStart().startsWith('//')) {
      comments += `${line}\n`;
      lines.push('');
    } else {
      lines.push(line);
    }
  }
  if (lines.some((each) => each !== '')) yield block();
}
