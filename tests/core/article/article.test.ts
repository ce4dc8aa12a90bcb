import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { AppliesTo, Article } from '../../../core/article/article.ts';
import { inForce, isForCustomer } from '../../../core/article/inforce.ts';
import { mintIds, outlineOf, paragraphById, paragraphsOf } from '../../../core/article/paragraphs.ts';
import { parseArticle } from '../../../core/article/parse.ts';
import { wangMin } from '../moment/cast.ts';

const front = `schema: 1
id: ART-90
version: 1
slug: sample
title: 样例
category: service
subcategory: norms
level: junior
tags: [样例, 'page:loan']
confidentiality: internal
ownerRole: trainer
state: inForce
effectiveFrom: 2026-01-01
reviewEveryMonths: 12
source: 样例
`;
const file = (head = front, body = '先做这件事。 ^now\n'): string => `---\n${head}---\n${body}`;
const findingsOf = (text: string): string[] => {
  const result = parseArticle({ file: 'a.md', text });
  return 'findings' in result ? result.findings.map(({ line, code }) => `${line} ${code}`) : [];
};
const parsed = (head = front, body?: string): Article => {
  const result = parseArticle({ file: 'a.md', text: file(head, body) });
  if ('findings' in result) throw new Error(JSON.stringify(result.findings));
  return result.value;
};

describe('an article file', () => {
  it('gives the version with its pages from the page tags', () => {
    expect(parsed()).toMatchObject({
      id: 'ART-90',
      pages: ['loan'],
      appliesTo: {},
      markdown: '先做这件事。 ^now',
    });
  });

  it('is refused with line and reason: BOM, no front matter, YAML, newer schema, dates, tags', () => {
    expect(findingsOf(`\uFEFF${file()}`)).toEqual(['1 content.bom']);
    expect(findingsOf('# 没有条目信息 ^a')).toEqual(['1 article.frontMatter']);
    expect(findingsOf(file(front.replace('title: 样例', 'title: [')))).toEqual(['7 content.yaml']);
    expect(findingsOf(file(front.replace('schema: 1', 'schema: 2')))).toEqual(['2 content.newerSchema']);
    expect(findingsOf(file(`${front}effectiveUntil: 2025-12-31\n`))).toEqual(['17 content.field']);
    expect(findingsOf(file(front.replace('2026-01-01', '2026-13-01')))).toEqual(['14 content.field']);
    expect(findingsOf(file(front.replace('page:loan', 'page:lone')))).toEqual(['10 content.reference']);
    expect(findingsOf(file(front.replace('norms', 'credit')))).toEqual(['8 content.field']);
    expect(findingsOf(file(front.replace('level: junior\n', '')))).toEqual(['2 content.field']);
    expect(findingsOf(file(`${front}owner: 孙婷\n`))).toEqual(['17 content.field']);
  });

  it('needs an id at the end of every block, once, and names the line', () => {
    expect(findingsOf(file(front, '第一段。 ^a\n\n第二段。\n\n第三段。 ^a\n'))).toEqual([
      '20 article.blockId',
      '22 article.blockId',
    ]);
    expect(findingsOf(file(front, '第一行。 ^a\n第二行。 ^b\n'))).toEqual(['18 article.blockId']);
    expect(findingsOf(file(front, ''))).toEqual(['18 article.empty']);
  });

  it('reads CRLF files as the same article', () => {
    const result = parseArticle({ file: 'a.md', text: file().replaceAll('\n', '\r\n') });
    expect('value' in result && result.value).toEqual(parsed());
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (head, body) => {
        expect(() => parseArticle({ file: 'a.md', text: `---\n${head}\n---\n${body}` })).not.toThrow();
        expect(() => parseArticle({ file: 'a.md', text: head })).not.toThrow();
      }),
    );
  });
});

