import type MiniSearch from 'minisearch';
import type { SearchOptions } from 'minisearch';

import type { Asked } from './asked.ts';
import type { SearchDocument } from './documents.ts';
import { likenessOf } from './likeness.ts';
import {
  commonFrom,
  commonShare,
  coveragePower,
  enoughParts,
  leastCoverage,
  likenessWeight,
  rerankDepth,
  searchOptions,
  wholeTitle,
} from './options.ts';
import type { AskedTerm, Knows, Slot } from './slot.ts';

export interface Scored {
  readonly document: SearchDocument;
  readonly score: number;
}

const texts = ['title', 'tags', 'similar', 'synonyms', 'headings', 'body'];
const waysOf: Record<AskedTerm['how'], SearchOptions> = {
  exact: { fields: texts },
  prefix: { fields: texts, prefix: true },
  fuzzy: { fields: texts, fuzzy: 1 },
  sound: { fields: ['sound'] },
  soundPrefix: { fields: ['sound'], prefix: true },
  number: { fields: ['title', 'headings'] },
};

type EngineQuery = Exclude<Parameters<MiniSearch['search']>[0], string | symbol>;

/** The engine's query for a list of slots: one group for each way of looking, each term with its own weight. */
function engineQuery(slots: readonly Slot[]): EngineQuery {
  const groups = new Map<AskedTerm['how'], Map<string, number>>();
  for (const { term, weight, how } of slots.flatMap(({ terms }) => terms)) {
    const group = groups.get(how) ?? new Map<string, number>();
    groups.set(how, group.set(term, Math.max(group.get(term) ?? 0, weight)));
  }
  return {
    combineWith: 'OR',
    queries: [...groups].map(([how, terms]) => ({
      ...waysOf[how],
      queries: [[...terms.keys()].join('\n')],
      boostTerm: (term: string) => terms.get(term) ?? 1,
    })),
  };
}

/** Share of what was asked that a result holds. */
function coverageBy(slots: readonly Slot[]): (found: readonly string[]) => number {
  const whole = slots.reduce((sum, { weight }) => sum + weight, 0);
  return (found) => {
    const terms = new Set(found);
    const held = slots.filter((slot) => slot.terms.some(({ term }) => terms.has(term)));
    return held.reduce((sum, { weight }) => sum + weight, 0) / whole;
  };
}

/**
 * The parts of a query that tell documents apart. What stands almost everywhere costs most and says least: of a long
 * query on a large base only the rarest parts are looked for.
 */
function telling(slots: readonly Slot[], knows: Knows, documents: number): readonly Slot[] {
  const common = Math.max(commonFrom, documents * commonShare);
  const counted = slots.map((slot) => ({
    slot,
    count: Math.max(0, ...slot.terms.map(({ term }) => knows(term))),
  }));
  const rare = counted.filter(({ count }) => count <= common);
  const others = counted.filter(({ count }) => count > common).sort((a, b) => a.count - b.count);
  const enough = Math.max(0, enoughParts - rare.length);
  return [...rare, ...others.slice(0, enough)].map(({ slot }) => slot);
}

/** Documents that hold enough of what was asked; `open` says which may be found at all. */
export function ranked(
  engine: MiniSearch<SearchDocument>,
  asked: Asked,
  { open, knows }: { open: (key: string) => SearchDocument | undefined; knows: Knows },
): Scored[] {
  const wanted = telling(asked.slots, knows, engine.documentCount);
  const slots = wanted.filter(({ terms }) => terms.length > 0);
  if (slots.length === 0) return [];
  const coverage = coverageBy(wanted);
  const found = engine
    .search(engineQuery(slots), { ...searchOptions, filter: ({ id }) => open(String(id)) !== undefined })
    .map(({ id, score, queryTerms }) => ({ id, score, share: coverage(queryTerms) }));
  const good = found.filter(({ share }) => share >= leastCoverage.good);
  const kept =
    good.length >= leastCoverage.enough ? good : found.filter(({ share }) => share >= leastCoverage.fair);
  return kept.flatMap(({ id, score, share }) => {
    const document = open(String(id));
    return document ? [{ document, score: score * share ** coveragePower }] : [];
  });
}

/** The best once more: whose title looks or sounds like the query comes before whose body holds its pieces. */
export function reranked(scored: readonly Scored[], asked: Asked): Scored[] {
  // Not `toSorted`: Chrome 109 has none.
  const best = [...scored].sort((left, right) => right.score - left.score);
  return best.map(({ document, score }, at) => {
    if (at >= rerankDepth) return { document, score };
    const { share, isWhole } = likenessOf(asked, document.title);
    return {
      document,
      score: score * (1 + likenessWeight * share * share) * (isWhole ? wholeTitle : 1),
    };
  });
}
