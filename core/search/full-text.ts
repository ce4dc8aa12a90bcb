import { askedOf } from './asked.ts';
import { describe } from './describe.ts';
import type { SearchDocument } from './documents.ts';
import type { Hit, Query } from './hit.ts';
import { commonFrom, commonShare, engineOptions, enoughParts, leastCoverage, pageBoost } from './options.ts';
import { reranked, type Scored } from './rank.ts';
import { fold } from './fold.ts';
import { unitsOf } from './units.ts';

/** Columns of a table of words, with what a find in each counts. */
export const wordColumns = { title: 3, names: 1.3, headings: 1.5, body: 1.3 } as const;
const sources: { readonly [K in keyof typeof wordColumns]: readonly (keyof SearchDocument)[] } = {
  title: ['title'],
  names: ['tags', 'similar', 'synonyms'],
  headings: ['headings'],
  body: ['body'],
};

/** A term as a table of words that knows no capitals keeps it: ASCII without blanks or quotes. */
const word = (term: string): string => term.replace(/[A-Z]/g, (letter) => `.${letter.toLowerCase()}`);

/** The words of a document for each column, the same tokens that the index in memory has, parted by blanks. */
export function wordsOfDocument(document: SearchDocument): Record<keyof typeof wordColumns, string> {
  const { extractField, tokenize, processTerm } = engineOptions;
  const of = (field: keyof SearchDocument): string[] => {
    const text = String(extractField?.(document, field) ?? '');
    return (tokenize?.(text, field) ?? []).map((token) => word(String(processTerm?.(token) ?? token)));
  };
  const columns = Object.entries(sources).map(([column, fields]) => [column, fields.flatMap(of).join(' ')]);
  return Object.fromEntries(columns) as Record<keyof typeof wordColumns, string>;
}

/** One part of a query: any of these words, or one that begins so. */
export interface WordPart {
  readonly words: readonly string[];
  readonly beginning: string | undefined;
}

/** What a query asks of a table of words. Sounds and slips are for the index in memory, which knows every name. */
export function wordParts(text: string): WordPart[] {
  const parts = askedOf(text, () => 1).slots.map(({ terms }): WordPart => {
    const exact = terms.filter(({ how }) => how === 'exact' || how === 'number');
    const prefix = terms.find(({ how, term }) => how === 'prefix' && /^[a-z]{3,}$/.test(term));
    return {
      words: [...new Set(exact.map(({ term }) => word(term)))],
      beginning: prefix && word(prefix.term),
    };
  });
  return parts.filter(({ words, beginning }) => words.length > 0 || beginning !== undefined);
}

/**
 * The parts that tell documents apart, `counts` saying in how many each word stands: what stands almost everywhere costs
 * most and says least. Empty where no document holds anything of it.
 */
export function tellingParts(
  parts: readonly WordPart[],
  counts: ReadonlyMap<string, number>,
  documents: number,
): readonly WordPart[] {
  const counted = parts
    .map((part) => ({ part, count: part.words.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0) }))
    .filter(({ part, count }) => count > 0 || part.beginning !== undefined)
    .sort((left, right) => left.count - right.count);
  const common = Math.max(commonFrom, documents * commonShare);
  return counted
    .filter(({ count }, at) => at === 0 || (at < enoughParts && count <= common * (at < 3 ? 5 : 1)))
    .map(({ part }) => part);
}

/** A document that was found, and how well; the higher the better. */
export interface FoundText {
  readonly document: SearchDocument;
  readonly score: number;
}

/**
 * Hits of documents found by their words: compared once more with the query, letter by letter, as those of the index in
 * memory are. What holds too small a share of the query is left out.
 */
export function hitsOf(found: readonly FoundText[], query: Query, limit: number): Hit[] {
  const asked = askedOf(query.text, () => 1);
  const isHere = ({ document }: FoundText): boolean =>
    query.pageKind !== undefined && document.pages.includes(query.pageKind);
  const texts = found.map(({ document }) =>
    fold([document.title, ...document.headings, ...document.body].join('\n')),
  );
  const share = (at: number): number =>
    asked.words.length === 0
      ? 1
      : asked.words.filter((one) => texts[at]?.includes(one)).length / asked.words.length;
  const scored = found.flatMap((each, id): Scored[] =>
    share(id) < leastCoverage.good ? [] : [{ id, score: each.score * (isHere(each) ? pageBoost : 1) }],
  );
  const units = {
    title: (id: number) => unitsOf(found[id]?.document.title ?? ''),
    all: (id: number) => unitsOf(texts[id] ?? ''),
  };
  return reranked(scored, asked, units)
    .sort((left, right) => right.score - left.score)
    .slice(0, limit)
    .flatMap(({ id, score }) => {
      const each = found[id];
      if (each === undefined) return [];
      const { kind, id: item, title, level, category, pages } = each.document;
      const onThisPage = isHere(each);
      const described = describe(each.document, asked.words, onThisPage);
      return [{ kind, id: item, title, level, category, pages, onThisPage, score, ...described }];
    });
}
