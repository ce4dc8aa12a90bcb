import type { Asked } from './asked.ts';
import { fold } from './fold.ts';
import type { Suggestion } from './hit.ts';
import { likenessTo } from './likeness.ts';
import { readingsOf } from './sounds.ts';
import { unitsOf } from './units.ts';

/** Something that may be searched for, under every word by which it is known. */
export interface Name extends Suggestion {
  readonly words: readonly string[];
}

const plainOf = (text: string): string => fold(text).replaceAll(/[^\p{Script=Han}a-z0-9]/gu, '');

/** A name whose words are compared as they are said: without blanks and punctuation. */
export const nameOf = (text: string, kind: Suggestion['kind'], others: readonly string[] = []): Name => ({
  text,
  kind,
  words: [text, ...others].map(plainOf),
});

/** Whether a word begins as it was typed: character by character, in syllables, in their first letters, or mixed. */
function begins(word: string, typed: string, at = 0, from = 0): boolean {
  if (from >= typed.length) return true;
  const character = word.charAt(at);
  if (character === '') return false;
  if (character === typed.charAt(from) && begins(word, typed, at + 1, from + 1)) return true;
  return readingsOf(character).some(
    (reading) =>
      reading.startsWith(typed.slice(from)) ||
      (typed.startsWith(reading, from) && begins(word, typed, at + 1, from + reading.length)) ||
      (reading.charAt(0) === typed.charAt(from) && begins(word, typed, at + 1, from + 1)),
  );
}

/** How well a name continues what was typed; 0 where it does not. */
function continues({ words }: Name, typed: string): number {
  const [own = ''] = words;
  if (own === typed) return 0;
  if (own.startsWith(typed)) return 5;
  if (words.some((word) => word.startsWith(typed))) return 4;
  if (/[a-z]/.test(typed) && words.some((word) => begins(word, typed))) return 3;
  return typed.length > 1 && words.some((word) => word.includes(typed)) ? 2 : 0;
}

const order: readonly Suggestion['kind'][] = ['title', 'term', 'question', 'tag'];

/** The best of scored names, each text once; of equals titles first, then the shorter. */
function best(scored: readonly { name: Name; score: number }[], limit: number): Suggestion[] {
  const sorted = [...scored].sort(
    (left, right) =>
      right.score - left.score ||
      order.indexOf(left.name.kind) - order.indexOf(right.name.kind) ||
      left.name.text.length - right.name.text.length ||
      (left.name.text < right.name.text ? -1 : 1),
  );
  const texts = new Map<string, Suggestion>();
  for (const { name } of sorted) {
    if (texts.size === limit) break;
    if (!texts.has(name.text)) texts.set(name.text, { text: name.text, kind: name.kind });
  }
  return [...texts.values()];
}

/** Names that continue what was typed, at most `limit`. */
export function continuing(names: Iterable<Name>, text: string, limit: number): Suggestion[] {
  const typed = plainOf(text);
  if (typed === '') return [];
  const scored: { name: Name; score: number }[] = [];
  for (const name of names) {
    const score = continues(name, typed);
    if (score > 0) scored.push({ name, score });
  }
  return best(scored, limit);
}

/** The share of a query that a name must hold in a row to be what may have been meant. */
const NEAR = 0.34;

/** Names that look or sound most like a query: what to offer when nothing was found. */
export function nearest(names: Iterable<Name>, asked: Asked, limit: number): Suggestion[] {
  const { shareIn } = likenessTo(asked);
  const scored: { name: Name; score: number }[] = [];
  for (const name of names) {
    const score = Math.max(0, ...name.words.map((word) => shareIn(unitsOf(word))));
    if (score >= NEAR) scored.push({ name, score: Math.round(score * 10) });
  }
  return best(scored, limit);
}
