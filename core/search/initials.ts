import type { Holdings } from './engine/holdings.ts';
import { fold } from './fold.ts';
import { readingsOf } from './sounds.ts';

const bit = (letter: string): number => 1 << (letter.charCodeAt(0) - 97);

const known = new Map<string, number>();
/** The letters that the readings of a character may begin with, as bits; 0 where it has none. */
function bitsOf(character: string): number {
  const before = known.get(character);
  if (before !== undefined) return before;
  const bits = /[a-z]/.test(character)
    ? bit(character)
    : readingsOf(character).reduce((all, reading) => all | bit(reading.charAt(0)), 0);
  known.set(character, bits);
  return bits;
}

export interface InitialsIndex {
  /** Documents one of whose names holds these first letters in a row, with the share of the name they are. */
  find(letters: string): { readonly id: number; readonly share: number }[];
}

/** Names by the first letters of their syllables (dewz → 大额外支). Built at the first use, thrown away with the index. */
export function createInitials(holdings: Pick<Holdings, 'ids' | 'head' | 'names'>): InitialsIndex {
  const all: number[] = [];
  const names: { readonly id: number; readonly from: number; readonly length: number }[] = [];
  for (const id of holdings.ids()) {
    for (const name of [...holdings.names(id), ...holdings.head(id).tags]) {
      const bits = Array.from(fold(name), bitsOf).filter((each) => each !== 0);
      if (bits.length < 3) continue;
      names.push({ id, from: all.length, length: bits.length });
      all.push(...bits);
    }
  }
  const letters = Int32Array.from(all);
  /** Whether the wanted letters stand in a row somewhere in a name. */
  const holds = (from: number, length: number, wanted: readonly number[]): boolean => {
    for (let start = from; start + wanted.length <= from + length; start += 1) {
      let at = 0;
      while (at < wanted.length && ((letters[start + at] ?? 0) & (wanted[at] ?? 0)) !== 0) at += 1;
      if (at === wanted.length) return true;
    }
    return false;
  };
  return {
    find(text) {
      const wanted = Array.from(text, bit);
      const best = new Map<number, number>();
      for (const { id, from, length } of names) {
        if (holds(from, length, wanted)) best.set(id, Math.max(best.get(id) ?? 0, wanted.length / length));
      }
      return [...best].map(([id, share]) => ({ id, share }));
    },
  };
}
