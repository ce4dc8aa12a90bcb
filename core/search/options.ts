import type { Options } from 'minisearch';

import { soundTokens, tokensOf } from './analyse.ts';
import type { SearchDocument } from './documents.ts';
import type { Weighing } from './engine/evaluate.ts';
import { engineTerm } from './han-code.ts';

/** Title before tags before headings before body; sounds by themselves. */
export const boosts = {
  title: 3,
  tags: 1,
  similar: 1.3,
  synonyms: 1,
  headings: 1.5,
  body: 1.3,
  sound: 2,
  soundBody: 1.3,
} as const;
const searchedFields = Object.keys(boosts);

/**
 * Share of a query a hit must hold, so that one common bigram does not bring in everything. Where fewer than `enough`
 * hits reach the good share, those of the fair one follow them.
 */
export const leastCoverage = { good: 0.4, fair: 0.25, enough: 5 } as const;
/** How strongly the share of the query that a hit holds weighs in its score. */
export const coveragePower = 1.5;
/** Hits given when a query names no limit. */
export const defaultLimit = 50;
/** Names offered for a text that is being typed. */
export const suggestionLimit = 6;
/** What stands in more documents than this, and than this share of them, is common. */
export const commonFrom = 250;
export const commonShare = 0.02;
/** Common parts are looked for only while a query has fewer parts than this. */
export const enoughParts = 8;
/** How many of the best are compared with the query once more, letter by letter. */
export const rerankDepth = 50;
/** How many of them with their whole text, which costs more. */
export const textDepth = 25;
/** How much more it counts when the query's pieces stand in the title, or anywhere in the text, each in a row. */
export const likenessWeight = { title: 5, titlePower: 2, text: 8, textPower: 3 } as const;
/** How much more a title counts that is the query. */
export const wholeTitle = 4;
/** How much this page's own articles and scripts gain. */
export const pageBoost = 1.25;
/** Characters of a snippet. */
export const snippetLength = 72;

/** Characters of a body whose sounds are indexed; those of the names always are. */
const SOUNDED = 200;

/** The one place of the engine's options: an index is built and loaded with exactly these. */
export const engineOptions: Options<SearchDocument> = {
  idField: 'key',
  fields: searchedFields,
  storeFields: [],
  extractField: (document, field) => {
    if (field === 'key') return document.key;
    if (field === 'title') return document.title;
    if (field === 'tags') return [document.id, ...document.tags].join('\n');
    if (field === 'similar') return document.similar.join('\n');
    if (field === 'synonyms') return document.synonyms.join('\n');
    if (field === 'headings') return document.headings.join('\n');
    if (field === 'sound') {
      const { title, tags, similar, synonyms } = document;
      return [title, ...tags, ...similar, ...synonyms].join('\n');
    }
    const body = document.body.join('\n');
    return field === 'soundBody' ? body.slice(0, SOUNDED) : body;
  },
  tokenize: (text, field) => (field?.startsWith('sound') ? soundTokens(text) : tokensOf(text)),
  processTerm: engineTerm,
};

/** How a find counts: MiniSearch's formula with its own weights for beginnings and for letters off. */
export const weighing: Weighing = {
  boosts: Object.values(boosts),
  k: 0.6,
  b: 0.7,
  d: 0.5,
  prefix: 0.375,
  near: 0.45,
};

const kinds = {
  text: ['title', 'tags', 'similar', 'synonyms', 'headings', 'body'],
  sound: ['sound', 'soundBody'],
  numbered: ['title', 'headings'],
} as const;

/** Numbers of the fields to look in. */
export const fieldsOf = (kind: keyof typeof kinds): ReadonlySet<number> =>
  new Set(kinds[kind].map((field) => searchedFields.indexOf(field)));
