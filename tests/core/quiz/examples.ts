import type * as v from 'valibot';

import type { questionKinds, QuestionKind } from '../../../core/quiz/questions/registry.ts';

type Examples = { readonly [K in QuestionKind]: v.InferInput<(typeof questionKinds)[K]['schema']> };

/**
 * One question of every kind, with its key. They stand here and not beside their kinds, since what stands there is in the
 * package of every terminal. A new kind without an example is an error of the compiler.
 */
const simple = {
  single: {
    kind: 'single',
    id: 'verify-second',
    text: '识别四步的第二步是？',
    difficulty: 'easy',
    cites: ['ART-13^steps'],
    why: '收集之后先核身份，再评风险。',
    options: [
      { id: 'a', text: '风险评估', why: '风险评估是第三步。' },
      { id: 'b', text: '身份验证', right: true },
    ],
  },
  multiple: {
    kind: 'multiple',
    id: 'register-row',
    text: '改正一条客户信息必须登记？',
    difficulty: 'easy',
    cites: ['ART-15^row'],
    why: '谁、什么时候、为什么，三样都要。',
    options: [
      { id: 'a', text: '操作人', right: true },
      { id: 'b', text: '原因', right: true },
      { id: 'c', text: '账户余额', why: '余额与变更无关，不登记。' },
    ],
  },
  trueFalse: {
    kind: 'trueFalse',
    id: 'vip-checks',
    text: 'VIP 客户可以少核一项身份。',
    difficulty: 'easy',
    cites: ['ART-10^checks'],
    why: '优先只是顺序，核实一样不少。',
    answer: false,
  },
  number: {
    kind: 'number',
    id: 'claim-example',
    text: '基数 300 万元，后来 380 万元，比例 60%，可认领多少？',
    difficulty: 'medium',
    cites: ['ART-23^example'],
    why: '只认领超过基数的部分：80 × 60% = 48。',
    answer: 48,
    unit: '万元',
    slips: [{ value: 228, why: '把基数也算进去了。' }],
  },
  ordering: {
    kind: 'ordering',
    id: 'stages',
    text: '按先后排列服务五阶段。',
    difficulty: 'easy',
    cites: ['ART-02^stages'],
    why: '先受理，再咨询、处理、跟踪，最后归档。',
    items: [
      { id: 'a', text: '受理与预约' },
      { id: 'b', text: '咨询与解答' },
      { id: 'c', text: '处理与反馈' },
    ],
  },
  shortText: {
    kind: 'shortText',
    id: 'ask-whom',
    text: '反诈提问有两个风险点，请谁来核实？',
    difficulty: 'easy',
    cites: ['ART-35^stop'],
    why: '两个风险点即暂停，由当班主管核实。',
    accept: ['当班主管', '主管', '值班主管'],
  },
  matching: {
    kind: 'matching',
    id: 'limits-by-grade',
    text: '把投诉等级和处理时限配对。',
    difficulty: 'easy',
    cites: ['ART-08^limits'],
    why: '一般 7 个工作日，重大 15 个工作日，紧急 24 小时。',
    pairs: [
      { id: 'a', left: '一般', right: '7 个工作日' },
      { id: 'b', left: '重大', right: '15 个工作日' },
      { id: 'c', left: '紧急', right: '24 小时' },
    ],
    extra: [{ id: 'd', text: '3 个工作日' }],
  },
  cloze: {
    kind: 'cloze',
    id: 'two-signs',
    text: '反诈提问有{{a}}个风险点就暂停，请{{b}}核实。',
    difficulty: 'easy',
    cites: ['ART-35^stop'],
    why: '两个风险点即暂停，由当班主管核实。',
    gaps: [
      {
        id: 'a',
        choices: [
          { id: 'a', text: '一', why: '一个风险点先追问。' },
          { id: 'b', text: '两', right: true },
          { id: 'c', text: '三', why: '等到第三个就晚了。' },
        ],
      },
      { id: 'b', accept: ['当班主管', '主管'] },
    ],
  },
} as const satisfies Partial<Examples>;

export const examples: Examples = {
  ...simple,
  case: {
    kind: 'case',
    id: 'coached-withdrawal',
    text: 'P-2003 要取 6 万元，身旁的人一直替他回答，他说对方是远房亲戚。',
    difficulty: 'hard',
    cites: ['ART-35^signs'],
    why: '有人指挥是风险点，先请客户单独回答。',
    questions: [simple.single, simple.trueFalse],
  },
};
