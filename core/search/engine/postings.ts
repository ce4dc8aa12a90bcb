import type MiniSearch from 'minisearch';

/** Where a term stands in one field: short ids of documents in rising order, and how often in each. */
export interface Posting {
  readonly field: number;
  readonly ids: Uint32Array;
  readonly times: Uint32Array;
}

/** What a query is answered from: the terms of an index and where they stand. */
export interface Postings {
  /** Fields that hold the term; empty where none does. */
  find(term: string): readonly Posting[];
  /** In how many documents' fields it stands. */
  count(term: string): number;
  /** Terms that begin so, itself among them. */
  beginning(prefix: string): Iterable<string>;
  /** Terms one letter away, itself not among them. */
  near(term: string): Iterable<string>;
  /** Every term, in no order. */
  terms(): Iterable<string>;
}

type Fields = ReadonlyMap<number, ReadonlyMap<number, number>>;
interface Tree {
  get(term: string): Fields | undefined;
  atPrefix(prefix: string): { keys(): Iterable<string> };
  fuzzyGet(term: string, distance: number): ReadonlyMap<string, unknown>;
  keys(): Iterable<string>;
}

/** The parts of MiniSearch that it keeps to itself and that a query needs. A test fails when they move. */
interface Insides {
  readonly _index: Tree;
  readonly _nextId: number;
  readonly _idToShortId: ReadonlyMap<string, number>;
  readonly _fieldLength: ReadonlyMap<number, readonly number[]>;
}
const insides = <T>(engine: MiniSearch<T>): Insides => engine as unknown as Insides;

/** The short id by which the engine knows a document; undefined where it holds none. */
export const shortIdOf = <T>(engine: MiniSearch<T>, key: string): number | undefined =>
  insides(engine)._idToShortId.get(key);

/** Terms of each field of a document, by field. */
export const lengthsOf = <T>(engine: MiniSearch<T>, shortId: number): readonly number[] =>
  insides(engine)._fieldLength.get(shortId) ?? [];

/** Terms kept as read. */
const MOST_KNOWN = 5_000;

/** The postings of a living engine. `from` is added to its short ids. */
export function livePostings<T>(engine: MiniSearch<T>, from = 0): Postings {
  const tree = (): Tree => insides(engine)._index;
  const read = (term: string): readonly Posting[] =>
    Array.from(tree().get(term) ?? [], ([field, documents]): Posting => {
      const ids = Uint32Array.from(documents.keys()).sort();
      const times = ids.map((id) => documents.get(id) ?? 0);
      return { field, ids: from === 0 ? ids : ids.map((id) => id + from), times };
    });
  /** Terms as they were last read: people ask with the same few thousand words. */
  const known = new Map<string, readonly Posting[]>();
  let [added, there] = [0, 0];
  return {
    find(term) {
      const { _nextId: adds } = insides(engine);
      const documents = engine.documentCount;
      if (adds !== added || documents !== there || known.size >= MOST_KNOWN) known.clear();
      [added, there] = [adds, documents];
      const postings = known.get(term) ?? read(term);
      known.set(term, postings);
      return postings;
    },
    count(term) {
      let count = 0;
      for (const documents of tree().get(term)?.values() ?? []) count += documents.size;
      return count;
    },
    beginning: (prefix) => tree().atPrefix(prefix).keys(),
    near: (term) => [...tree().fuzzyGet(term, 1).keys()].filter((other) => other !== term),
    terms: () => tree().keys(),
  };
}
