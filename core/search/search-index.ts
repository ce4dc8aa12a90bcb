import MiniSearch from 'minisearch';

import { AppError } from '../errors.ts';
import { analyserVersion } from './analyse.ts';
import { askedOf } from './asked.ts';
import type { SearchDocument } from './documents.ts';
import { type Described, describe } from './describe.ts';
import type { Hit, Query } from './hit.ts';
import { createInitials, type InitialsIndex } from './initials.ts';
import { defaultLimit, engineOptions, pageBoost } from './options.ts';
import { ranked, reranked, type Scored } from './rank.ts';
import type { Knows } from './slot.ts';

export interface SearchIndex {
  add(documents: readonly SearchDocument[]): void;
  remove(keys: readonly string[]): void;
  /**
   * Ranked hits for a query. `allowed` holds the keys the asking person may find now: permission, force and filters all
   * narrow before ranking, so that a limit never hides what was allowed behind what was not.
   */
  search(query: Query, allowed: ReadonlySet<string>): Hit[];
  /** The index with its documents; only the same analyser version reads it back. */
  toBytes(): Uint8Array;
}

interface Stored {
  readonly analyser: number;
  readonly documents: readonly SearchDocument[];
  readonly engine: unknown;
}

/** An empty index. A second engine can be tried behind the same five functions. */
export function createSearchIndex(): SearchIndex {
  return over(new MiniSearch<SearchDocument>(engineOptions), new Map());
}

/**
 * An index from `toBytes`. Throws `snapshot.notFound` for bytes of another analyser version or anything else unreadable:
 * the caller then builds it again from the documents.
 */
export function searchIndexFromBytes(bytes: Uint8Array): SearchIndex {
  try {
    const stored = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Stored;
    if (stored.analyser !== analyserVersion) throw new Error(`analyser ${stored.analyser}`);
    const engine = MiniSearch.loadJS<SearchDocument>(
      stored.engine as Parameters<typeof MiniSearch.loadJS>[0],
      engineOptions,
    );
    return over(engine, new Map(stored.documents.map((document) => [document.key, document])));
  } catch (cause) {
    throw new AppError('snapshot.notFound', { cause });
  }
}

interface Inside {
  readonly engine: MiniSearch<SearchDocument>;
  readonly documents: ReadonlyMap<string, SearchDocument>;
  readonly initials: () => InitialsIndex;
}

function over(engine: MiniSearch<SearchDocument>, documents: Map<string, SearchDocument>): SearchIndex {
  let names: InitialsIndex | undefined;
  const inside: Inside = {
    engine,
    documents,
    initials: () => (names ??= createInitials(documents.values())),
  };
  const remove = (keys: readonly string[]): void => {
    names = undefined;
    for (const key of keys) {
      const document = documents.get(key);
      if (document === undefined) continue;
      engine.remove(document);
      documents.delete(key);
    }
  };
  return {
    add(list) {
      remove(list.map(({ key }) => key));
      for (const document of list) documents.set(document.key, document);
      engine.addAll([...new Map(list.map((document) => [document.key, document])).values()]);
    },
    remove,
    search: (query, allowed) => search(inside, query, allowed),
    toBytes() {
      const stored: Stored = {
        analyser: analyserVersion,
        documents: [...documents.values()],
        engine: engine.toJSON(),
      };
      return new TextEncoder().encode(JSON.stringify(stored));
    },
  };
}

const fits = (document: SearchDocument, query: Query): boolean =>
  (query.kind === undefined || document.kind === query.kind) &&
  (query.category === undefined || document.category === query.category) &&
  (query.level === undefined || document.level === query.level) &&
  (query.tag === undefined || document.tags.includes(query.tag)) &&
  (query.page === undefined || document.pages.includes(query.page));

/** How often a term stands in the engine's tree. MiniSearch has no public way to ask without ranking everything. */
const knowing = (engine: MiniSearch<SearchDocument>): Knows => {
  type Fields = ReadonlyMap<number, ReadonlyMap<number, number>>;
  const tree = (engine as unknown as { readonly _index: { get(term: string): Fields | undefined } })._index;
  return (term) => {
    let count = 0;
    for (const documents of tree.get(term)?.values() ?? []) count += documents.size;
    return count;
  };
};

function search({ engine, documents, initials }: Inside, query: Query, allowed: ReadonlySet<string>): Hit[] {
  const here = (document: SearchDocument): boolean =>
    query.pageKind !== undefined && document.pages.includes(query.pageKind);
  const open = (key: string): SearchDocument | undefined => {
    const document = documents.get(key);
    return document !== undefined && allowed.has(key) && fits(document, query) ? document : undefined;
  };
  if (query.text.trim() === '') {
    const listed = [...documents.keys()].flatMap((key) => open(key) ?? []);
    return finish(
      listed.map((document) => ({ document, score: here(document) ? 1 : 0 })),
      [],
      query,
      here,
    );
  }
  const knows = knowing(engine);
  const asked = askedOf(query.text, knows);
  const scored = ranked(engine, asked, { open, knows }).map(({ document, score }) => ({
    document,
    score: score * (here(document) ? pageBoost : 1),
  }));
  if (asked.initials !== '') {
    for (const { key, share } of initials().find(asked.initials)) {
      const document = open(key);
      if (document) scored.push({ document, score: 1 + share });
    }
  }
  return finish(reranked(scored, asked), asked.words, query, here);
}

function finish(
  scored: readonly Scored[],
  tokens: readonly string[],
  query: Query,
  here: (document: SearchDocument) => boolean,
): Hit[] {
  // Not `toSorted`: Chrome 109 has none.
  return [...scored]
    .sort((left, right) => right.score - left.score || (left.document.id < right.document.id ? -1 : 1))
    .slice(0, query.limit ?? defaultLimit)
    .map(({ document, score }) => {
      const described: Described = describe(document, tokens, here(document));
      const { kind, id, title, level, category, pages } = document;
      return { kind, id, title, level, category, pages, onThisPage: here(document), score, ...described };
    });
}
