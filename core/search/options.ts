import type { Options, SearchOptions } from 'minisearch';

import { isHan, tokensOf } from './analyse.ts';
import type { SearchDocument } from './documents.ts';

/** Title before tags before headings before body. */
export const boosts = { title: 6, tags: 3.5, headings: 2.5, body: 1 } as const;
export const searchedFields = ['title', 'tags', 'headings', 'body'] as const;
export type SearchedField = (typeof searchedFields)[number];

/**
 * Share of a query's tokens a hit must hold, so that one common bigram does not bring in everything. Where fewer than
 * `enough` hits reach the good share, those of the fair one follow them.
 */
export const leastCoverage = { good: 0.6, fair: 0.3, enough: 5 } as const;
/** Hits given when a query names no limit. */
export const defaultLimit = 50;
/** How much this page's own articles and scripts gain. */
export const pageBoost = 1.25;
/** Characters of a snippet. */
export const snippetLength = 72;

/** The one place of the engine's options: an index is built and loaded with exactly these. */
export const engineOptions: Options<SearchDocument> = {
  idField: 'key',
  fields: [...searchedFields],
  storeFields: ['key'],
  extractField: (document, field) => {
    if (field === 'key') return document.key;
    if (field === 'title') return document.title;
    if (field === 'tags') return [document.id, ...document.tags].join(' ');
    return (field === 'headings' ? document.headings : document.body).join('\n');
  },
  tokenize: tokensOf,
  processTerm: (term) => term,
};

export const searchOptions: SearchOptions = {
  boost: boosts,
  combineWith: 'OR',
  tokenize: (text) => text.split(' '),
  // A lone Han character and an unfinished Latin word look for what begins with them.
  prefix: (term) => (isHan(term) ? Array.from(term).length === 1 : term.length >= 2),
  fuzzy: (term) => (!isHan(term) && /^[a-z]{5,}$/.test(term) ? 1 : false),
  bm25: { k: 0.9, b: 0.5, d: 0.5 },
};
