import { globSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

const tokensCss = readFileSync('web/theme/tokens.css', 'utf8');
const baseCss = readFileSync('web/theme/base.css', 'utf8');
const panelCss = globSync('extension/panel/**/*.css')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

const text = 4.5;
const edge = 3;
type Pair = readonly [front: string, back: string, least: number];

/** Every pair of colours that meets on a screen. */
const pairs: readonly Pair[] = [
  ...['text', 'text-2', 'muted'].flatMap((front) =>
    ['bg', 'surface', 'surface-2', 'surface-3', 'accent-soft'].map((back): Pair => [front, back, text]),
  ),
  ...['surface', 'surface-2', 'surface-3', 'accent-soft'].map((back): Pair => ['accent', back, text]),
  ['on-accent', 'accent', text],
  ...['ok', 'warn', 'danger', 'info'].flatMap((tone): Pair[] => [
    ...[`${tone}-soft`, 'surface', 'surface-2'].map((back): Pair => [tone, back, text]),
    ['text', `${tone}-soft`, text],
    ['text-2', `${tone}-soft`, text],
  ]),
  ...['surface', 'surface-2', 'bg'].flatMap((back): Pair[] => [
    ['control', back, edge],
    ['accent', back, edge],
  ]),
  ['text', 'hit', text],
  ['text-2', 'hit', text],
  ['hit-line', 'surface', edge],
  ['text', 'add', text],
  ['text', 'del', text],
  ['ok', 'add', text],
  ['danger', 'del', text],
  ...[1, 2, 3, 4, 5].flatMap((n): Pair[] => [
    [`t${n}`, `t${n}b`, text],
    [`t${n}m`, `t${n}b`, edge],
  ]),
  ...[1, 2, 3, 4].flatMap((n): Pair[] => [
    ['on-v', `v${n}`, text],
    [`v${n}`, 'surface', edge],
  ]),
  ['bar', 'surface', edge],
  ...[0, 1, 2, 3, 4].map((n): Pair => ['on-heat', `h${n}`, text]),
];

function tokensOf(theme: string): ReadonlyMap<string, string> {
  const blocks = tokensCss.match(new RegExp(`\\[data-theme(?:='${theme}')?\\] \\{[^}]*\\}`, 'g')) ?? [];
  return new Map(
    [...blocks.join('\n').matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [
      match[1] ?? '',
      match[2] ?? '',
    ]),
  );
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(front: string, back: string): number {
  const [light = 1, dark = 0] = [luminance(front), luminance(back)].sort((left, right) => right - left);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'])('colours of the %s theme', (theme) => {
  const tokens = tokensOf(theme);

  it('are all there', () => {
    for (const [front, back] of pairs) {
      expect(tokens.has(front), front).toBe(true);
      expect(tokens.has(back), back).toBe(true);
    }
  });

  it('reach 4.5 for text and 3 for edges and marks in all 77 pairs (WCAG 2.2 AA)', () => {
    expect(pairs).toHaveLength(77);
    const low = pairs
      .map(([front, back, least]) => ({
        pair: `${front} on ${back}`,
        least,
        is: contrast(tokens.get(front) ?? '#000000', tokens.get(back) ?? '#000000'),
      }))
      .filter(({ is, least }) => is < least);
    expect(low).toEqual([]);
  });
});

describe('the style sheets', () => {
  it('never print the panel: a host page printed for the customer shows nothing of it', () => {
    expect(panelCss.replace(/\s+/g, ' ')).toContain(
      '@media print { html, body { display: none !important; } }',
    );
  });

  it('name no colour outside the tokens', () => {
    for (const file of [
      'web/theme/base.css',
      'web/knowledge/knowledge.css',
      'web/reader/reader.css',
      'web/login/login.css',
    ]) {
      const screen = readFileSync(file, 'utf8').replace(/@media print \{[\s\S]*$/, '');
      expect(screen.match(/#[0-9a-f]{3,8}\b/gi), file).toBeNull();
    }
    expect(panelCss.match(/#[0-9a-f]{3,8}\b/gi)).toBeNull();
  });

  it('stop motion for those who asked, and keep marks in forced colours', () => {
    expect(baseCss).toContain('prefers-reduced-motion: reduce');
    expect(panelCss).toContain('forced-colors: active');
  });

  it('keep the customer in sight: nothing but the one scroll area can scroll, whatever takes the focus', () => {
    const rule = (selector: string) =>
      new RegExp(`^${selector} \\{([^}]*)\\}`, 'm').exec(panelCss)?.[1] ?? '';
    expect(rule('\\.panel')).toContain('overflow: clip');
    expect(rule('\\.scroll')).toMatch(/position: relative[\s\S]*overflow-y: auto/);
  });

  it('keep to what Chrome 109 knows: no nesting, color-mix, light-dark, popover', () => {
    for (const css of [tokensCss, baseCss, panelCss]) {
      expect(css).not.toMatch(/color-mix|light-dark\(|oklch|:popover|text-wrap|^\s+&/m);
    }
  });
});
