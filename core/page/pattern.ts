/**
 * Patterns in adapter packs run on every page of the counter, so each must be linear-time by construction.
 * Accepted is a small regular language: literals, escapes, classes, groups, alternation, `^ $`, and the bounded repetitions
 * `? {n} {n,m}` (m ≤ 64) on single characters. Refused: `* +`, repetition of groups, back-references, look-around, and two
 * neighbouring variable repetitions that could match the same character. With m ≤ 64 a match costs O(64 · n).
 */

const MAX_REPEAT = 64;
const MAX_LENGTH = 200;
const ALPHABET = Array.from({ length: 0x2100 }, (_, i) => String.fromCharCode(i));

interface Atom {
  readonly source: string;
  readonly variable: boolean;
}

/** Why a pattern is refused: a sentence for the adapter's author. */
export class PatternRefused extends Error {}

function refuse(why: string): never {
  throw new PatternRefused(why);
}

function readClass(source: string, start: number): number {
  let i = start + 1;
  if (source[i] === '^') i++;
  if (source[i] === ']') i++;
  while (i < source.length && source[i] !== ']') i += source[i] === '\\' ? 2 : 1;
  if (i >= source.length) refuse('character class is not closed');
  return i + 1;
}

function readQuantifier(source: string, at: number): { next: number; variable: boolean; any: boolean } {
  const char = source[at];
  if (char === '*' || char === '+') refuse(`"${char}" is unbounded, write {0,64} or {1,64}`);
  if (char === '?') return { next: at + 1, variable: true, any: true };
  const braces = /^\{(\d{1,3})(?:,(\d{1,3}))?\}/.exec(source.slice(at, at + 12));
  if (!braces) {
    if (char === '{') refuse('repetition must be {n} or {n,m}');
    return { next: at, variable: false, any: false };
  }
  const max = Number(braces[2] ?? braces[1]);
  if (max > MAX_REPEAT) refuse(`repetition above ${MAX_REPEAT}`);
  return { next: at + braces[0].length, variable: braces[2] !== undefined, any: true };
}

function overlaps(a: string, b: string): boolean {
  const left = new RegExp(`^${a}$`);
  const right = new RegExp(`^${b}$`);
  return ALPHABET.some((char) => left.test(char) && right.test(char));
}

/** Walks the pattern once; `previous` is the variable repetition a following atom must not overlap. */
function walk(source: string): void {
  let previous: Atom | undefined;
  let i = 0;
  while (i < source.length) {
    const char = source[i] as string;
    if (char === '(') {
      if (source[i + 1] === '?' && source.slice(i, i + 3) !== '(?:')
        refuse('look-around and flags are not allowed');
      i += source.slice(i, i + 3) === '(?:' ? 3 : 1;
      continue;
    }
    if (char === ')') {
      const after = readQuantifier(source, i + 1);
      if (after.any) refuse('a group may not be repeated');
      i++;
      continue;
    }
    if (char === '|') {
      previous = undefined;
      i++;
      continue;
    }
    if (char === '^' || char === '$') {
      i++;
      continue;
    }
    let end = i + 1;
    if (char === '[') end = readClass(source, i);
    if (char === '\\') {
      if (/[1-9k]/.test(source[i + 1] ?? '')) refuse('back-references are not allowed');
      end = i + 2;
    }
    const atom = source.slice(i, end);
    const quantifier = readQuantifier(source, end);
    if (source[quantifier.next] === '?' && quantifier.any) refuse('lazy repetition is not needed');
    if (previous?.variable && quantifier.variable && overlaps(previous.source, atom)) {
      refuse(`"${previous.source}" and "${atom}" can match the same character one after the other`);
    }
    if (quantifier.variable || !previous?.variable || !overlaps(previous.source, atom)) {
      previous = { source: atom, variable: quantifier.variable };
    }
    i = quantifier.next;
  }
}

/**
 * Checks that a pattern is linear-time and compiles; gives the RegExp (no flags).
 * @throws PatternRefused with the reason for the adapter's author.
 */
export function linearPattern(source: string): RegExp {
  if (source.length > MAX_LENGTH) refuse(`longer than ${MAX_LENGTH} characters`);
  try {
    walk(source);
    return new RegExp(source);
  } catch (error) {
    if (error instanceof PatternRefused) throw error;
    return refuse(error instanceof Error ? error.message : 'not a regular expression');
  }
}
