import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createLocalKnowledge } from '../../../core/search/local-knowledge.ts';
import { bankContent } from '../../extension/panel/bank-content.ts';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';

const content = bankContent();
const local = createLocalKnowledge(content);
const suggest = (text: string): string[] => local.suggest(text, wangMin, monday).map((one) => one.text);
const nearest = (text: string): string[] => local.nearest(text, wangMin, monday).map((one) => one.text);

describe('names that continue what is typed', () => {
  it.each([
    ['characters', '投诉处', '投诉处理时限与闭环'],
    ['pinyin, unfinished', 'tousuch', '投诉处理时限与闭环'],
    ['first letters', 'deqx', '大额取现与转账提示'],
    ['Han and pinyin mixed', '大额q', '大额取现与转账提示'],
    ['full-width letters', 'ｄｅｑｘ', '大额取现与转账提示'],
    ['a question of colleagues', '大额取现要', '大额取现要预约吗'],
    ['another word of a bank term', 'dorm', '睡眠户'],
  ])('by %s: %s → %s', (_, typed, name) => {
    expect(suggest(typed)).toContain(name);
  });

  it('are few, each once, and none for nothing or for the name itself', () => {
    expect(suggest('客户').length).toBeLessThanOrEqual(6);
    expect(new Set(suggest('客户')).size).toBe(suggest('客户').length);
    expect(suggest('  ')).toEqual([]);
    expect(suggest('睡眠户')).not.toContain('睡眠户');
  });

  it('never throw, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(suggest(text).length + nearest(text).length).toBeLessThanOrEqual(12);
      }),
    );
  });
});

describe('what may be named', () => {
  it('is in force now: before its day a title is neither offered nor near', () => {
    const early = Date.UTC(2020, 0, 1);
    const title = '投诉处理时限与闭环';
    expect(nearest(title)).toContain(title);
    expect(local.suggest('投诉处', wangMin, early).map(({ text }) => text)).not.toContain(title);
    expect(local.nearest(title, wangMin, early).map(({ text }) => text)).not.toContain(title);
  });

  it('is for this person: a title of another post is absent, its questions and tags too', () => {
    const [first] = content.articles;
    if (first === undefined) throw new Error('no article');
    const secret = {
      ...first,
      id: 'ART-77',
      title: '孔雀行动安排',
      tags: ['孔雀标签'],
      similarQuestions: ['孔雀什么时候开屏'],
      appliesTo: { roles: ['auditor' as const] },
    };
    const more = createLocalKnowledge({ ...content, articles: [...content.articles, secret] });
    const auditor = { ...wangMin, roles: ['auditor' as const] };
    expect(more.suggest('孔雀', auditor, monday)).toHaveLength(3);
    expect(more.suggest('孔雀', wangMin, monday)).toEqual([]);
    expect(more.nearest('孔雀行动', wangMin, monday).map(({ text }) => text)).not.toContain('孔雀行动安排');
  });
});

describe('names near to what was typed', () => {
  it.each([
    ['wrong characters of the same sound', '大俄取线', '大额取现与转账提示'],
    ['a part that is known', '睡眠户保龄球', '睡眠户'],
  ])('by %s: %s → %s', (_, typed, name) => {
    expect(nearest(typed)).toContain(name);
  });

  it('are none for nonsense', () => {
    expect(nearest('☃☃☃')).toEqual([]);
  });
});

describe('the block of a hit', () => {
  it('is the paragraph that its snippet is from; none where it is the beginning', () => {
    for (const text of ['三个工作日 答复', '身份证 原件', '七个工作日']) {
      for (const hit of local.search({ text }, wangMin, monday)) {
        if (hit.kind === 'script') continue;
        const markdown = local.article(hit.id, wangMin, monday)?.markdown ?? '';
        const plain = (one: string) => one.replaceAll(/[\s…*|]/g, '');
        const start = plain(hit.snippet).slice(0, 6);
        if (hit.block === undefined) continue;
        const block = markdown.split('\n\n').find((part) => part.trimEnd().endsWith(` ^${hit.block}`));
        expect(plain(block ?? ''), `${hit.id} ${hit.block}`).toContain(start.slice(0, 4));
      }
    }
    const blocks = local.search({ text: '三个工作日 答复' }, wangMin, monday).map(({ block }) => block);
    expect(blocks.filter((block) => block !== undefined).length).toBeGreaterThan(0);
  });
});
