import { sounds } from './sound-table.ts';

const readings = new Map<string, string[]>();
const syllables = new Set<string>();
for (const [, syllable = '', characters = ''] of sounds.matchAll(/([a-z]+)([^ ]+)/g)) {
  syllables.add(syllable);
  for (const character of characters) readings.set(character, [...(readings.get(character) ?? []), syllable]);
}
/** Every beginning of a syllable, the whole ones included. */
const beginnings = new Set(
  [...syllables].flatMap((each) => Array.from(each, (_, at) => each.slice(0, at + 1))),
);

/** Toneless readings of a character; several where a dictionary has them (行 hang, heng, xing). */
export const readingsOf = (character: string): readonly string[] => readings.get(character) ?? [];

/** Sets of readings that one character or another has; a letter reads as itself. The first is that of all the others. */
const sets: string[][] = [[]];
const setOf = new Uint16Array(0x1_0000);

/** Every set of readings; made at the first use. */
export function readingSets(): readonly (readonly string[])[] {
  if (sets.length > 1) return sets;
  const numbers = new Map<string, number>();
  for (const [character, said] of readings) {
    const name = said.join();
    const number = numbers.get(name) ?? sets.push(said) - 1;
    numbers.set(name, number);
    setOf[character.charCodeAt(0)] = number;
  }
  for (let code = 97; code <= 122; code += 1) setOf[code] = sets.push([String.fromCharCode(code)]) - 1;
  return sets;
}

/** Which of `readingSets` a character (as a UTF-16 unit) has. */
export const readingSetOf = (unit: number): number => setOf[unit] ?? 0;

export interface SpelledOut {
  readonly syllables: readonly string[];
  /** The beginning of a last syllable that is still being typed. */
  readonly rest: string;
}

/**
 * A run of Latin letters as syllables, the longest first at each place and so that nothing is left over (xianqi → xian
 * qi, fangan → fang an); the last may be unfinished. Undefined when it is no pinyin at all.
 */
export function spellOut(run: string): SpelledOut | undefined {
  const seen = new Map<number, SpelledOut | undefined>();
  const from = (at: number): SpelledOut | undefined => {
    if (at === run.length) return { syllables: [], rest: '' };
    if (seen.has(at)) return seen.get(at);
    let found: SpelledOut | undefined;
    for (let length = Math.min(6, run.length - at); length > 0; length -= 1) {
      const part = run.slice(at, at + length);
      if (!syllables.has(part)) continue;
      const after = from(at + length);
      if (after === undefined) continue;
      const whole = { syllables: [part, ...after.syllables], rest: after.rest };
      // Whole syllables to the end are better than an unfinished one.
      if (found === undefined || (found.rest !== '' && whole.rest === '')) found = whole;
      if (whole.rest === '') break;
    }
    const left = run.slice(at);
    if (found === undefined && at > 0 && beginnings.has(left)) found = { syllables: [], rest: left };
    seen.set(at, found);
    return found;
  };
  return from(0);
}
