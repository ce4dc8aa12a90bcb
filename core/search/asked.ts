import { runsOf } from './analyse.ts';
import { fold, isHan } from './fold.ts';
import { engineTerm } from './han-code.ts';
import { type AskedTerm, type Knows, type Slot, weights } from './slot.ts';
import { asking, hanSlots, sayingPairs } from './slots-han.ts';
import { type Said, saidSlots } from './slots-said.ts';
import { readingsOf, spellOut } from './sounds.ts';
import { clauseToken, numeral, plainNumbers, specialTokens } from './specials.ts';
import { stem } from './stem.ts';
import { isNumberUnit, unitsOf } from './units.ts';

export interface Piece {
  /** Characters, words and numbers without asking words. */
  readonly units: Uint16Array;
  /** Its syllables where it can be read aloud, else empty. */
  readonly sounds: readonly string[];
}

/** A query as the index understands it. */
export interface Asked {
  readonly slots: readonly Slot[];
  /** Its parts between blanks, each of which may stand in a title by itself. */
  readonly pieces: readonly Piece[];
  /** Letters that may be the first letters of syllables; empty where they cannot. */
  readonly initials: string;
  /** Words and pairs as typed, for marking. */
  readonly words: readonly string[];
}

/** A Latin word; `isOpen`: nothing follows it, so that it may still be typed on. */
function wordSlot(word: string, isOpen: boolean, knows: Knows): Slot {
  const term = stem(word);
  const isKnown = knows(term) > 0;
  const terms: AskedTerm[] = isKnown ? [{ term, weight: 1, how: 'exact' }] : [];
  if (word.length >= (isOpen ? 2 : 4)) terms.push({ term, weight: weights.prefix, how: 'prefix' });
  if (!isKnown && /^[a-z]{4,}$/.test(term)) terms.push({ term, weight: weights.fuzzy, how: 'fuzzy' });
  return { weight: 1, terms };
}

/** A bare number beside a law's name is the number of its article: 公司法 70. */
function numberSlot(run: string, number: number, knows: Knows): Slot {
  const clause = engineTerm(clauseToken(number));
  return {
    weight: weights.number,
    terms: [
      ...(knows(clause) > 0 ? [{ term: clause, weight: weights.number, how: 'number' } as const] : []),
      ...(knows(run) > 0 ? [{ term: run, weight: 1, how: 'exact' } as const] : []),
    ],
  };
}

const chunk = /[\p{Script=Han}a-z0-9./-]+/gu;
/** A query so short has few pairs to go by, so that each is looked at from more sides. */
const BRIEF = 10;
/** Units of a piece that are compared; more than any query has. */
const LONGEST = 250;
const isWord = /^[a-z]+$/;
/** Two letters are too ambiguous, and nobody types the first letters of more than a title's words. */
const initialsOf = /^[a-z]{3,12}$/;

/** What a query asks for, in the terms of an index. Pure. */
export function askedOf(text: string, knows: Knows): Asked {
  const folded = fold(text);
  const hasHan = /\p{Script=Han}/u.test(folded);
  const isBrief = folded.length <= BRIEF;
  const slots: Slot[] = specialTokens(folded).map((token) => ({
    weight: weights.number,
    terms: [
      { term: engineTerm(token), weight: weights.number, how: 'number' },
      { term: engineTerm(token), weight: weights.cited, how: 'exact' },
    ],
  }));
  const words: string[] = [];
  let initials = '';
  for (const { 0: part, index } of folded.matchAll(chunk)) {
    const runs = runsOf(part);
    const isLast = index + part.length === folded.length;
    const heard = (near: string | undefined, at: number): Said | undefined =>
      near !== undefined && isHan(near) ? readingsOf(Array.from(near).at(at) ?? '') : undefined;
    for (const [at, run] of runs.entries()) {
      if (isHan(run)) {
        slots.push(...hanSlots(run, knows, isBrief));
        words.push(...sayingPairs(run));
        continue;
      }
      words.push(run);
      const number = hasHan ? numeral(run) : undefined;
      if (number !== undefined) {
        slots.push(numberSlot(run, number, knows));
        continue;
      }
      const said = isWord.test(run) ? spellOut(run) : undefined;
      const word = wordSlot(run, isLast && at === runs.length - 1, knows);
      // "can", "sale" and "bin" are pinyin and English: both are looked for.
      if (said === undefined || word.terms.some(({ how }) => how === 'exact')) slots.push(word);
      if (said === undefined) {
        if (initialsOf.test(run) && folded.trim() === run) initials = run;
        continue;
      }
      slots.push(
        ...saidSlots(
          said,
          {
            before: heard(runs[at - 1], -1),
            after: heard(runs[at + 1], 0),
            isOpen: isLast && at === runs.length - 1,
          },
          knows,
        ),
      );
    }
  }
  return { slots, pieces: piecesOf(folded), initials, words: [...new Set(words)] };
}

/** Syllables of a text without blanks; empty where a part of it cannot be read aloud. */
function soundsOf(text: string): string[] {
  return runsOf(text).flatMap((run) => {
    if (isHan(run)) return Array.from(run, (character) => readingsOf(character)[0] ?? character);
    const said = isWord.test(run) ? spellOut(run) : undefined;
    return said === undefined ? [] : [...said.syllables, ...(said.rest === '' ? [] : [said.rest])];
  });
}

/** Parts of a query between blanks. A number stays with the law before it, and words that are no pinyin stay together. */
function piecesOf(folded: string): Piece[] {
  const pieces: Piece[] = [];
  for (const part of plainNumbers(folded.replace(asking, '')).split(/\s+/)) {
    const units = unitsOf(part).subarray(0, LONGEST);
    if (units.length === 0) continue;
    const sounds = soundsOf(part).slice(0, LONGEST);
    const last = pieces.at(-1);
    const belongs = isNumberUnit(units[0] ?? 0) || (sounds.length === 0 && last?.sounds.length === 0);
    if (last !== undefined && belongs) {
      const both = Uint16Array.of(...last.units, ...units).subarray(0, LONGEST);
      pieces[pieces.length - 1] = { units: both, sounds: last.sounds };
    } else pieces.push({ units, sounds });
  }
  return pieces;
}
