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
