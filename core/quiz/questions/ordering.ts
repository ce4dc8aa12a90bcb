import * as v from 'valibot';

import { defineQuestion, questionEntries } from './question.ts';

const item = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z]$/, '代码用一个小写字母')),
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
});

/** 排序: items written in the right order; every paper shows them shuffled. */
export const ordering = defineQuestion({
  kind: 'ordering',
  schema: v.strictObject({
    kind: v.literal('ordering'),
    ...questionEntries,
    items: v.pipe(
      v.array(item),
      v.minLength(3, '至少三项'),
      v.maxLength(9, '最多九项'),
      v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, '代码重复'),
      v.check((list) => new Set(list.map(({ text }) => text)).size === list.length, '两项文字相同'),
    ),
  }),
  example: {
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
});
