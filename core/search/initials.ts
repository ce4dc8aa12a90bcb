import type { SearchDocument } from './documents.ts';
import { fold } from './fold.ts';
import { readingsOf } from './sounds.ts';

/** For each character of the searched names, the letters its readings may begin with, as bits; 0 between names. */
interface Names {
  readonly key: string;
  readonly bits: Int32Array;
  readonly length: number;
}

const bit = (letter: string): number => 1 << (letter.charCodeAt(0) - 97);

function bitsOf(name: string): number[] {
  const bits: number[] = [];
  for (const character of fold(name)) {
    if (/[a-z]/.test(character)) bits.push(bit(character));
    else {
      const readings = readingsOf(character);
      if (readings.length > 0) bits.push(readings.reduce((all, reading) => all | bit(reading.charAt(0)), 0));
    }
  }
  return bits;
}

export interface InitialsIndex {
  /** Documents one of whose names holds these first letters in a row, with the share of the name they are. */
  find(letters: string): { readonly key: string; readonly share: number }[];
}

/** Names by the first letters of their syllables (dewz → 大额外支). Built at the first use, thrown away with the index. */
export function createInitials(documents: Iterable<SearchDocument>): InitialsIndex {
  const all: Names[] = [];
  for (const { key, title, tags, similar } of documents) {
    for (const name of [title, ...tags, ...similar]) {
      const bits = bitsOf(name);
      if (bits.length > 2) all.push({ key, bits: Int32Array.from(bits), length: bits.length });
    }
  }
  return {
    find(letters) {
      const wanted = Array.from(letters, bit);
      const best = new Map<string, number>();
      for (const { key, bits, length } of all) {
        for (let from = 0; from + wanted.length <= length; from += 1) {
          if (!wanted.every((each, at) => ((bits[from + at] ?? 0) & each) !== 0)) continue;
          best.set(key, Math.max(best.get(key) ?? 0, wanted.length / length));
          break;
        }
      }
      return [...best].map(([key, share]) => ({ key, share }));
    },
  };
}
