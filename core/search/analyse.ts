import { fold, isHan } from './fold.ts';
import { readingsOf } from './sounds.ts';
import { specialTokens } from './specials.ts';
import { stem } from './stem.ts';

/** Raised whenever the tokens of a text or the stored form change: an index made by another version is rebuilt, never read. */
export const analyserVersion = 5;

const run = /\p{Script=Han}+|[a-z0-9]+(?:[./-][a-z0-9]+)*/gu;
/** Runs of Han and of Latin letters and digits in folded text, in order. */
export const runsOf = (folded: string): string[] => Array.from(folded.matchAll(run), ([word]) => word);

function* hanTokens(text: string): Generator<string> {
  const characters = Array.from(text);
  if (characters.length === 1) yield text;
  for (let at = 0; at + 1 < characters.length; at += 1) yield `${characters[at]}${characters[at + 1]}`;
}

function* latinTokens(text: string): Generator<string> {
  yield stem(text);
  const parts = text.split(/[./-]/);
  if (parts.length > 1) for (const part of parts) yield stem(part);
}

/**
 * Tokens of a text, in order, with repetition: bigrams of Han runs (a lone character as it is), stems of Latin words,
 * codes, and the numbers by which rules are cited.
 */
export function tokensOf(text: string): string[] {
  const folded = fold(text);
  const tokens = specialTokens(folded);
  for (const word of runsOf(folded)) {
    for (const token of isHan(word) ? hanTokens(word) : latinTokens(word)) tokens.push(token);
  }
  return tokens;
}

/** The token of two syllables that follow each other. */
export const soundToken = (first: string, second: string): string => `~${first} ${second}`;

/** Every reading of every two neighbouring characters of a text. */
export function soundTokens(text: string): string[] {
  const tokens: string[] = [];
  for (const word of runsOf(fold(text))) {
    if (!isHan(word)) continue;
    const characters = Array.from(word, readingsOf);
    for (let at = 0; at + 1 < characters.length; at += 1) {
      for (const first of characters[at] ?? [])
        for (const second of characters[at + 1] ?? []) tokens.push(soundToken(first, second));
    }
  }
  return tokens;
}
