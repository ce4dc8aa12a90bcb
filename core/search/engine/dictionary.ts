import { type WordList, wordList } from './near-words.ts';
import type { Posting, Postings } from './postings.ts';
import { createWriter, Reader, type Writer } from './seven-bit.ts';

/** Terms in a row that share a head written in full; the others say only how they differ from the one before. */
const BLOCK = 16;

/** Sorted terms, where their postings lie, and the postings, as bytes. */
export interface PackedTerms {
  readonly terms: Uint8Array;
  readonly postings: Uint8Array;
  /** For each block the length of its terms and of its postings. */
  readonly blocks: Uint8Array;
}

function shared(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left.charCodeAt(at) === right.charCodeAt(at)) at += 1;
  return at;
}

/** Packs terms (ASCII only) with their postings. Empty ones are left out. */
export function packTerms(all: Postings): PackedTerms {
  const terms = createWriter();
  const postings = createWriter();
  const blocks = createWriter();
  const list = createWriter();
  let before = '';
  let inBlock = 0;
  let termsFrom = 0;
  let postingsFrom = 0;
  const close = (): void => {
    blocks.number(terms.length - termsFrom);
    blocks.number(postings.length - postingsFrom);
    termsFrom = terms.length;
    postingsFrom = postings.length;
  };
  // Sorted by code unit, as they are compared when read.
  for (const term of [...all.terms()].sort()) {
    const found = all.find(term).filter(({ ids }) => ids.length > 0);
    if (found.length === 0) continue;
    if (inBlock === BLOCK) {
      close();
      inBlock = 0;
    }
    const from = postings.length;
    for (const { field, ids, times } of found) {
      list.clear();
      packList(list, ids, times);
      postings.number(field);
      postings.number(ids.length);
      postings.number(list.length);
      postings.bytes(list.done());
    }
    const same = inBlock === 0 ? 0 : shared(before, term);
    terms.number(same);
    terms.number(term.length - same);
    terms.ascii(term.slice(same));
    terms.number(postings.length - from);
    before = term;
    inBlock += 1;
  }
  if (inBlock > 0) close();
  return { terms: terms.done(), postings: postings.done(), blocks: blocks.done() };
}

/** Gaps between ids, doubled; the odd ones are followed by how often, where that is more than once. */
function packList(list: Writer, ids: Uint32Array, times: Uint32Array): void {
  let last = 0;
  ids.forEach((id, at) => {
    const often = times[at] ?? 1;
    list.number((id - last) * 2 + (often > 1 ? 1 : 0));
    if (often > 1) list.number(often);
    last = id;
  });
}

interface Place {
  readonly from: number;
  readonly length: number;
}

/** Opens packed terms without reading them: a term is looked for when it is asked for. */
export function packedPostings({ terms, postings, blocks }: PackedTerms): Postings {
  const edges = new Reader(blocks);
  const termsAt: number[] = [];
  const postingsAt: number[] = [];
  for (let term = 0, posting = 0; edges.at < blocks.length;) {
    termsAt.push(term);
    postingsAt.push(posting);
    term += edges.number();
    posting += edges.number();
  }

  /** Whether the head of a block comes after a term. */
  const isAfter = (block: number, term: string): boolean => {
    const reader = new Reader(terms, (termsAt[block] ?? 0) + 1);
    const length = reader.number();
    for (let at = 0; at < length; at += 1) {
      const difference = (terms[reader.at + at] ?? 0) - (at < term.length ? term.charCodeAt(at) : -1);
      if (difference !== 0) return difference > 0;
    }
    return false;
  };
  /** The last block whose head is not after the term. */
  const blockOf = (term: string): number => {
    let low = 0;
    let high = termsAt.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (isAfter(middle, term)) high = middle;
      else low = middle;
    }
    return low;
  };

  /** Terms and where they stand, from a block on. */
  function* from(block: number): Generator<[string, Place]> {
    for (let at = block; at < termsAt.length; at += 1) {
      const reader = new Reader(terms, termsAt[at]);
      const end = termsAt[at + 1] ?? terms.length;
      let term = '';
      let posting = postingsAt[at] ?? 0;
      while (reader.at < end) {
        const same = reader.number();
        const more = reader.number();
        term = term.slice(0, same) + String.fromCharCode(...terms.subarray(reader.at, reader.at + more));
        reader.at += more;
        const length = reader.number();
        yield [term, { from: posting, length }];
        posting += length;
      }
    }
  }
  /** Looks through one block, comparing only what differs from the term before. */
  const placeOf = (wanted: string): Place | undefined => {
    const block = blockOf(wanted);
    const reader = new Reader(terms, termsAt[block]);
    const end = termsAt[block + 1] ?? terms.length;
    let posting = postingsAt[block] ?? 0;
    for (let matched = 0; reader.at < end;) {
      const same = reader.number();
      const more = reader.number();
      const from = reader.at;
      reader.at += more;
      const length = reader.number();
      if (same < matched) return undefined;
      if (same === matched) {
        let equal = 0;
        while (equal < more && terms[from + equal] === wanted.charCodeAt(matched + equal)) equal += 1;
        matched += equal;
        if (equal === more && matched === wanted.length) return { from: posting, length };
        const isLater = equal < more && (terms[from + equal] ?? 0) > (wanted.charCodeAt(matched) || 0);
        if (isLater) return undefined;
      }
      posting += length;
    }
    return undefined;
  };
  /** Words begin with a letter or a digit; pairs, sounds and numbers do not, and are never one letter off. */
  function* latin(): Generator<string> {
    for (const [term] of from(blockOf('0'))) {
      if (term > '{') return;
      if (term >= '0') yield term;
    }
  }
  let words: WordList | undefined;
  function* beginning(prefix: string): Generator<string> {
    for (const [term] of from(blockOf(prefix))) {
      if (term.startsWith(prefix)) yield term;
      else if (term > prefix) return;
    }
  }
  return {
    find: (term) => {
      const place = placeOf(term);
      return place === undefined ? [] : lists(new Reader(postings, place.from), place.length);
    },
    count(term) {
      const place = placeOf(term);
      if (place === undefined) return 0;
      let count = 0;
      for (const reader = new Reader(postings, place.from); reader.at < place.from + place.length;) {
        reader.number();
        count += reader.number();
        const length = reader.number();
        reader.at += length;
      }
      return count;
    },
    beginning,
    near: (term) => (words ??= wordList(latin())).near(term),
    *terms() {
      for (const [term] of from(0)) yield term;
    },
  };
}

function lists(reader: Reader, length: number): Posting[] {
  const end = reader.at + length;
  const found: Posting[] = [];
  while (reader.at < end) {
    const field = reader.number();
    const count = reader.number();
    reader.number();
    const ids = new Uint32Array(count);
    const times = new Uint32Array(count);
    for (let at = 0, id = 0; at < count; at += 1) {
      const code = reader.number();
      id += code >>> 1;
      ids[at] = id;
      times[at] = (code & 1) === 0 ? 1 : reader.number();
    }
    found.push({ field, ids, times });
  }
  return found;
}
