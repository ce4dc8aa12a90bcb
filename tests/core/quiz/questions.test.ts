import { globSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { questionKinds, questionSchema } from '../../../core/quiz/questions/registry.ts';
import { examples } from './examples.ts';

describe('question kinds', () => {
  it('every file is registered, and its example is a good question of its kind', () => {
    const files = globSync('*.ts', { cwd: join(import.meta.dirname, '../../../core/quiz/questions') })
      .map((file) => file.replace('.ts', ''))
      .filter((file) => !['question', 'kind', 'simple', 'registry'].includes(file));
    const named = Object.keys(questionKinds).map((kind) =>
      kind === 'case' ? 'case-study' : kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    );
    expect(named.toSorted()).toEqual(files.toSorted());
    for (const [kind, example] of Object.entries(examples))
      expect(v.parse(questionSchema, example)).toMatchObject({ kind });
  });

  const broken = (kind: keyof typeof questionKinds, change: Record<string, unknown>) => {
    const result = v.safeParse(questionSchema, { ...examples[kind], ...change });
    return result.success ? [] : result.issues.map(({ message }) => message);
  };
  const right = { id: 'a', text: '甲', right: true };

  it.each([
    ['single', { options: [right, { ...right, id: 'b', text: '乙' }] }, '只能有一个'],
    [
      'single',
      {
        options: [
          { id: 'a', text: '甲', why: '错' },
          { id: 'b', text: '乙', why: '错' },
        ],
      },
      '没有正确选项',
    ],
    ['multiple', { options: [right, { id: 'b', text: '乙', why: '错' }] }, '至少两个正确'],
    ['multiple', { options: [right, { ...right, id: 'b', text: '乙' }] }, '至少一个错误'],
    ['number', { slips: [{ value: 48, why: '没有错' }] }, '落在正确范围'],
    [
      'ordering',
      {
        items: [
          { id: 'a', text: '甲' },
          { id: 'b', text: '甲' },
          { id: 'c', text: '丙' },
        ],
      },
      '两项文字相同',
    ],
    ['matching', { extra: [{ id: 'a', text: '5 个工作日' }] }, '代码重复'],
    ['matching', { extra: [{ id: 'd', text: '24 小时' }] }, '右边两项文字相同'],
    ['cloze', { text: '反诈提问有{{b}}个风险点就暂停，请{{a}}核实。' }, '按先后写成'],
    ['cloze', { text: '反诈提问有两个风险点就暂停，请{{a}}核实。' }, '按先后写成'],
    ['cloze', { gaps: [{ id: 'a' }, { id: 'b', accept: ['主管'] }] }, '只写一样'],
    ['single', { media: { src: 'https://bank.example/a.png', alt: '流程' } }, '图片先上传'],
    ['case', { questions: [examples.single] }, '至少两个小题'],
    ['shortText', { accept: [] }, '至少写一个正确答案'],
    ['trueFalse', { cites: [] }, '写明依据的段落'],
  ] as const)('a %s that cannot be marked is refused', (kind, change, message) => {
    expect(broken(kind, change).join()).toContain(message);
  });
});