describe('paragraphs', () => {
  const body =
    '# 一 ^h\n\n前言。 ^p\n\n## 二 ^s\n\n| 级 | 限 |\n|---|---|\n| 一般 | 7 个工作日 | ^t\n\n1. 先\n2. 后 ^l\n';

  it('are found by id, without their mark, under their headings', () => {
    expect(paragraphsOf(body).map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'h heading',
      'p text',
      's heading',
      't table',
      'l list',
    ]);
    expect(paragraphById(body, 't')).toMatchObject({
      under: ['一', '二'],
      line: 7,
      text: '级 限 一般 7 个工作日',
    });
    expect(paragraphById(body, 't')?.markdown.endsWith('| 一般 | 7 个工作日 |')).toBe(true);
    expect(outlineOf(body).map(({ level, text }) => `${level} ${text}`)).toEqual(['1 一', '2 二']);
  });

  it('keep the stars of a masked number in their plain words', () => {
    expect(paragraphsOf('**电话**留前三后四：138****5678、139****1234，见`A4`。 ^m')[0]?.text).toBe(
      '电话留前三后四：138****5678、139****1234，见A4。',
    );
  });

  it('get ids once; a second minting changes nothing, existing ids stay', () => {
    let next = 0;
    const minted = mintIds('# 一\n\n前言。 ^p\n\n- 甲\n- 乙\n\n```\n代码\n```\n', () => `n${(next += 1)}`);
    expect(paragraphsOf(minted).map(({ id }) => id)).toEqual(['n1', 'p', 'n2', 'n3']);
    expect(mintIds(minted, () => 'never')).toBe(minted);
  });

  it('minting makes every body complete', () => {
    const line = fc.constantFrom(
      '# 标题',
      '正文。',
      '**重点** 138****5678',
      '- 项',
      '| a | b |',
      '',
      '> 引用',
      '有号。 ^x1',
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        let next = 0;
        const ids = paragraphsOf(mintIds(lines.join('\n'), () => `m${(next += 1)}`)).map(({ id }) => id);
        expect(ids).not.toContain('');
      }),
    );
  });
});

describe('the version in force', () => {
  const at = (day: string, time = '12:00'): number => Date.parse(`${day}T${time}:00+08:00`);
  const first = parsed();
  const second: Article = { ...first, version: 2, effectiveFrom: '2026-06-01', state: 'scheduled' };
  const east: Article = { ...first, version: 3, appliesTo: { regions: ['3201'] } };

  it('changes at midnight in Shanghai', () => {
    expect(inForce([first, second], at('2026-05-31', '23:59'), wangMin)?.version).toBe(1);
    expect(inForce([second, first], at('2026-06-01', '00:00'), wangMin)?.version).toBe(2);
    expect(inForce([first, second], at('2025-12-31', '23:59'), wangMin)).toBeUndefined();
  });

  it('is the nearest regional variant, here and not elsewhere', () => {
    expect(inForce([first, second, east], at('2026-07-01'), wangMin)?.version).toBe(3);
    expect(
      inForce([first, second, east], at('2026-07-01'), { ...wangMin, orgPath: ['3202', '3200', '1000'] })
        ?.version,
    ).toBe(2);
  });

  it('a second version in review never unpublishes the first', () => {
    const review: Article = { ...first, version: 2, state: 'inReview' };
    expect(inForce([first, review], at('2026-07-01'), wangMin)?.version).toBe(1);
  });

  it('looks back: a retired version was in force on its days', () => {
    const old: Article = {
      ...first,
      state: 'retired',
      effectiveFrom: '2025-01-01',
      effectiveUntil: '2025-12-31',
    };
    expect(inForce([old, second], at('2025-08-01'), wangMin)?.version).toBe(1);
    expect(inForce([old], at('2026-01-01'), wangMin)).toBeUndefined();
  });

  it('speaks only to the posts it names; staff is everyone', () => {
    const managers: Article = { ...first, appliesTo: { roles: ['manager'] } };
    const staff: Article = { ...first, appliesTo: { roles: ['staff'] } };
    expect(inForce([managers], at('2026-07-01'), wangMin)).toBeUndefined();
    expect(inForce([staff], at('2026-07-01'), wangMin)).toBeDefined();
  });

  it('R2: an article for enterprises is not offered on a person', () => {
    expect(isForCustomer({ customerTypes: ['enterprise'] }, 'personal')).toBe(false);
    expect(isForCustomer({ customerTypes: ['enterprise'] }, 'enterprise')).toBe(true);
    expect(isForCustomer({ customerTypes: ['enterprise'] }, undefined)).toBe(true);
  });

  it('does not depend on the order of the versions', () => {
    const version = fc.record({
      version: fc.integer({ min: 1, max: 9 }),
      effectiveFrom: fc.constantFrom('2025-01-01', '2026-01-01', '2026-06-01'),
      state: fc.constantFrom('inForce' as const, 'scheduled' as const, 'draft' as const),
      appliesTo: fc.constantFrom<AppliesTo>({}, { regions: ['3201'] }, { regions: ['1000'] }),
    });
    const list = fc.uniqueArray(version, { selector: (item) => item.version, maxLength: 6 });
    fc.assert(
      fc.property(list, fc.nat(5), (versions, turn) => {
        const all = versions.map((item): Article => ({ ...first, ...item }));
        const turned = [...all.slice(turn), ...all.slice(0, turn)].reverse();
        expect(inForce(turned, at('2026-07-01'), wangMin)).toEqual(inForce(all, at('2026-07-01'), wangMin));
      }),
    );
  });
});
