import type { Posting, Postings } from './postings.ts';

function* once(...lists: readonly Iterable<string>[]): Iterable<string> {
  const seen = new Set<string>();
  for (const list of lists) {
    for (const term of list) {
      if (!seen.has(term)) yield term;
      seen.add(term);
    }
  }
}

function without({ field, ids, times }: Posting, gone: ReadonlySet<number>): Posting {
  const kept = Array.from(ids.keys()).filter((at) => !gone.has(ids[at] ?? 0));
  return {
    field,
    ids: Uint32Array.from(kept, (at) => ids[at] ?? 0),
    times: Uint32Array.from(kept, (at) => times[at] ?? 0),
  };
}

/**
 * A packed index and what has changed since as one: `gone` are ids of the packed one that were removed or replaced; the
 * ids of `live` are above all of its. Counts stay exact, so that a changed index ranks like one built anew.
 */
export function joined(packed: Postings, gone: ReadonlySet<number>, live: Postings): Postings {
  const find = (term: string): readonly Posting[] => {
    const before = gone.size === 0 ? packed.find(term) : packed.find(term).map((each) => without(each, gone));
    const since = live.find(term);
    if (since.length === 0) return before;
    return [...new Set([...before, ...since].map(({ field }) => field))].map((field) => {
      const parts = [...before, ...since].filter((each) => each.field === field);
      return {
        field,
        ids: Uint32Array.from(parts.flatMap(({ ids }) => [...ids])),
        times: Uint32Array.from(parts.flatMap(({ times }) => [...times])),
      };
    });
  };
  return {
    find,
    count: (term) =>
      gone.size === 0
        ? packed.count(term) + live.count(term)
        : find(term).reduce((sum, { ids }) => sum + ids.length, 0),
    beginning: (prefix) => once(packed.beginning(prefix), live.beginning(prefix)),
    near: (term) => once(packed.near(term), live.near(term)),
    terms: () => once(packed.terms(), live.terms()),
  };
}
