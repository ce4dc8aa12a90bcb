import { describe, expect, it } from 'vitest';

import { paragraphById, paragraphsOf } from '../../core/article/paragraphs.ts';
import { slotsIn } from '../../core/script/slots.ts';
import { articles, moments, scripts } from './shipped-content.ts';

const article = (id: string, version = 0) => {
  const found = articles
    .filter((item) => item.id === id && (version === 0 || item.version === version))
    .sort((a, b) => b.version - a.version)[0];
  if (found === undefined) throw new Error(id);
  return found;
};
const block = (id: string, ref: string): string => {
  const found = paragraphById(article(id).markdown, ref);
  if (found === undefined) throw new Error(`${id}^${ref}`);
  return found.text;
};

describe('figures in the articles', () => {
  it('R158: 7 and 15 working days, 24 hours; R162: 3 working days; R164: 100 %', () => {
    expect(block('ART-08', 'limits')).toMatch(/一般 7 个工作日.*重大 15 个工作日.*紧急 24 小时/);
    expect(block('ART-08', 'example')).toMatch(/2026-11-23（周一）10:00.*12-02 18:00.*12-14 18:00.*16:20/);
    expect(block('ART-08', 'feedback')).toContain('3 个工作日');
    expect(block('ART-08', 'close')).toContain('100%');
  });

  it('R158: SCR-03 says the limit of each grade aloud', () => {
    const said =
      scripts
        .find(({ id }) => id === 'SCR-03')
        ?.nodes.flatMap((node) => ('text' in node ? [node.text] : [])) ?? [];
    for (const limit of ['7 个工作日', '15 个工作日', '24 小时'])
      expect(said.some((text) => text.includes(`我们会在 ${limit}内处理`))).toBe(true);
  });

  it('R59-R61: tier limits; R62: silver and bronze are marked as ours', () => {
    const tiers = block('ART-20', 'tiers');
    for (const part of [
      '钻石 20000 万元及以上',
      '铂金 5000 万元及以上、不足 20000 万元',
      '黄金 500 万元及以上、不足 5000 万元',
      '3% 及以上',
    ])
      expect(tiers).toContain(part);
    expect(block('ART-20', 'ours')).toMatch(/tier\.rows.*待确认/);
    expect(block('ART-20', 'override')).toContain('按标准存款可达钻石，因不良授信记录定为黄铜');
  });

  it('R12: company customers from 20000万元; R8: 88.6 and 1.2 as a mark only', () => {
    expect(block('ART-13', 'company')).toMatch(/资产总额 20000 万元及以上.*年销售收入 20000 万元及以上/);
    expect(block('ART-01', 'csat')).toMatch(/88\.6 分.*1\.2 分.*不是本行的考核目标/);
  });

  it('R35: mask formats and 60 seconds', () => {
    expect(block('ART-16', 'mask')).toContain('138****5678');
    expect(block('ART-16', 'reveal')).toContain('60 秒');
  });

  it('R153: the large amounts are named as configuration; the register duty ended on 2026-01-01', () => {
    expect(block('ART-42', 'amount')).toMatch(/取现 50,000 元.*转账 200,000 元/);
    expect(article('ART-42').configuration).toEqual(['largeCashFen', 'largeTransferFen']);
    expect(block('ART-42', 'purpose')).toContain(
      '2026-01-01 起，存取现金 50,000 元以上不再要求登记来源或用途',
    );
    expect(article('ART-42', 1)).toMatchObject({ state: 'retired', effectiveUntil: '2025-12-31' });
  });
});

describe('the writing', () => {
  it('every article has 300 to 900 characters and says in two lines what to do now', () => {
    for (const { id, version, markdown, state } of articles) {
      const paragraphs = paragraphsOf(markdown);
      const length = paragraphs.map(({ text }) => text).join('').length;
      if (state !== 'retired') expect(length, `${id} ${version}`).toBeGreaterThan(300);
      expect(length, `${id} ${version}`).toBeLessThan(900);
      expect(
        paragraphs.slice(0, 2).map(({ kind }) => kind),
        id,
      ).toEqual(['text', 'text']);
      expect(paragraphs.some(({ text }) => text.includes('不要这样做')) || state === 'retired', id).toBe(
        true,
      );
    }
  });

  it('Q36: no cited basis is shown as verified', () => {
    expect(articles.flatMap(({ citedBasis }) => citedBasis).filter(({ verified }) => verified)).toEqual([]);
  });

  it('R35: no script asks for, and no text shows, a full phone or document number', () => {
    const all = JSON.stringify([articles, scripts, moments]);
    expect(all).not.toMatch(/1[3-9]\d{9}/);
    expect(all).not.toMatch(/\d{17}[\dXx]/);
    const slots = scripts.flatMap(({ nodes }) =>
      nodes.flatMap((node) => ('text' in node ? slotsIn(node.text) : [])),
    );
    expect(slots.filter((slot) => /phone|doc|account/i.test(slot))).toEqual([]);
  });

  it('spoken lines promise nothing and use no exclamation marks', () => {
    for (const { id, nodes } of scripts) {
      for (const node of nodes) {
        if (!('text' in node)) continue;
        expect(node.text, `${id}/${node.id}`).not.toMatch(/[!！]|保证您|一定能|肯定|保本/);
      }
    }
  });

  it('every obligatory check in a script stands on a paragraph', () => {
    for (const { id, nodes } of scripts) {
      for (const node of nodes)
        if (node.kind === 'check' && node.must)
          expect(node.basis?.length, `${id}/${node.id}`).toBeGreaterThan(0);
    }
  });
});
