import MiniSearch, { type SearchResult } from 'minisearch';

import { AppError } from '../errors.ts';
import { analyserVersion, queryTokens } from './analyse.ts';
import type { SearchDocument } from './documents.ts';
import { type Described, describe } from './describe.ts';
import type { Hit, Query } from './hit.ts';
import { defaultLimit, engineOptions, leastCoverage, pageBoost, searchOptions } from './options.ts';

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

function over(engine: MiniSearch<SearchDocument>, documents: Map<string, SearchDocument>): SearchIndex {
  const remove = (keys: readonly string[]): void => {
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
    search: (query, allowed) => search(engine, documents, query, allowed),
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

function search(
  engine: MiniSearch<SearchDocument>,
  documents: ReadonlyMap<string, SearchDocument>,
  query: Query,
  allowed: ReadonlySet<string>,
): Hit[] {
  const tokens = queryTokens(query.text);
  const here = (document: SearchDocument): boolean =>
    query.pageKind !== undefined && document.pages.includes(query.pageKind);
  const open = (document: SearchDocument | undefined): document is SearchDocument =>
    document !== undefined && allowed.has(document.key) && fits(document, query);
  if (tokens.length === 0) {
    if (query.text.trim() !== '') return [];
    const listed = [...documents.values()]
      .filter(open)
      .map((document) => ({ document, score: here(document) ? 1 : 0 }));
    return finish(listed, tokens, query, here);
  }
  const results = engine.search(tokens.join(' '), {
    ...searchOptions,
    filter: ({ id }) => open(documents.get(String(id))),
  });
  const good = results.filter((result) => coverage(result, tokens) >= leastCoverage.good);
  const kept =
    good.length >= leastCoverage.enough
      ? good
      : results.filter((result) => coverage(result, tokens) >= leastCoverage.fair);
  const scored = kept.flatMap((result) => {
    const document = documents.get(String(result.id));
    if (document === undefined) return [];
    const found = coverage(result, tokens);
    return [{ document, score: result.score * found * found * (here(document) ? pageBoost : 1) }];
  });
  return finish(scored, tokens, query, here);
}

const coverage = (result: SearchResult, tokens: readonly string[]): number =>
  new Set(result.queryTerms).size / tokens.length;

function finish(
  scored: readonly { document: SearchDocument; score: number }[],
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
