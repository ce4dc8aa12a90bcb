import MiniSearch, { type Options } from 'minisearch';

import type { SearchDocument } from '../documents.ts';
import { packedPostings, packTerms } from './dictionary.ts';
import type { Corpus } from './evaluate.ts';
import { joined } from './join.ts';
import { lengthsOf, livePostings, type Postings, shortIdOf } from './postings.ts';
import { type Head, packDocuments, packedShelf } from './shelf.ts';
import { packLengths, readLengths, type Stored } from './stored.ts';

/** Documents by short ids, and where their terms stand. */
export interface Holdings {
  readonly corpus: Corpus;
  /** Grows with every change; what is derived from the holdings is good for one of it. */
  readonly changes: number;
  ids(): Iterable<number>;
  keyOf(id: number): string;
  idOf(key: string): number | undefined;
  head(id: number): Head;
  /** Its title, then the questions by which it is asked for. */
  names(id: number): readonly string[];
  document(id: number): SearchDocument;
  add(documents: readonly SearchDocument[]): void;
  remove(keys: readonly string[]): void;
  pack(): Stored;
}

const nothing: Postings = {
  find: () => [],
  count: () => 0,
  beginning: () => [],
  near: () => [],
  terms: () => [],
};

/**
 * MiniSearch builds and changes the index. What it built is packed once and then only read; what has changed since is a
 * small engine beside it, so that one changed document costs what one document costs.
 */
export function createHoldings(options: Options<SearchDocument>, stored?: Stored): Holdings {
  const fields = options.fields.length;
  const shelf = stored && packedShelf(stored);
  const packed = stored ? packedPostings(stored) : nothing;
  const from = shelf?.keys.length ?? 0;
  const live = new MiniSearch<SearchDocument>(options);
  const changed = new Map<number, SearchDocument>();
  const gone = new Set<number>();
  const idOf = new Map<string, number>(shelf?.keys.map((key, id) => [key, id]));
  let lengths = stored ? readLengths(stored.fieldLengths, fields, from) : emptyLengths(fields, 64);
  const sums = lengths.map((list) => list.reduce((sum, length) => sum + length, 0));
  const postings = shelf ? joined(packed, gone, livePostings(live, from)) : livePostings(live);
  let size = from;
  let changes = 0;

  const count = (id: number, sign: 1 | -1): void => {
    for (const [field, list] of lengths.entries()) sums[field] = (sums[field] ?? 0) + sign * (list[id] ?? 0);
  };
  const remove = (keys: readonly string[]): void => {
    changes += 1;
    for (const key of keys) {
      const id = idOf.get(key);
      if (id === undefined) continue;
      const own = changed.get(id);
      if (own === undefined) gone.add(id);
      else live.remove(own);
      count(id, -1);
      changed.delete(id);
      idOf.delete(key);
    }
  };
  const add = (document: SearchDocument): void => {
    live.add(document);
    const shortId = shortIdOf(live, document.key) ?? 0;
    const id = from + shortId;
    const room = lengths[0]?.length ?? 0;
    if (id >= room) lengths = lengths.map((list) => grown(list, Math.max(id + 1, room * 2)));
    for (const [field, list] of lengths.entries()) list[id] = lengthsOf(live, shortId)[field] ?? 0;
    count(id, 1);
    changed.set(id, document);
    idOf.set(document.key, id);
    size = Math.max(size, id + 1);
  };
  const head = (id: number): Head => changed.get(id) ?? (shelf?.head(id) as Head);
  const document = (id: number): SearchDocument => changed.get(id) ?? (shelf?.document(id) as SearchDocument);

  return {
    get corpus(): Corpus {
      const averages = sums.map((sum) => sum / Math.max(1, idOf.size));
      return { postings, lengths, averages, count: idOf.size, size };
    },
    get changes() {
      return changes;
    },
    ids: () => idOf.values(),
    idOf: (key) => idOf.get(key),
    keyOf: (id) => changed.get(id)?.key ?? shelf?.keys[id] ?? '',
    head,
    names: (id) => {
      const own = changed.get(id);
      return own ? [own.title, ...own.similar] : (shelf?.names[id] ?? []);
    },
    document,
    add(documents) {
      remove(documents.map(({ key }) => key));
      for (const each of new Map(documents.map((one) => [one.key, one])).values()) add(each);
    },
    remove,
    pack() {
      if (stored && changed.size === 0 && gone.size === 0) return stored;
      const ids = [...idOf.values()].sort((left, right) => left - right);
      return {
        ...packTerms(renumbered(postings, ids)),
        ...packDocuments(ids.map(document)),
        fieldLengths: packLengths(lengths.map((list) => Uint32Array.from(ids, (id) => list[id] ?? 0))),
      };
    },
  };
}

const emptyLengths = (fields: number, room: number): Uint32Array[] =>
  Array.from({ length: fields }, () => new Uint32Array(room));

function grown(list: Uint32Array, room: number): Uint32Array {
  const larger = new Uint32Array(room);
  larger.set(list);
  return larger;
}

/** The same postings with the ids 0, 1, 2 … in the order given. */
function renumbered(postings: Postings, ids: readonly number[]): Postings {
  if (ids.every((id, at) => id === at)) return postings;
  const place = new Map(ids.map((id, at) => [id, at]));
  return {
    ...postings,
    find: (term) =>
      postings.find(term).map((each) => ({ ...each, ids: each.ids.map((id) => place.get(id) ?? 0) })),
  };
}
