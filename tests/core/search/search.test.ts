import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { tokensOf } from '../../../core/search/analyse.ts';
import { askedOf } from '../../../core/search/asked.ts';
import { findable, searchDocuments } from '../../../core/search/documents.ts';
import { marksOf } from '../../../core/search/marks.ts';
import { createSearchIndex, searchIndexFromBytes } from '../../../core/search/search-index.ts';
import { bankContent } from '../../extension/panel/bank-content.ts';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';

const content = bankContent();
const documents = searchDocuments(content.articles, content.scripts, content.terms);
const allowed = findable(content.articles, content.scripts, wangMin, monday);
const index = createSearchIndex();
index.add(documents);
const find = (text: string, more = {}) => index.search({ text, ...more }, allowed);
const titles = (text: string, more = {}): string[] => find(text, more).map((hit) => hit.title);

describe('cutting text into tokens', () => {
  it('cuts Han runs into bigrams and keeps Latin words and codes', () => {
    expect(tokensOf('大额取现 VIP')).toEqual(['大额', '额取', '取现', 'vip']);
    expect(tokensOf('ART-08')).toEqual(['art-08', 'art', '08']);
  });

  it('reads full width, half width and capitals alike', () => {
    expect(tokensOf('ＶＩＰ客户')).toEqual(tokensOf('vip客户'));
    expect(tokensOf('〔2023〕')).toEqual(['2023']);
  });

  it('marks what a query says, not its question words', () => {
    const wordsOf = (text: string) => askedOf(text, () => 1).words;
    expect(wordsOf('大额取现怎么办')).toEqual(['大额', '额取', '取现', '现怎']);
    expect(wordsOf('怎么办')).toEqual([]);
  });
});

