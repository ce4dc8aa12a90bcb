import { describe, expect, it } from 'vitest';

import type { Term } from '../../../core/glossary/glossary.ts';
import { renderMarkdown } from '../../../web/markdown/render.ts';
import { markTerms, toggleTerm } from '../../../web/reader/term-marks.ts';

const term = (id: string, name: string): Term => ({
  id,
  term: name,
  meaning: `${name}是什么，一句话说清。`,
  english: [`${id} in English`],
  synonyms: [],
  short: [],
  slips: [],
  articles: [],
});
const terms = [
  term('level', '对公VIP等级'),
  term('vip', 'VIP'),
  term('deposit', '标准存款'),
  term('one', '户'),
];

function prose(markdown: string): HTMLElement {
  const root = document.createElement('div');
  root.className = 'prose';
  for (const { kind, content } of renderMarkdown(markdown)) {
    const block = document.createElement('div');
    block.className = `block ${kind}`;
    block.append(content);
    root.append(block);
  }
  document.body.replaceChildren(root);
  markTerms(root, terms, toggleTerm);
  return root;
}
const marked = (root: HTMLElement) =>
  [...root.querySelectorAll('.term')].map(({ textContent }) => textContent);

describe('bank terms explain themselves where they stand', () => {
  it('marks the first place of each, the longest word, also across a blank; never titles', () => {
    const root = prose(
      '## 标准存款 ^h\n\n对公 VIP 等级看名单，标准存款是另一回事。 ^a\n\n标准存款和户多。 ^b',
    );
    expect(marked(root)).toEqual(['对公 VIP 等级', '标准存款']);
    expect(root.textContent).toContain('对公 VIP 等级看名单，标准存款是另一回事。');
  });

  it('a press shows the meaning below the block, the next one hides it or moves on', () => {
    const root = prose('对公 VIP 等级与标准存款。 ^a');
    const [level, deposit] = [...root.querySelectorAll<HTMLElement>('.term')];
    level?.click();
    expect(root.querySelector('.term-card')?.textContent).toContain('对公VIP等级是什么');
    expect(level?.getAttribute('aria-expanded')).toBe('true');
    deposit?.click();
    expect(root.querySelectorAll('.term-card')).toHaveLength(1);
    expect(level?.getAttribute('aria-expanded')).toBe('false');
    deposit?.click();
    expect(root.querySelector('.term-card')).toBeNull();
  });

  it('marks no more than eight in one article', () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      term(`t${index}`, `词条${'甲乙丙丁戊己庚辛壬癸'.charAt(index % 10)}${index}号`),
    );
    const root = document.createElement('div');
    root.append(many.map(({ term: name }) => name).join('、'));
    markTerms(root, many, toggleTerm);
    expect(marked(root)).toHaveLength(8);
  });
});
