/** One way in which a part of the query may stand in a text. */
export interface AskedTerm {
  readonly term: string;
  readonly weight: number;
  readonly how: 'exact' | 'prefix' | 'fuzzy' | 'sound' | 'soundPrefix' | 'soundLonger' | 'number';
}

/** A part of the query: found when any of its terms is. `weight` is what it counts when it is missing. */
export interface Slot {
  readonly weight: number;
  readonly terms: readonly AskedTerm[];
}

/** In how many documents' fields a term stands; 0 where it stands in none. */
export type Knows = (term: string) => number;

/** What a term counts against a pair of characters within one word, which counts 1. Set on the development sets. */
export const weights = {
  /** A pair across the end of a word, in a run too long to be one. */
  boundary: 0.5,
  /** A pair of a question or function word. */
  asking: 0.2,
  /** Long runs count less a pair, by this power of their number: each keyword has its say. */
  length: 0.2,
  /** What a pair that no text holds sounds like. */
  sound: 0.7,
  /** What a pair that texts do hold sounds like: it may be a slip all the same. */
  softSound: 0.25,
  swapped: 0.7,
  skipped: 0.4,
  number: 3,
  /** The same number where a text cites it. */
  cited: 0.5,
  fuzzy: 0.6,
  prefix: 0.8,
  lone: 0.3,
} as const;
