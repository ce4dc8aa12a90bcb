import { runsOf } from './analyse.ts';
import { fold, isHan } from './fold.ts';
import { engineTerm } from './han-code.ts';
import { type AskedTerm, type Knows, type Slot, weights } from './slot.ts';
import { asking, hanSlots, sayingPairs } from './slots-han.ts';
import { type Said, saidSlots } from './slots-said.ts';
import { readingsOf, spellOut } from './sounds.ts';
import { clauseToken, numeral, plainNumbers, specialTokens } from './specials.ts';
import { stem } from './stem.ts';

/** A query as the index understands it. */
export interface Asked {
  readonly slots: readonly Slot[];
  /** The query without blanks and asking words, for comparing with titles. */
  readonly plain: string;
  /** Its syllables where it can be read aloud, else empty. */
  readonly sounds: readonly string[];
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
    weight: 1,
    terms: [
      ...(knows(clause) > 0 ? [{ term: clause, weight: weights.number, how: 'number' } as const] : []),
      ...(knows(run) > 0 ? [{ term: run, weight: 1, how: 'exact' } as const] : []),
    ],
  };
}

const chunk = /[\p{Script=Han}a-z0-9./-]+/gu;
/** A query so short has few pairs to go by, so that each is looked at from more sides. */
const BRIEF = 10;
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
    terms: [{ term: engineTerm(token), weight: weights.number, how: 'number' }],
  }));
  const sounds: string[] = [];
  const words: string[] = [];
  let initials = '';
  for (const [part] of folded.matchAll(chunk)) {
    const runs = runsOf(part);
    const heard = (near: string | undefined, at: number): Said | undefined =>
      near !== undefined && isHan(near) ? readingsOf(Array.from(near).at(at) ?? '') : undefined;
    for (const [at, run] of runs.entries()) {
      if (isHan(run)) {
        slots.push(...hanSlots(run, knows, isBrief));
        sounds.push(...Array.from(run, (character) => readingsOf(character)[0] ?? character));
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
      const word = wordSlot(run, folded.trimEnd().endsWith(run), knows);
      // "can", "sale" and "bin" are pinyin and English: both are looked for.
      if (said === undefined || word.terms.some(({ how }) => how === 'exact')) slots.push(word);
      if (said === undefined) {
        if (initialsOf.test(run) && folded.trim() === run) initials = run;
        continue;
      }
      slots.push(
        ...saidSlots(said, { before: heard(runs[at - 1], -1), after: heard(runs[at + 1], 0) }, knows),
      );
      sounds.push(...said.syllables, ...(said.rest === '' ? [] : [said.rest]));
    }
  }
  const plain = plainNumbers(folded.replace(asking, '')).replaceAll(/[^\p{Script=Han}a-z0-9]/gu, '');
  return { slots, plain, sounds, initials, words: [...new Set(words)] };
}
