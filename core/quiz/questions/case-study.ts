import * as v from 'valibot';

import { multiple } from './multiple.ts';
import { number } from './number.ts';
import { ordering } from './ordering.ts';
import { defineQuestion, questionEntries } from './question.ts';
import { shortText } from './short-text.ts';
import { single } from './single.ts';
import { trueFalse } from './true-false.ts';

/** The kinds a case may ask; a case holds no case. */
export const simpleQuestion = v.variant('kind', [
  single.schema,
  multiple.schema,
  trueFalse.schema,
  number.schema,
  ordering.schema,
  shortText.schema,
]);

/** 案例: a story (`text`) with two or more questions on it; counts as one question of the paper. */
export const caseStudy = defineQuestion({
  kind: 'case',
  schema: v.strictObject({
    kind: v.literal('case'),
    ...questionEntries,
    text: v.pipe(v.string(), v.trim(), v.minLength(20), v.maxLength(600)),
    questions: v.pipe(
      v.array(simpleQuestion),
      v.minLength(2, '案例题至少两个小题'),
      v.maxLength(6, '案例题最多六个小题'),
      v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, '小题题号重复'),
    ),
  }),
  example: {
    kind: 'case',
    id: 'coached-withdrawal',
    text: 'P-2003 要取 6 万元，身旁的人一直替他回答，他说对方是远房亲戚。',
    difficulty: 'hard',
    cites: ['ART-35^signs'],
    why: '有人指挥是风险点，先请客户单独回答。',
    questions: [single.example, trueFalse.example],
  },
});
