import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { shownGroups } from '../../../core/quiz/small-groups.ts';

const people = (name: string, count: number): Set<string> =>
  new Set(Array.from({ length: count }, (_, n) => `${name}-${n}`));
const shown = (sizes: Readonly<Record<string, number>>, smallest = 5): string[] =>
  [
    ...shownGroups(
      new Map(Object.entries(sizes).map(([name, count]) => [name, people(name, count)])),
      smallest,
    ),
  ].sort();

describe('groups that may be shown beside their sum', () => {
  it('all, where all are large', () => {
    expect(shown({ a: 5, b: 9 })).toEqual(['a', 'b']);
  });

  it('one small group takes the next one with it, or the sum less the others would be it', () => {
    expect(shown({ a: 2, b: 8, c: 30 })).toEqual(['c']);
    expect(shown({ a: 2, b: 30 })).toEqual([]);
  });

  it('two small groups that are together too few take a third with them', () => {
    expect(shown({ a: 1, b: 1, c: 8, d: 30 })).toEqual(['d']);
    expect(shown({ a: 3, b: 3, c: 8, d: 30 })).toEqual(['c', 'd']);
  });

  it('a group of nobody says nothing', () => {
    expect(shown({ a: 0, b: 7 })).toEqual(['b']);
  });

  it('whatever is shown, what is left of the sum is nothing or of enough persons in two groups or more', () => {
    const sets = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      // Persons may be in several groups: who answered in two months.
      fc.uniqueArray(fc.nat(24).map(String), { maxLength: 14 }),
    );
    fc.assert(
      fc.property(sets, fc.integer({ min: 1, max: 8 }), (groups, smallest) => {
        const named = new Map(Object.entries(groups).map(([name, ids]) => [name, new Set(ids)]));
        const open = shownGroups(named, smallest);
        for (const name of open) expect(named.get(name)?.size).toBeGreaterThanOrEqual(smallest);
        const rest = [...named].filter(([name, ids]) => ids.size > 0 && !open.has(name));
        if (rest.length === 0 || open.size === 0) return;
        expect(rest.length).toBeGreaterThan(1);
        expect(new Set(rest.flatMap(([, ids]) => [...ids])).size).toBeGreaterThanOrEqual(smallest);
      }),
    );
  });
});
