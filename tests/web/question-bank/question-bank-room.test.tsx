import { describe, expect, it } from 'vitest';
import * as v from 'valibot';

import { parseQuiz } from '../../../core/quiz/quiz.ts';
import { openQuestionSchema, questionKinds, type Question } from '../../../core/quiz/questions/registry.ts';
import { drawPaper } from '../../../core/quiz/draw.ts';
import { paperSchema } from '../../../core/quiz/paper.ts';
import { presentQuestion, revealQuestion } from '../../../core/quiz/present.ts';
import type { Role } from '../../../core/organisation/person.ts';
import QuestionBankRoom from '../../../web/question-bank/question-bank-room.tsx';
import { editorOf, emptyQuestion } from '../../../web/question-bank/edit/registry.ts';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';
import { type Answers, openRoom } from '../rooms/room-stage.tsx';
import { examples } from '../../core/quiz/examples.ts';

const questions = Object.values(examples).map((example) => v.parse(openQuestionSchema, example));
const view = (question: Question, more: Record<string, unknown> = {}) => ({
  version: 1,
  state: 'active',
  question,
  causes: [],
  by: '王敏',
  at: monday,
  ...more,
});
const summary = {
  id: 'QB-01',
  title: '投诉处理题库',
  unit: '城东支行',
  by: '王敏',
  createdAt: monday,
  ...{ active: 9, withdrawn: 1, down: 1, noCites: 0, noWhy: 0 },
  tags: [{ tag: '投诉', count: 4 }],
};
const open = (answers: Answers, place = '', roles: Role[] = ['trainer']) =>
  openRoom(QuestionBankRoom, {
    answers: {
      'banks.list': () => ({ banks: [summary] }),
      'banks.search': () => ({
        total: questions.length,
        page: 1,
        questions: questions.map((each) => view(each)),
      }),
      ...answers,
    },
    place,
    person: { ...wangMin, roles },
  });

