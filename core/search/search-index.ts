import { AppError } from '../errors.ts';
import { analyserVersion } from './analyse.ts';
import { askedOf } from './asked.ts';
import type { SearchDocument } from './documents.ts';
import { derived, namesOf, rightsOf, textsOf } from './derived.ts';
import { describe } from './describe.ts';
import { createHoldings, type Holdings } from './engine/holdings.ts';
import type { Head } from './engine/shelf.ts';
import { fromStored, toStored } from './engine/stored.ts';
import type { Hit, Query, Suggestion } from './hit.ts';
import { createInitials, type InitialsIndex } from './initials.ts';
import { defaultLimit, engineOptions, pageBoost, rerankDepth, suggestionLimit } from './options.ts';
import type { Knows } from './slot.ts';
import { continuing, type Name, nearest } from './suggest.ts';
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
  /** Names that continue a text: of what is allowed, and `terms`, the glossary's. */
  suggest(text: string, allowed: ReadonlySet<string>, terms: readonly Name[]): Suggestion[];
  /** Names that look or sound like it: what to offer where nothing was found. */
  nearest(text: string, allowed: ReadonlySet<string>, terms: readonly Name[]): Suggestion[];
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

function over(holdings: Holdings): SearchIndex {
  const rights = rightsOf(holdings);
  const names = derived(holdings, () => namesOf(holdings));
  const inside: Inside = {
    holdings,
    initials: derived(holdings, () => createInitials(holdings)),
    texts: derived(holdings, () => textsOf(holdings)),
    open: rights.open,
  };
  const named = (allowed: ReadonlySet<string>, terms: readonly Name[]): Name[] => {
    const bits = inside.open(allowed);
    const open = names().filter(({ ids }) => ids.some((id) => bits[id] === 1));
    return [...open.map(({ name }) => name), ...terms];
  };
  return {
    add(documents) {
      holdings.add(documents);
      rights.forget(documents.map(({ key }) => key));
    },
    remove: (keys) => holdings.remove(keys),
    search: (query, allowed) => search(inside, query, allowed),
    suggest: (text, allowed, terms) => continuing(named(allowed, terms), text, suggestionLimit),
    nearest: (text, allowed, terms) =>
      nearest(named(allowed, terms), askedOf(text, knowing(holdings)), suggestionLimit),
    toBytes: () => toStored(analyserVersion, holdings.pack()),
  };
}

const knowing =
  ({ corpus }: Holdings): Knows =>
  (term) =>
    corpus.postings.count(term);

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
  const knows = knowing(holdings);
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
