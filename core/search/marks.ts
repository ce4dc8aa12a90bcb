import { fold, foldInPlace } from './fold.ts';
import type { Range } from './hit.ts';
import { snippetLength } from './options.ts';

/** Folded text with, for each of its units, where the character it came from begins and ends in the original. */
function foldedWithMap(text: string): {
  folded: string;
  begins: (unit: number) => number;
  ends: (unit: number) => number;
} {
  const inPlace = foldInPlace(text);
  if (inPlace !== undefined) return { folded: inPlace, begins: (unit) => unit, ends: (unit) => unit + 1 };
  let folded = '';
  const begins: number[] = [];
  const ends: number[] = [];
  let from = 0;
  for (const character of text) {
    const to = from + character.length;
    const plain = fold(character);
    // One character may fold to several units (Ŀ is l and ·): a mark never ends within it.
    for (let unit = 0; unit < plain.length; unit += 1) {
      begins.push(from);
      ends.push(to);
    }
    folded += plain;
    from = to;
  }
  return { folded, begins: (unit) => begins[unit] ?? text.length, ends: (unit) => ends[unit] ?? text.length };
}

/** Ranges of the tokens in a text as written, joined where they touch, in order. */
export function marksOf(text: string, tokens: readonly string[]): Range[] {
  const { folded, begins, ends } = foldedWithMap(text);
  const found: Range[] = [];
  for (const token of tokens) {
    for (let from = folded.indexOf(token); from >= 0; from = folded.indexOf(token, from + 1)) {
      found.push([begins(from), ends(from + token.length - 1)]);
    }
  }
  found.sort((left, right) => left[0] - right[0] || right[1] - left[1]);
  const joined: Range[] = [];
  for (const range of found) {
    const last = joined.at(-1);
    if (last !== undefined && range[0] <= last[1])
      joined[joined.length - 1] = [last[0], Math.max(last[1], range[1])];
    else joined.push(range);
  }
  return joined;
}

/** How many distinct tokens stand in a folded text. */
export function countIn(folded: string, tokens: readonly string[]): number {
  let count = 0;
  for (const token of tokens) if (folded.includes(token)) count += 1;
  return count;
}

/** The part of a paragraph around its first mark, with the marks in it. */
export function snippetOf(text: string, tokens: readonly string[]): { snippet: string; marks: Range[] } {
  const first = marksOf(text, tokens)[0]?.[0] ?? 0;
  const early = first < snippetLength - 24;
  const from = early ? 0 : first - 16;
  const cut = text.slice(from, from + snippetLength);
  const snippet = `${from > 0 ? '…' : ''}${cut}${from + cut.length < text.length ? '…' : ''}`;
  return { snippet, marks: marksOf(snippet, tokens) };
}