describe('question banks', () => {
  it('without a bank there is one sentence and the next act', async () => {
    const room = await open({ 'banks.list': () => ({ banks: [] }), 'banks.create': () => ({ id: 'QB-01' }) });
    expect(room.text()).toContain('还没有题库');
    await room.press('新建题库');
    await room.type('title', '反洗钱题库');
    await room.submit();
    expect(room.calls.find(({ name }) => name === 'banks.create')?.asked).toEqual({
      body: { title: '反洗钱题库' },
    });
    expect(room.went).toEqual(['items/QB-01']);
  });

  it('lists every kind, says why one stands down, and changes a selection at once', async () => {
    const first = questions[0] as Question;
    const down = view(first, { causes: [{ cites: 'ART-08^limits', what: 'changed' }] });
    const room = await open({
      'banks.search': () => ({
        total: 9,
        page: 1,
        questions: [down, ...questions.slice(1).map((each) => view(each))],
      }),
      'banks.change': () => ({ changed: 9 }),
    });
    for (const word of [
      '单选',
      '多选',
      '判断',
      '数值',
      '排序',
      '简答',
      '配对',
      '填空',
      '案例',
      '条款已改',
      '共 9 题',
    ])
      expect(room.text()).toContain(word);
    const all = room.root.querySelector<HTMLInputElement>('input[aria-label="选择本页"]');
    await room.change(() => all?.click());
    expect(room.text()).toContain('已选 9 题');
    await room.type('value', '时限 复习');
    await room.press('应用');
    expect(room.calls.find(({ name }) => name === 'banks.change')?.asked).toMatchObject({
      params: { id: 'QB-01' },
      body: { change: { addTags: ['时限', '复习'] } },
    });
    expect(room.text()).toContain('已改 9 题');
  });

  it('a file is reported before it is taken, each refused row with its reason', async () => {
    const report = {
      ...{ sha256: 'a'.repeat(64), format: 'gift', outcome: 'read', fresh: 12 },
      duplicates: [{ row: 7, same: 'limits' }],
      refused: [{ row: 3, code: 'answer.missing', what: '复核决定几天内作出？' }],
      notes: [],
      sample: [questions[0]],
    };
    const room = await open(
      {
        'banks.take': ({ body }) => ({
          ...report,
          ...('accept' in (body as object) ? { outcome: 'taken' } : {}),
        }),
      },
      'files/QB-01',
    );
    const input = room.root.querySelector<HTMLInputElement>('input[type=file]');
    const file = new File(['::a:: b {=c}'], 'a.gift');
    await room.change(() => {
      Object.defineProperty(input, 'files', { value: [file], configurable: true });
      input?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await room.change(() => undefined);
    for (const word of ['可导入 12 题', '题库已有 1 题', '不能导入 1 处', '没有正确答案', '与 limits 相同'])
      expect(room.text()).toContain(word);
    await room.press('全部导入 12 题');
    await room.change(() => undefined);
    expect(room.text()).toContain('已导入 12 题');
    expect(room.calls.findLast(({ name }) => name === 'banks.take')?.asked).toMatchObject({
      body: { name: 'a.gift', accept: 'a'.repeat(64) },
    });
  });

  it('a quiz is built by rules with live counts, previewed as a teller sees it, and saved as a draft', async () => {
    const [question] = questions.slice(0, 1) as [Question];
    const paper = v.parse(paperSchema, {
      ...{ questions: 1, passPercent: 80, minutes: 30, attempts: 3, waitHours: 24, feedback: 'never' },
      draw: [{ bank: 'QB-01', count: 1 }],
    });
    const bank = [{ quiz: 'QB-01', version: 1, place: 0, question }];
    const drawn = drawPaper({ quiz: 'QZ-00', paper, bank, earlier: [], seed: 1 });
    if (!drawn.ok) throw new Error(drawn.code);
    const [place] = drawn.questions;
    if (place === undefined) throw new Error('no question was drawn');
    const room = await open(
      {
        'banks.fits': () => ({ counts: [4], noCites: [1] }),
        'banks.preview': ({ body }) => ({
          questions: [presentQuestion(question, place)],
          ...((body as { withKey: boolean }).withKey
            ? { key: [revealQuestion(question, place, undefined)] }
            : {}),
        }),
        'drafts.create': () => ({ id: '00000000-0000-4000-8000-000000000001' }),
      },
      'build/QB-01',
    );
    expect(room.text()).toContain('只有 4 题');
    expect(room.text()).toContain('其中 1 题没有依据');
    await room.type('count-0', '3');
    expect(room.text()).toContain('每卷 3 题');
    await room.press('预览一卷');
    expect(room.text()).toContain(question.text);
    expect(room.text()).not.toContain(question.why);
    await room.press('显示答案');
    expect(room.text()).toContain(question.why);
    await room.type('title', '投诉处理月测');
    await room.press('存为草稿');
    const { asked } = room.calls.find(({ name }) => name === 'drafts.create') as {
      asked: { body: { kind: string; text: string } };
    };
    expect(asked.body.kind).toBe('quizzes');
    expect(parseQuiz({ file: 'a', text: asked.body.text })).toMatchObject({
      value: { title: '投诉处理月测', paper: { questions: 3, draw: [{ bank: 'QB-01', count: 3 }] } },
    });
    expect(room.went).toEqual(['drafts/00000000-0000-4000-8000-000000000001']);
  });

  it('questions ticked in the list make a fixed paper', async () => {
    const room = await open({}, 'build/QB-01:limits,QB-01:appeal');
    expect(room.text()).toContain('每卷 2 题');
    expect(room.root.querySelector<HTMLTextAreaElement>('[name=fixed]')?.value).toBe(
      'QB-01/limits\nQB-01/appeal',
    );
  });

  it.each(Object.keys(questionKinds) as (keyof typeof questionKinds)[])(
    'a %s is edited and saved',
    async (kind) => {
      const question = v.parse(openQuestionSchema, examples[kind]);
      const room = await open(
        {
          'banks.question': () => ({ newest: view(question), versions: [view(question)] }),
          'banks.save': () => ({ question: question.id, version: 2 }),
        },
        `items/QB-01/${question.id}`,
      );
      await room.type(`why-${question.id}`, '按新条款改写的讲解。');
      await room.press('保存题目');
      expect(room.calls.find(({ name }) => name === 'banks.save')?.asked).toEqual({
        params: { id: 'QB-01' },
        body: { base: 1, question: { ...question, why: '按新条款改写的讲解。' } },
      });
      expect(editorOf(kind).begin(question).kind).toBe(kind);
      expect(emptyQuestion(kind)).toMatchObject({ kind, text: '' });
    },
  );

  it('R-QZ5: attempts that hold a faulty version of a question are marked again by its newest', async () => {
    const question = v.parse(openQuestionSchema, examples.single);
    const answers = {
      'banks.question': () => ({
        newest: view(question, { version: 3 }),
        versions: [3, 2, 1].map((version) => view(question, { version })),
      }),
      'quizzes.regrade': () => ({ regraded: 4, left: 1 }),
    };
    const room = await open(answers, `items/QB-01/${question.id}`);
    await room.type('why', '正确选项标错了');
    await room.change(() => room.root.querySelector<HTMLFormElement>('.quiz-regrade form')?.requestSubmit());
    expect(room.calls.find(({ name }) => name === 'quizzes.regrade')?.asked).toEqual({
      params: { id: 'QB-01' },
      body: { version: 2, question: question.id, corrected: 3, why: '正确选项标错了' },
    });
    expect(room.text()).toContain('已重新评分 4 次答题，1 次不适用');
    const looking = await open(answers, `items/QB-01/${question.id}`, ['auditor']);
    expect(looking.root.querySelector('.quiz-regrade')).toBeNull();
  });

  it('what is missing in a new question is said, and nothing is sent', async () => {
    const room = await open({}, 'items/QB-01/~new');
    await room.type('id', 'new-one');
    await room.press('保存题目');
    expect(room.text()).toContain('还不能保存');
    expect(room.calls.some(({ name }) => name === 'banks.save')).toBe(false);
  });

  it('an auditor looks and changes nothing', async () => {
    const room = await open({}, '', ['auditor']);
    expect(room.text()).toContain('审计合规只能查看');
    expect(room.root.querySelector('input[type=checkbox]')).toBeNull();
    expect(room.text()).not.toContain('新建题库');
    expect(room.text()).not.toContain('导入');
  });
});
