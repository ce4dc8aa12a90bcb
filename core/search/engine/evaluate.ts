import type { Postings } from './postings.ts';

/** Fields in the order of their numbers, with what a find in each counts. */
export interface Weighing {
  readonly boosts: readonly number[];
  /** BM25+: saturation, length, and the least a find counts. */
  readonly k: number;
  readonly b: number;
  readonly d: number;
  /** What a term counts that only begins with the one asked for, or is a letter away; less the further it is. */
  readonly prefix: number;
  readonly near: number;
}

/** What is searched: terms, and for each field how many terms each document has there, by its id. */
export interface Corpus {
  readonly postings: Postings;
  readonly lengths: readonly Uint32Array[];
  readonly averages: readonly number[];
  /** How many documents it holds. */
  readonly count: number;
  /** All ids are below this; not every number is one. */
  readonly size: number;
}

/** A term to look for: in which fields, in which way, and what it counts. */
export interface Wanted {
  readonly term: string;
  readonly weight: number;
  readonly fields: ReadonlySet<number>;
  /** `prefix` is the term and what begins with it, `longer` the latter alone. */
  readonly way: 'exact' | 'prefix' | 'longer' | 'near';
}

export interface Found {
  /** Sum of what each document gained, by its id; 0 for the others. */
  readonly scores: Float64Array;
  /** Documents that hold anything, each once, in no order. */
  readonly ids: readonly number[];
  /** For each term as asked, the ids that hold it; an id may come twice. */
  readonly holders: ReadonlyMap<string, readonly Uint32Array[]>;
}

const none = new Uint32Array(0);

/** MiniSearch's own formula, term by term, with one number a document in place of an object and its lists. */
export function evaluate(corpus: Corpus, wanted: readonly Wanted[], by: Weighing): Found {
  const scores = new Float64Array(corpus.size);
  const ids: number[] = [];
  const holders = new Map<string, Uint32Array[]>();

  const gain = (term: string, weight: number, fields: ReadonlySet<number>, found: Uint32Array[]): void => {
    for (const { field, ids: held, times } of corpus.postings.find(term)) {
      if (!fields.has(field)) continue;
      const count = held.length;
      const rarity = Math.log(1 + (corpus.count - count + 0.5) / (count + 0.5));
      const all = weight * (by.boosts[field] ?? 1) * rarity;
      const lengths = corpus.lengths[field] ?? none;
      const perTerm = (by.k * by.b) / (corpus.averages[field] || 1);
      const base = by.k * (1 - by.b);
      for (let at = 0; at < count; at += 1) {
        const id = held[at] ?? 0;
        const often = times[at] ?? 0;
        const before = scores[id] ?? 0;
        if (before === 0) ids.push(id);
        scores[id] =
          before + all * (by.d + (often * (by.k + 1)) / (often + base + perTerm * (lengths[id] ?? 0)));
      }
      found.push(held);
    }
  };

  for (const { term, weight, fields, way } of wanted) {
    const found = holders.get(term) ?? [];
    holders.set(term, found);
    if (way !== 'longer') gain(term, weight, fields, found);
    if (way === 'prefix' || way === 'longer') {
      for (const longer of corpus.postings.beginning(term)) {
        const more = longer.length - term.length;
        if (more > 0)
          gain(longer, (weight * by.prefix * longer.length) / (longer.length + 0.3 * more), fields, found);
      }
    }
    if (way === 'near') {
      for (const other of corpus.postings.near(term))
        gain(other, (weight * by.near * other.length) / (other.length + 1), fields, found);
    }
  }
  return { scores, ids, holders };
}
