import * as v from 'valibot';

import { defineQuestion, optionsSchema, questionEntries } from './question.ts';

/** 多选: two or more right options, and at least one wrong. */
export const multiple = defineQuestion({
  kind: 'multiple',
  schema: v.strictObject({
    kind: v.literal('multiple'),
    ...questionEntries,
    options: v.pipe(
      optionsSchema,
      v.check((list) => list.filter(({ right }) => right).length >= 2, '多选题至少两个正确选项'),
      v.check((list) => list.some(({ right }) => !right), '多选题至少一个错误选项'),
    ),
  }),
  example: {
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
});
