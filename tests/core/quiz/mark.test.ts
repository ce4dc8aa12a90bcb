import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { readAnswer } from '../../../core/quiz/answer.ts';
import { isPass, markAnswer, worthOf } from '../../../core/quiz/mark.ts';
import { partialRules, type PartialRule } from '../../../core/quiz/mark-parts.ts';
import type { ShownOrder } from '../../../core/quiz/questions/kind.ts';
import { kindOf, questionSchema, type Question } from '../../../core/quiz/questions/registry.ts';
import { examples } from './examples.ts';

const all = Object.values(examples).map((example) => v.parse(questionSchema, example));
const example = (kind: Question['kind'], change: Record<string, unknown> = {}): Question =>
  v.parse(questionSchema, { ...examples[kind], ...change });

/** The order of the file: letters stay what they are. */
const asWritten = (question: Question): ShownOrder =>
  Object.fromEntries(
    kindOf(question)
      .lists(question)
      .map(({ name, ids }) => [name, ids]),
  );
function earned(question: Question, given: unknown, rule: PartialRule = 'none'): number | string {
  const read = readAnswer(question, asWritten(question), given);
  if (!read.ok) return read.code;
  const result = markAnswer(question, read.answer, rule);
  return result.ok ? result.mark.earned : result.code;
}

describe('marks', () => {
  it('the right answer of every kind earns all of it, by every rule; no answer earns nothing', () => {
    for (const question of all) {
      const right = kindOf(question).right(question);
      for (const rule of partialRules) {
        expect(markAnswer(question, right, rule), question.kind).toMatchObject({
          ok: true,
          mark: { earned: worthOf(question), of: worthOf(question), isRight: true },
        });
        expect(markAnswer(question, undefined, rule)).toMatchObject({ mark: { earned: 0, isRight: false } });
      }
    }
  });

  it('half an answer earns nothing unless the quiz says otherwise', () => {
    const question = example('multiple');
    expect(earned(question, { kind: 'multiple', options: ['a'] })).toBe(0);
  });

  const rights = (...options: string[]) => ({ kind: 'multiple', options });
  it.each([
    [rights('a', 'b'), 100, 100],
    [rights('a'), 50, 66],
    [rights('a', 'c'), 0, 33],
    [rights('a', 'b', 'c'), 50, 66],
    [rights('c'), 0, 0],
  ])('several right options: %j earns %i of 100 right minus wrong, %i per part', (given, minus, part) => {
    expect(earned(example('multiple'), given, 'rightMinusWrong')).toBe(minus);
    expect(earned(example('multiple'), given, 'perPart')).toBe(part);
  });

  it('an order earns for every item in its place', () => {
    const given = { kind: 'ordering', items: ['a', 'c', 'b'] };
    expect(partialRules.map((rule) => earned(example('ordering'), given, rule))).toEqual([0, 0, 33]);
  });

  it.each([
    ['48', 100],
    ['４８', 100],
    ['48 万元', 100],
    ['48万元', 100],
    ['480,000 元', 100],
    ['４８０，０００元', 100],
    ['48.00', 100],
    ['228', 0],
    ['-48', 0],
    ['48 天', 'answer.invalid'],
    ['四十八', 'answer.invalid'],
    ['4,8', 'answer.invalid'],
    ['1e2', 'answer.invalid'],
  ])('48 万元 answered as %s', (text, expected) => {
    expect(earned(example('number'), { kind: 'number', text })).toBe(expected);
  });

  it('a tolerance counts as written, though 0.4 − 0.3 is more than 0.1 to a computer', () => {
    const question = example('number', {
      answer: 0.3,
      tolerance: 0.1,
      unit: '%',
      slips: [{ value: 3, why: '小数点错了。' }],
    });
    const typed = (text: string) => earned(question, { kind: 'number', text });
    expect([typed('0.4'), typed('0.2％'), typed('0.41')]).toEqual([100, 100, 0]);
  });

  it.each([
    ['当班主管', 100],
    [' 當班 主管。', 100],
    ['【主管】', 100],
    ['柜员', 0],
    ['【】', 0],
  ])('a short text is folded as search folds: %s', (text, expected) => {
    expect(earned(example('shortText'), { kind: 'shortText', text })).toBe(expected);
  });

  it('letters are folded by width and case', () => {
    const question = example('shortText', { accept: ['VIP'] });
    expect(earned(question, { kind: 'shortText', text: 'ｖｉｐ' })).toBe(100);
  });

  const pairs = (...list: string[]) => ({
    kind: 'matching',
    pairs: list.map(([row, choice]) => ({ row, choice })),
  });
  it.each([
    [pairs('aa', 'bb', 'cc'), 100, 100, 100],
    [pairs('aa', 'bb'), 0, 66, 66],
    [pairs('aa', 'bb', 'cd'), 0, 33, 66],
    [pairs('ad'), 0, 0, 0],
  ])('a matching: %j earns %i, %i right minus wrong, %i per part', (given, ...expected) => {
    const rules = ['none', 'rightMinusWrong', 'perPart'] as const;
    expect(rules.map((each) => earned(example('matching'), given, each))).toEqual(expected);
  });

  const gaps = (option: string, text?: string) => ({
    kind: 'cloze',
    gaps: [{ gap: 'a', option }, ...(text === undefined ? [] : [{ gap: 'b', text }])],
  });
  it.each([
    [gaps('b', '當班主管'), 100, 100, 100],
    [gaps('b', '柜员'), 0, 0, 50],
    [gaps('b'), 0, 50, 50],
    [gaps('a', '【主 管】'), 0, 0, 50],
  ])('a text with gaps: %j earns %i, %i right minus wrong, %i per part', (given, ...expected) => {
    const rules = ['none', 'rightMinusWrong', 'perPart'] as const;
    expect(rules.map((each) => earned(example('cloze'), given, each))).toEqual(expected);
  });

  it('a case is the sum of its parts, and a part may be left out', () => {
    const question = example('case');
    const first = { part: 'a', answer: { kind: 'single', option: 'b' } };
    expect(worthOf(question)).toBe(200);
    expect(earned(question, { kind: 'case', parts: [first] })).toBe(100);
    const read = readAnswer(question, asWritten(question), { kind: 'case', parts: [first] });
    expect(read.ok && markAnswer(question, read.answer, 'none')).toMatchObject({
      mark: {
        of: 200,
        isRight: false,
        parts: [
          { id: 'a', isRight: true },
          { id: 'b', isRight: false },
        ],
      },
    });
  });

  it('the pass mark is exact: 84.99 % is no 85 %', () => {
    expect(isPass({ earned: 8499, of: 10_000 }, 85)).toBe(false);
    expect(isPass({ earned: 8500, of: 10_000 }, 85)).toBe(true);
    expect(isPass({ earned: 0, of: 0 }, 1), 'an empty paper').toBe(false);
  });
});