describe('searching the shipped knowledge', () => {
  it.each([
    ['投诉 时限', '投诉处理时限与闭环'],
    ['大额取现', '大额取现与转账提示'],
    ['vip', 'VIP 客户服务规范'],
    ['ＶＩＰ', 'VIP 客户服务规范'],
    ['重大投诉多少天', '投诉处理时限与闭环'],
    ['art-13', '客户分类与识别四步'],
  ])('finds for %s first %s', (text, title) => {
    expect(titles(text)[0]).toBe(title);
  });

  it.each([
    ['pinyin', 'tousushixian', 'ART-08'],
    ['unfinished pinyin', 'daequx', 'ART-42'],
    ['several words in pinyin', 'tousu shixian', 'ART-08'],
    ['first letters', 'deqx', 'ART-42'],
    ['half Han, half pinyin', '大额quxian', 'ART-42'],
    ['a homophone', '投速时限', 'ART-08'],
    ['characters in the wrong order', '额大取现', 'ART-42'],
    ['traditional script', '大額取現與轉賬', 'ART-42'],
    ['a colloquial word of the glossary', '长期不动户', 'ART-43'],
    ['an English word of the glossary', 'dormant account', 'ART-43'],
    ['R191: a part of the title', '销毁', 'ART-19'],
    ['R191: two parts of the title', '资料销毁', 'ART-19'],
    ['a whole question', '对方自称公检法让客户转到安全账户怎么办', 'ART-35'],
  ])('finds by %s: %s → %s', (_, text, id) => {
    expect(
      find(text)
        .map((hit) => hit.id)
        .slice(0, 3),
    ).toContain(id);
  });

  it('R191: 销毁 and 资料销毁 have ART-19 first', () => {
    expect([find('销毁')[0]?.id, find('资料销毁')[0]?.id]).toEqual(['ART-19', 'ART-19']);
  });

  it('marks what was found and says why', () => {
    const hit = find('投诉 时限')[0];
    expect(hit?.titleMarks.map(([from, to]) => hit.title.slice(from, to))).toEqual(['投诉', '时限']);
    expect(hit?.why).toEqual({ key: 'search.why.titleAll' });
  });

  it('tells a tag and a similar question from words of the text', () => {
    const tagged = find('首问负责').find((hit) => hit.id === 'ART-04');
    expect(tagged?.why.key).toMatch(/title/);
    const similar = find('紧急投诉怎么算时间').find((hit) => hit.id === 'ART-08');
    expect(similar?.why).toEqual({ key: 'search.why.tags', values: { tag: '紧急投诉怎么算时间' } });
  });

  it('finds scripts beside articles, and either alone', () => {
    expect(new Set(find('投诉').map((hit) => hit.kind))).toEqual(new Set(['article', 'script']));
    expect(find('投诉', { kind: 'script' }).every((hit) => hit.kind === 'script')).toBe(true);
  });

  it('narrows by category and level before ranking, so that a limit hides nothing allowed', () => {
    const risk = find('客户', { category: 'risk', limit: 1 });
    expect(risk).toHaveLength(1);
    expect(risk[0]?.category).toBe('risk');
    expect(find('客户', { level: 'intermediate' }).every((hit) => hit.level === 'intermediate')).toBe(true);
  });

  it('puts this page first and marks it', () => {
    const hits = find('', { pageKind: 'loan' });
    const here = hits.filter((hit) => hit.onThisPage);
    expect(here.length).toBeGreaterThan(1);
    expect(hits.slice(0, here.length).every((hit) => hit.onThisPage)).toBe(true);
  });

  it('never gives what is not allowed: a version that is not in force, another post', () => {
    expect(index.search({ text: '投诉 时限' }, new Set())).toEqual([]);
    const versions = find('大额取现与转账').filter((hit) => hit.id === 'ART-42');
    expect(versions).toHaveLength(1);
    const before = findable(content.articles, content.scripts, wangMin, Date.UTC(2020, 0, 1));
    expect([...before].filter((key) => key.startsWith('article/'))).toEqual([]);
  });

  it('finds nothing for nonsense and never throws', () => {
    expect(titles('外星飞船燃料')).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        for (const hit of find(text)) expect(hit.score).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('an index', () => {
  it('comes back from its bytes with the same answers', () => {
    const again = searchIndexFromBytes(index.toBytes());
    for (const text of ['投诉 时限', 'vip', '身份核实']) {
      expect(again.search({ text }, allowed)).toEqual(index.search({ text }, allowed));
    }
  });

  it('refuses bytes it cannot read, so that the caller builds it anew', () => {
    expect(() => searchIndexFromBytes(new TextEncoder().encode('[]'))).toThrow('snapshot.notFound');
    expect(() => searchIndexFromBytes(new Uint8Array([255, 254]))).toThrow('snapshot.notFound');
    const old = JSON.stringify({ analyser: 0, documents: [], engine: {} });
    expect(() => searchIndexFromBytes(new TextEncoder().encode(old))).toThrow('snapshot.notFound');
  });

  it('forgets what was removed and takes a changed document once', () => {
    const own = createSearchIndex();
    own.add(documents);
    const complaint = documents.find((document) => document.id === 'ART-08');
    if (complaint === undefined) throw new Error('no complaint article');
    own.add([{ ...complaint, title: '琉璃孔雀的文章' }]);
    expect(own.search({ text: '琉璃孔雀' }, allowed).map((hit) => hit.id)).toEqual(['ART-08']);
    own.remove([complaint.key]);
    expect(own.search({ text: '琉璃孔雀' }, allowed)).toEqual([]);
  });
});

describe('marks', () => {
  it('lie inside the text, in order, without overlap', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', maxLength: 8 }),
        (text, query) => {
          let last = 0;
          for (const [from, to] of marksOf(text, askedOf(query, () => 1).words)) {
            expect(from).toBeGreaterThanOrEqual(last);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(text.length);
            last = to;
          }
        },
      ),
    );
  });

  it('take a character whole that folds to two', () => {
    expect(marksOf('aĿb', ['l'])).toEqual([[1, 2]]);
  });

  it('find full-width words where they stand', () => {
    const text = '请先看ＶＩＰ名单';
    expect(marksOf(text, ['vip']).map(([from, to]) => text.slice(from, to))).toEqual(['ＶＩＰ']);
  });
});
