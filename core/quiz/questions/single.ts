import * as v from 'valibot';

import { wholly } from '../mark-parts.ts';
import { defineQuestion, inOrder } from './kind.ts';
import {
  letter,
  optionsSchema,
  questionEntries,
  reasonsOf,
  shownBase,
  shownEntries,
  shownItems,
} from './question.ts';

/** 单选: exactly one right option. */
export const single = defineQuestion({
  kind: 'single',
  schema: v.strictObject({
    kind: v.literal('single'),
    ...questionEntries,
    options: v.pipe(
      optionsSchema,
      v.check((list) => list.filter(({ right }) => right).length === 1, '单选题只能有一个正确选项'),
    ),
  }),
  answer: v.strictObject({ kind: v.literal('single'), option: letter }),
  lists: ({ options }) => [{ name: 'options', ids: options.map(({ id }) => id), shuffle: 'asRuled' }],
  rename: ({ kind, option }, rename) => {
    const id = rename('options', option);
    return id === undefined ? undefined : { kind, option: id };
  },
  mark: ({ options }, { option }) => {
    const chosen = options.find(({ id }) => id === option);
    return chosen && wholly(chosen.right);
  },
  right: ({ options }) => ({ kind: 'single', option: options.find(({ right }) => right)?.id ?? '' }),
  reasons: ({ options }) => reasonsOf(options),
  shown: v.strictObject({ kind: v.literal('single'), ...shownEntries, options: shownItems }),
  show: (question, id, order) => ({
    kind: 'single',
    ...shownBase(question, id),
    options: inOrder(question.options, order['options']),
  }),
});
