import * as v from 'valibot';

import { wholly } from '../mark-parts.ts';
import { defineQuestion } from './kind.ts';
import { questionEntries, shownBase, shownEntries } from './question.ts';

/** 判断: a statement that is right or wrong; `why` says so for both. */
export const trueFalse = defineQuestion({
  kind: 'trueFalse',
  schema: v.strictObject({ kind: v.literal('trueFalse'), ...questionEntries, answer: v.boolean() }),
  answer: v.strictObject({ kind: v.literal('trueFalse'), value: v.boolean() }),
  lists: () => [],
  rename: (answer) => answer,
  mark: ({ answer }, { value }) => wholly(value === answer),
  right: ({ answer }) => ({ kind: 'trueFalse', value: answer }),
  reasons: () => [],
  shown: v.strictObject({ kind: v.literal('trueFalse'), ...shownEntries }),
  show: (question, id) => ({ kind: 'trueFalse', ...shownBase(question, id) }),
});
