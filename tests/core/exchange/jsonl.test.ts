import { globSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { formats } from '../../../core/exchange/formats.ts';
import { readJsonl } from '../../../core/exchange/jsonl.ts';
import { formatNames, mostWhat, noteCodes, refusalCodes } from '../../../core/exchange/report.ts';
import { createTranslator } from '../../../core/i18n/translator.ts';
import { missingIn, openQuestionSchema, questionSchema } from '../../../core/quiz/questions/registry.ts';
import { examples } from '../quiz/examples.ts';

const exam = {
  id: '真题-1',
  type: 'single',
  stem: '识别四步的第二步是？',
  options: { A: '风险评估', B: '身份验证', C: '签字', D: '以上都对' },
  answer: ['B'],
  subject: '银行从业',
  tags: ['真题'],
  source: '某年',
};
const lines = (...all: object[]): string => all.map((each) => JSON.stringify(each)).join('\n');

describe('formats of questions', () => {
  it('each name has its format, its word in both languages, and each code its sentence', () => {
    expect(formats.map(({ name }) => name).sort()).toEqual([...formatNames].sort());
    const endings = formats.flatMap((each) => each.endings);
    expect(new Set(endings).size).toBe(endings.length);
    for (const language of ['zh-CN', 'en'] as const) {
      const { has } = createTranslator(language);
      const keys = [
        ...formatNames.map((name) => `exchange.format.${name}`),
        ...refusalCodes.map((code) => `exchange.refused.${code}`),
        ...noteCodes.map((code) => `exchange.note.${code}`),
      ];
      expect(keys.filter((key) => !has(key))).toEqual([]);
    }
  });

  it('each code is given by somebody: none is there for nothing', async () => {
    const { readFileSync } = await import('node:fs');
    const root = join(import.meta.dirname, '../../..');
    const sources = globSync('{core/exchange,server/exchange}/**/*.ts', { cwd: root })
      .filter((file) => !file.endsWith('report.ts'))
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .join('\n');
    const given = (code: string): boolean => sources.includes(`'${code}'`) || code.startsWith('cell.');
    expect([...refusalCodes, ...noteCodes].filter((code) => !given(code))).toEqual([]);
  });
});

describe('JSONL', () => {
  it('an exam is read with its subject and source as tags, and its own name told', () => {
    const { questions, refused } = readJsonl(lines(exam));
    expect(refused).toEqual([]);
    expect(questions[0]).toMatchObject({
      row: 1,
      question: {
        kind: 'single',
        text: exam.stem,
        tags: ['银行从业', '真题', '某年'],
        cites: [],
        why: '',
        options: [{ text: '风险评估', right: false }, { text: '身份验证', right: true }, {}, {}],
      },
      notes: [
        { code: 'assumed', field: 'difficulty', what: 'medium' },
        { code: 'renamed', what: '真题-1' },
      ],
    });
    // The same name gives the same id each time; another gives another.
    const again = readJsonl(lines({ ...exam, stem: '改过的题干？' }, { ...exam, id: '真题-2' }));
    expect(again.questions.map(({ question }) => question.id)).toEqual([
      questions[0]?.question.id,
      expect.not.stringMatching(questions[0]?.question.id ?? ''),
    ]);
  });

  it('each broken line is refused by its number, field and reason, and the others are taken', () => {
    const { questions, refused } = readJsonl(
      [
        lines(exam),
        '',
        lines({ ...exam, id: '2', stem: ' ' }),
        lines({ ...exam, id: '3', stem: '三？', answer: ['E'] }),
        lines({ ...exam, id: '4', stem: '四？', answer: [] }),
        lines({ ...exam, id: '5', stem: '五？', answer: ['A', 'B'] }),
        lines({ ...exam, id: '6', stem: '六？', options: { A: '只有一个' }, answer: ['A'] }),
        lines({ ...exam, id: '7', stem: '七？', options: { ...exam.options, C: '身份验证' } }),
        lines({ ...exam, id: '8', stem: '八？', options: { ...exam.options, C: '' } }),
        lines({ ...exam, id: '9', stem: `${'九'.repeat(301)}` }),
        lines({ ...exam, id: '10', stem: 10 }),
        lines({ ...exam, id: '11', stem: '十一？', options: ['A', 'B'] }),
        lines({ ...exam, id: '12', stem: '十二？', answer: 'B' }),
        lines({ ...exam, id: '13', stem: '十三？', type: 'essay' }),
        lines({ ...exam, id: '14' }),
        lines({ ...exam, stem: '重号？' }),
        lines({ ...exam, id: '15', stem: '十五？', type: 'multiple' }),
        lines({ ...exam, id: '16', stem: '十六？', type: 'multiple', answer: ['A', 'B', 'C', 'D'] }),
        '{"id": "17", "type": "single"',
        lines({ ...exam, id: '18', stem: '十八？' }),
      ].join('\n'),
    );
    expect(refused.map(({ row, field, code }) => [row, field, code])).toEqual([
      [3, 'stem', 'text.missing'],
      [4, 'answer', 'answer.unknown'],
      [5, 'answer', 'answer.missing'],
      [6, 'answer', 'answer.many'],
      [7, 'options', 'list.few'],
      [8, 'options.C', 'list.same'],
      [9, 'options.C', 'text.missing'],
      [10, 'stem', 'text.tooLong'],
      [11, 'stem', 'value.type'],
      [12, 'options', 'value.type'],
      [13, 'answer', 'value.type'],
      [14, 'type', 'kind.unknown'],
      [15, undefined, 'question.twice'],
      [16, 'id', 'id.taken'],
      [17, 'answer', 'answer.one'],
      [18, 'answer', 'answer.all'],
      [19, undefined, 'line.json'],
    ]);
    expect(questions.map(({ row }) => row)).toEqual([1, 20]);
    expect(refused.every(({ what }) => what.length <= mostWhat)).toBe(true);
  });

  it('what is wrong with a question is said at once, each with its field', () => {
    const stem = '很'.repeat(301);
    const options = { ...exam.options, A: '长'.repeat(121), C: '签字', D: '签字' };
    const { refused } = readJsonl(lines({ ...exam, stem, options, answer: ['A', 'B'] }));
    expect(refused.map(({ field, code, what }) => [field, code, what])).toEqual([
      ['options.D', 'list.same', '签字'],
      ['answer', 'answer.many', '2'],
      ['stem', 'text.tooLong', '301 / 300'],
      ['options.A', 'text.tooLong', '121 / 120'],
    ]);
  });

  it('our own keep every field; a field that nobody knows is named', () => {
    const all = Object.values(examples).map((example) => ({ ...example, colour: 'red' }));
    const { questions, refused } = readJsonl(lines(...all));
    expect(refused).toEqual([]);
    expect(questions.map(({ notes }) => notes)).toEqual(
      all.map(() => [{ code: 'dropped', field: 'colour', what: '' }]),
    );
  });

  it('a question without reasons and paragraphs is taken, and is not whole: it goes into no quiz file', () => {
    const question = readJsonl(lines(exam)).questions[0]?.question;
    const open = v.parse(openQuestionSchema, question);
    expect(missingIn(open).map(({ path }) => path.join('.'))).toEqual(['cites', 'why', 'options']);
    expect(v.safeParse(questionSchema, open).success).toBe(false);
    expect(missingIn(v.parse(openQuestionSchema, examples.case))).toEqual([]);
  });
});
