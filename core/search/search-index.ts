import { AppError } from '../errors.ts';
import { analyserVersion } from './analyse.ts';
import { askedOf } from './asked.ts';
import type { SearchDocument } from './documents.ts';
import { describe } from './describe.ts';
import { createHoldings, type Holdings } from './engine/holdings.ts';
import type { Head } from './engine/shelf.ts';
import { fromStored, toStored } from './engine/stored.ts';
import type { Hit, Query } from './hit.ts';
import { createInitials, type InitialsIndex } from './initials.ts';
import { defaultLimit, engineOptions, pageBoost, rerankDepth } from './options.ts';
import { unitsOf } from './units.ts';
import { ranked, reranked, type Scored, type Texts } from './rank.ts';

export interface SearchIndex {
  add(documents: readonly SearchDocument[]): void;
  remove(keys: readonly string[]): void;
  /**
   * Ranked hits for a query. `allowed` holds the keys the asking person may find now: permission, force and filters all
   * narrow before ranking, so that a limit never hides what was allowed behind what was not. The same set given again is
   * not looked through again.
   */
  search(query: Query, allowed: ReadonlySet<string>): Hit[];
  /** The index with its documents, as valid UTF-8; only the same analyser version reads it back. */
  toBytes(): Uint8Array;
}

/** An empty index. A second engine can be tried behind the same five functions. */
export function createSearchIndex(): SearchIndex {
  return over(createHoldings(engineOptions));
}

/**
 * An index from `toBytes`, opened without reading it all. Throws `snapshot.notFound` for bytes of another analyser
 * version or anything else unreadable: the caller then builds it again from the documents.
 */
export function searchIndexFromBytes(bytes: Uint8Array): SearchIndex {
  try {
    return over(createHoldings(engineOptions, fromStored(analyserVersion, bytes)));
  } catch (cause) {
    throw new AppError('snapshot.notFound', { cause });
  }
}

interface Inside {
  readonly holdings: Holdings;
  readonly initials: () => InitialsIndex;
  readonly texts: () => Texts;
  /** For each id whether it is allowed. */
  readonly open: (allowed: ReadonlySet<string>) => Uint8Array;
}

/** What is derived from the holdings and good until they change. */
function derived<T>(holdings: Holdings, make: () => T): () => T {
  let kept: { readonly of: number; readonly value: T } | undefined;
  return () => {
    if (kept?.of !== holdings.changes) kept = { of: holdings.changes, value: make() };
    return kept.value;
  };
}

function over(holdings: Holdings): SearchIndex {
  const rights = derived(holdings, () => new WeakMap<ReadonlySet<string>, Uint8Array>());
  const inside: Inside = {
    holdings,
    initials: derived(holdings, () => createInitials(holdings)),
    texts: derived(holdings, () => textsOf(holdings)),
    open(allowed) {
      const known = rights().get(allowed);
      if (known !== undefined) return known;
      const bits = new Uint8Array(holdings.corpus.size);
      for (const id of holdings.ids()) if (allowed.has(holdings.keyOf(id))) bits[id] = 1;
      rights().set(allowed, bits);
      return bits;
    },
  };
  return {
    add: (documents) => holdings.add(documents),
    remove: (keys) => holdings.remove(keys),
    search: (query, allowed) => search(inside, query, allowed),
    toBytes: () => toStored(analyserVersion, holdings.pack()),
  };
}

/** Texts kept in units; beyond these the oldest ones are cut again when they are needed. */
const KEPT = 2_000;

/** Titles and texts in units, as they are compared with queries. */
function textsOf(holdings: Holdings): Texts {
  const kept = (cut: (id: number) => string): ((id: number) => Uint16Array) => {
    const units = new Map<number, Uint16Array>();
    return (id) => {
      const known = units.get(id);
      if (known !== undefined) return known;
      const [oldest] = units.keys();
      if (units.size >= KEPT && oldest !== undefined) units.delete(oldest);
      const fresh = unitsOf(cut(id));
      units.set(id, fresh);
      return fresh;
    };
  };
  const title = (id: number): string => holdings.names(id)[0] ?? '';
  return { title: kept(title), all: kept((id) => [title(id), ...holdings.document(id).body].join('\n')) };
}

const fits = (head: Head, query: Query): boolean =>
  (query.kind === undefined || head.kind === query.kind) &&
  (query.category === undefined || head.category === query.category) &&
  (query.level === undefined || head.level === query.level) &&
  (query.tag === undefined || head.tags.includes(query.tag)) &&
  (query.page === undefined || head.pages.includes(query.page));

function search(
  { holdings, initials, texts, open }: Inside,
  query: Query,
  allowed: ReadonlySet<string>,
): Hit[] {
  const bits = open(allowed);
  const isOpen = (id: number): boolean => bits[id] === 1 && fits(holdings.head(id), query);
  const isHere = (id: number): boolean =>
    query.pageKind !== undefined && holdings.head(id).pages.includes(query.pageKind);
  const limit = query.limit ?? defaultLimit;
  const finish = (scored: readonly Scored[], words: readonly string[]): Hit[] =>
    scored
      .map(({ id, score }) => ({ id, score, document: holdings.document(id) }))
      .sort((left, right) => right.score - left.score || (left.document.id < right.document.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id, score, document }) => {
        const { kind, title, level, category, pages } = document;
        const onThisPage = isHere(id);
        const described = describe(document, words, onThisPage);
        return { kind, id: document.id, title, level, category, pages, onThisPage, score, ...described };
      });
  if (query.text.trim() === '') {
    const listed = [...holdings.ids()].filter(isOpen);
    return finish(
      listed.map((id) => ({ id, score: isHere(id) ? 1 : 0 })),
      [],
    );
  }
  const knows = (term: string): number => holdings.corpus.postings.count(term);
  const asked = askedOf(query.text, knows);
  const gain = (id: number): number => (isHere(id) ? pageBoost : 1);
  const most = Math.max(limit, rerankDepth);
  const scored = ranked(holdings.corpus, asked, { isOpen, gain, knows, most });
  if (asked.initials !== '') {
    for (const { id, share } of initials().find(asked.initials))
      if (isOpen(id)) scored.push({ id, score: 1 + share });
  }
  return finish(reranked(scored, asked, texts()), asked.words);
}
