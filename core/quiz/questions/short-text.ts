import * as v from 'valibot';

import { isOneOf } from '../same-words.ts';
import { wholly } from '../mark-parts.ts';
import { defineQuestion } from './kind.ts';
import { questionEntries, shownBase, shownEntries, typedWords } from './question.ts';

const phrase = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));

/** 简答: a word or short phrase; right when it equals one of `accept` after folding as search folds. */
export const shortText = defineQuestion({
  kind: 'shortText',
  schema: v.strictObject({
    kind: v.literal('shortText'),
    ...questionEntries,
    accept: v.pipe(v.array(phrase), v.minLength(1, '至少写一个正确答案')),
  }),
  answer: v.strictObject({ kind: v.literal('shortText'), text: typedWords }),
  lists: () => [],
  rename: (answer) => answer,
  mark: ({ accept }, { text }) => wholly(isOneOf(text, accept)),
  right: ({ accept }) => ({ kind: 'shortText', text: accept[0] ?? '' }),
  reasons: () => [],
  shown: v.strictObject({ kind: v.literal('shortText'), ...shownEntries }),
  show: (question, id) => ({ kind: 'shortText', ...shownBase(question, id) }),
});
