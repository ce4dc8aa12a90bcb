import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';

import { findable, searchDocuments } from '../../../core/search/documents.ts';
import { packedPostings, packTerms } from '../../../core/search/engine/dictionary.ts';
import { evaluate } from '../../../core/search/engine/evaluate.ts';
import { createHoldings, type Holdings } from '../../../core/search/engine/holdings.ts';
import { livePostings } from '../../../core/search/engine/postings.ts';
import { createWriter, Reader } from '../../../core/search/engine/seven-bit.ts';
import { boosts, engineOptions, fieldsOf, weighing } from '../../../core/search/options.ts';
import { createSearchIndex, searchIndexFromBytes } from '../../../core/search/search-index.ts';
import { bankContent } from '../../extension/panel/bank-content.ts';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';

const content = bankContent();
const documents = searchDocuments(content.articles, content.scripts, content.terms);
const engine = new MiniSearch(engineOptions);
engine.addAll(documents);
const live = livePostings(engine);
const holdings = createHoldings(engineOptions);
holdings.add(documents);
const opened = createHoldings(engineOptions, holdings.pack());

/** Scores of one term by MiniSearch's own search, by key. */
function byMiniSearch(term: string, way: 'exact' | 'prefix' | 'near'): Map<string, number> {
  const results = engine.search(
    { queries: [term], combineWith: 'OR' },
    {
      fields: ['title', 'tags', 'similar', 'synonyms', 'headings', 'body'],
      boost: boosts,
      bm25: { k: weighing.k, b: weighing.b, d: weighing.d },
      tokenize: (text) => [text],
      processTerm: (word) => word,
      prefix: way === 'prefix',
      fuzzy: way === 'near' ? 1 : false,
    },
  );
  return new Map(results.map(({ id, score }) => [String(id), score]));
}

function byOurs(from: Holdings, term: string, way: 'exact' | 'prefix' | 'near'): Map<string, number> {
  const found = evaluate(from.corpus, [{ term, weight: 1, fields: fieldsOf('text'), way }], weighing);
  return new Map(found.ids.map((id) => [from.keyOf(id), found.scores[id] ?? 0]));
}

const terms = [...live.terms()].sort();
const some = terms.filter((_, at) => at % 37 === 0);
const words = terms.filter((term) => /^[a-z]{4,}$/.test(term)).slice(0, 60);

describe('the insides of MiniSearch that a query reads', () => {
  it.each([
    ['built', holdings],
    ['opened from bytes', opened],
  ])('one term scores what MiniSearch itself gives it: %s', (_, from) => {
    expect(some.length).toBeGreaterThan(100);
    const cases = [
      ...some.map((term) => [term, 'exact'] as const),
      ...some.map((term) => [term.slice(0, 4), 'prefix'] as const),
      ...words.map((word) => [`${word}x`, 'near'] as const),
    ];
    for (const [term, way] of cases) {
      const theirs = byMiniSearch(term, way);
      const ours = byOurs(from, term, way);
      expect([...ours.keys()].sort(), `${way} ${term}`).toEqual([...theirs.keys()].sort());
      for (const [key, score] of theirs) expect(ours.get(key), `${way} ${term}`).toBeCloseTo(score, 8);
    }
  });
});

describe('packed terms', () => {
  const packed = packedPostings(packTerms(live));

  it('hold what the engine held, and nothing else', () => {
    expect([...packed.terms()]).toEqual(terms);
    for (const term of some) {
      const byField = (all: ReturnType<typeof live.find>) =>
        [...all].sort((left, right) => left.field - right.field);
      expect(byField(packed.find(term))).toEqual(byField(live.find(term)));
      expect(packed.count(term)).toBe(live.count(term));
      expect(packed.find(`${term}!`)).toEqual([]);
    }
    expect([packed.find(''), packed.find('~~~'), packed.count('!')]).toEqual([[], [], 0]);
  });

  it('give the same beginnings and near words', () => {
    for (const term of some) {
      const prefix = term.slice(0, 3);
      expect([...packed.beginning(prefix)]).toEqual([...live.beginning(prefix)].sort());
    }
    for (const word of words) expect([...packed.near(word)].sort()).toEqual([...live.near(word)].sort());
  });

  it('are valid UTF-8, so that an index may travel as text', () => {
    const index = createSearchIndex();
    index.add(documents);
    const bytes = index.toBytes();
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    expect(new TextEncoder().encode(text)).toEqual(bytes);
    expect(searchIndexFromBytes(bytes).toBytes()).toEqual(bytes);
    expect(() => searchIndexFromBytes(bytes.subarray(0, -1))).toThrow('snapshot.notFound');
  });

  it('numbers come back as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 32 - 1 })), (numbers) => {
        const writer = createWriter();
        for (const number of numbers) writer.number(number);
        const bytes = writer.done();
        expect(bytes.every((byte) => byte < 128)).toBe(true);
        expect([...new Reader(bytes).numbers(numbers.length)]).toEqual(numbers);
      }),
    );
  });
});

describe('an opened index that changes', () => {
  const allowed = findable(content.articles, content.scripts, wangMin, monday);
  const questions = ['投诉 时限', 'tousushixian', 'deqx', '大额取现', 'dormant account', '客户'];

  it('ranks like one built anew', () => {
    const half = createSearchIndex();
    half.add(documents.map((one) => ({ ...one, title: `旧 ${one.title}` })));
    const changed = searchIndexFromBytes(half.toBytes());
    changed.add(documents.filter((_, at) => at % 3 > 0));
    const rest = documents.filter((_, at) => at % 3 === 0);
    changed.remove(rest.map(({ key }) => key));
    changed.add(rest);
    const anew = createSearchIndex();
    anew.add(documents);
    for (const index of [changed, searchIndexFromBytes(changed.toBytes())]) {
      for (const text of questions) {
        const plain = (hits: ReturnType<typeof anew.search>) =>
          hits.map(({ id, score }) => [id, score.toFixed(6)]);
        expect(plain(index.search({ text }, allowed)), text).toEqual(plain(anew.search({ text }, allowed)));
      }
    }
  });
});
