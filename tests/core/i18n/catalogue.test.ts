import { globSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { levels, subcategories } from '../../../core/article/taxonomy.ts';
import { errorStatus } from '../../../core/errors.ts';
import * as terms from '../../../core/customer/terms.ts';
import { en } from '../../../core/i18n/en.ts';
import { createTranslator } from '../../../core/i18n/translator.ts';
import { languageOf } from '../../../core/i18n/translate.ts';
import { zhCN } from '../../../core/i18n/zh-CN.ts';
import { gaps } from '../../../core/i18n/zh-CN/gaps.ts';
import { panel } from '../../../core/i18n/zh-CN/panel.ts';
import { setup } from '../../../core/i18n/zh-CN/setup.ts';
import { points } from '../../../core/i18n/zh-CN/points.ts';
import { questions } from '../../../core/i18n/zh-CN/questions.ts';
import { shelf } from '../../../core/i18n/zh-CN/shelf.ts';
import { web } from '../../../core/i18n/zh-CN/web.ts';
import { actionIds } from '../../../core/moment/moment.ts';
import { orgUnitKinds, roles } from '../../../core/organisation/person.ts';
import { noneReasons } from '../../../core/page/context.ts';
import { pageKinds } from '../../../core/page/kinds.ts';
import { skipReasons } from '../../../core/script/checklist.ts';
import { nodeKinds } from '../../../core/script/nodes/registry.ts';

const slots = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
const has = (key: string): boolean => Object.hasOwn(zhCN, key);

describe('the message catalogue', () => {
  it('has every key in both languages, with the same slots', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort());
    for (const [key, text] of Object.entries(zhCN)) {
      expect(slots(en[key as keyof typeof zhCN]), key).toEqual(slots(text));
    }
  });

  it('has a sentence for every error code that also says what to do', () => {
    for (const code of Object.keys(errorStatus)) {
      expect(has(`error.${code}`), code).toBe(true);
      expect(createTranslator('zh-CN').error(code), code).toMatch(/[，]/);
    }
  });

  it('has a word for every code of every scale, page kind, role, reason and node kind', () => {
    const wanted = [
      ...terms.customerTypes.map((code) => `customerType.${code}`),
      ...terms.enterpriseSizes.map((code) => `enterpriseSize.${code}`),
      ...terms.corpTiers.map((code) => `corpTier.${code}`),
      ...terms.tierOverrides.map((code) => `tierOverride.${code}`),
      ...terms.vipLevels.map((code) => `vipLevel.${code}`),
      ...terms.serviceSegments.map((code) => `serviceSegment.${code}`),
      ...terms.creditGrades.map((code) => `creditGrade.${code}`),
      ...terms.riskLevels.map((code) => `riskLevel.${code}`),
      ...terms.lifecycleStages.map((code) => `lifecycleStage.${code}`),
      ...terms.accessLevels.map((code) => `accessLevel.${code}`),
      ...pageKinds.map((code) => `pageKind.${code}`),
      ...actionIds.flatMap((code) => (code === 'openCase' ? [] : [`momentAction.${code}`])),
      ...roles.map((code) => `role.${code}`),
      ...orgUnitKinds.map((code) => `orgUnitKind.${code}`),
      ...noneReasons.flatMap((code) => [`state.none.${code}`, `state.none.${code}.do`]),
      ...skipReasons.map((code) => `skip.${code}`),
      ...levels.map((code) => `level.${code}`),
      ...subcategories.map((code) => `subcategory.${code}`),
      ...Object.keys(nodeKinds).map((code) => `script.chip.${code}`),
    ];
    expect(wanted.filter((key) => !has(key))).toEqual([]);
  });

  it('never gives two scales the same words: 铂金 is a tier, 白金 a VIP level (Q2, Q3)', () => {
    const { t } = createTranslator('zh-CN');
    expect(t('corpTier.platinum')).toBe('铂金');
    expect(t('vipLevel.platinum')).toBe('白金级');
    expect(t('scale.corpTier')).not.toBe(t('scale.vipLevel'));
  });

  it('takes values as text, never as templates or markup (T11)', () => {
    const { t } = createTranslator('zh-CN');
    const hostile = '{{n}} $t(warning.more) <img src=x>';
    expect(t('search.none', { text: hostile })).toBe(`没有找到“${hostile}”`);
  });

  it('gives an unknown code of a newer service a plain sentence', () => {
    expect(createTranslator('en').error('future.code')).toBe(en['error.server.internal']);
  });

  it('keeps warnings and titles short and without exclamation marks', () => {
    for (const [key, text] of Object.entries(zhCN)) {
      expect(text, key).not.toMatch(/[！!哦啦]|请注意/);
      if (key.endsWith('.title')) expect(Array.from(text).length, key).toBeLessThanOrEqual(18);
    }
  });

  it('keeps one half-width space between Chinese and digits or slots of numbers', () => {
    for (const [key, text] of Object.entries(zhCN))
      expect(text, key).not.toMatch(/\p{Script=Han}\d|\d\p{Script=Han}/u);
  });

  it('chooses English for English browsers and simplified Chinese for all others', () => {
    expect(languageOf('en-GB')).toBe('en');
    expect(languageOf('zh-TW')).toBe('zh-CN');
    expect(languageOf(undefined)).toBe('zh-CN');
  });
});

describe('the screens', () => {
  const files = globSync('{web,extension}/**/*.{ts,tsx}');

  it('use every sentence that was written for them', () => {
    const code = [...files, ...globSync('core/search/*.ts')]
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const built = [...code.matchAll(/`((?:[a-zA-Z]+\.)+)\$\{/g)].map((match) => match[1] ?? '');
    const written = [panel, web, setup, questions, shelf, points, gaps].flatMap((part) => Object.keys(part));
    expect(written.length).toBeGreaterThan(200);
    const unused = written.filter(
      (key) => !code.includes(`'${key}'`) && !built.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });

  it('hold no Chinese text of their own: all words stand in the catalogue', () => {
    expect(files.length).toBeGreaterThan(60);
    const wrong = files.flatMap((file) => {
      const code = readFileSync(file, 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/^\s*\/\/.*$/gm, '')
        .replace(/\s\/\/ .*$/gm, '')
        // Patterns that recognise the host's own words say nothing to anyone.
        .replace(/(?<=[=(,]\s?)\/(?![/*])[^\n]+?\/[a-z]*(?=[;,).])/g, '');
      return /\p{Script=Han}/u.test(code) ? [file] : [];
    });
    expect(wrong).toEqual([]);
  });
});
