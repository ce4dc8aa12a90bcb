import type { Asked } from './asked.ts';
import { type Corpus, evaluate, type Found, type Wanted } from './engine/evaluate.ts';
import { likenessTo } from './likeness.ts';
import {
  commonFrom,
  commonShare,
  coveragePower,
  enoughParts,
  fieldsOf,
  leastCoverage,
  likenessWeight,
  rerankDepth,
  textDepth,
  weighing,
  wholeTitle,
} from './options.ts';
import type { AskedTerm, Knows, Slot } from './slot.ts';

/** A document by its short id, and how well it answers. */
export interface Scored {
  readonly id: number;
  readonly score: number;
}

const waysOf: Record<AskedTerm['how'], Pick<Wanted, 'way' | 'fields'>> = {
  exact: { way: 'exact', fields: fieldsOf('text') },
  prefix: { way: 'prefix', fields: fieldsOf('text') },
  fuzzy: { way: 'near', fields: fieldsOf('text') },
  sound: { way: 'exact', fields: fieldsOf('sound') },
  soundPrefix: { way: 'prefix', fields: fieldsOf('sound') },
  soundLonger: { way: 'longer', fields: fieldsOf('sound') },
  number: { way: 'exact', fields: fieldsOf('numbered') },
};

/** Each term once for each way of looking, with the most it counts in any slot. */
function wantedOf(slots: readonly Slot[]): Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const { term, weight, how } of slots.flatMap(({ terms }) => terms)) {
    const key = `${how} ${term}`;
    const most = Math.max(wanted.get(key)?.weight ?? 0, weight);
    wanted.set(key, { term, weight: most, ...waysOf[how] });
  }
  return [...wanted.values()];
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

/** For each document the share of what was asked that it holds. */
function coverage(slots: readonly Slot[], { holders }: Found, size: number): Float64Array {
  const shares = new Float64Array(size);
  const seen = new Uint16Array(size);
  const whole = slots.reduce((sum, { weight }) => sum + weight, 0);
  for (const [at, slot] of slots.entries()) {
    const share = slot.weight / whole;
    for (const list of slot.terms.flatMap(({ term }) => holders.get(term) ?? [])) {
      for (const id of list) {
        if (seen[id] === at + 1) continue;
        seen[id] = at + 1;
        shares[id] = (shares[id] ?? 0) + share;
      }
    }
  }
  return shares;
}

/**
 * Documents that hold enough of what was asked, the best `most` of them. `isOpen` says which may be found at all: it
 * narrows before anything is compared or counted.
 */
export function ranked(
  corpus: Corpus,
  asked: Asked,
  by: { isOpen: (id: number) => boolean; gain: (id: number) => number; knows: Knows; most: number },
): Scored[] {
  const wanted = telling(asked.slots, by.knows, corpus.count);
  const slots = wanted.filter(({ terms }) => terms.length > 0);
  if (slots.length === 0) return [];
  const found = evaluate(corpus, wantedOf(slots), weighing);
  const shares = coverage(wanted, found, corpus.size);
  const fair = found.ids.filter((id) => (shares[id] ?? 0) >= leastCoverage.fair && by.isOpen(id));
  const good = fair.filter((id) => (shares[id] ?? 0) >= leastCoverage.good);
  const kept = good.length >= leastCoverage.enough ? good : fair;
  const scored = kept.map((id) => ({
    id,
    score: (found.scores[id] ?? 0) * (shares[id] ?? 0) ** coveragePower * by.gain(id),
  }));
  return bestOf(scored, by.most);
}

/** The best by score, without sorting the rest. */
function bestOf(scored: Scored[], most: number): Scored[] {
  if (scored.length <= most) return scored;
  const least = Float64Array.from(scored, ({ score }) => score).sort()[scored.length - most] ?? 0;
  return scored.filter(({ score }) => score >= least);
}

export interface Texts {
  /** A title in units (`unitsOf`). */
  title(id: number): Uint16Array;
  /** Title and body. */
  all(id: number): Uint16Array;
}

/** The best once more: whose title or text has the query's pieces in a row comes before whose holds their scraps. */
export function reranked(scored: readonly Scored[], asked: Asked, texts: Texts): Scored[] {
  const { shareIn, isWhole } = likenessTo(asked);
  const by = likenessWeight;
  // Not `toSorted`: Chrome 109 has none.
  const best = [...scored].sort((left, right) => right.score - left.score);
  return best.map(({ id, score }, at) => {
    if (at >= rerankDepth) return { id, score };
    const title = texts.title(id);
    const gain =
      1 +
      by.title * shareIn(title) ** by.titlePower +
      (at < textDepth ? by.text * shareIn(texts.all(id)) ** by.textPower : 0);
    return { id, score: score * gain * (isWhole(title) ? wholeTitle : 1) };
  });
}
