import * as v from 'valibot';

import { shareOf, wholly } from '../mark-parts.ts';
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
  answer: v.strictObject({
    kind: v.literal('multiple'),
    options: v.pipe(
      v.array(letter),
      v.minLength(1),
      v.maxLength(8),
      v.check((list) => new Set(list).size === list.length),
    ),
  }),
  lists: ({ options }) => [{ name: 'options', ids: options.map(({ id }) => id), shuffle: 'asRuled' }],
  rename: ({ kind, options }, rename) => {
    const ids = options.map((id) => rename('options', id)).filter((id) => id !== undefined);
    return ids.length === options.length ? { kind, options: ids } : undefined;
  },
  // rightMinusWrong: of the right options; perPart: every option ticked or left as it should be.
  mark: ({ options }, { options: ticked }, rule) => {
    const chosen = options.filter(({ id }) => ticked.includes(id));
    if (chosen.length < ticked.length) return undefined;
    const rights = options.filter(({ right }) => right).length;
    const hits = chosen.filter(({ right }) => right).length;
    const misses = chosen.length - hits;
    const whole = wholly(hits === rights && misses === 0);
    if (rule === 'none') return whole;
    const earned =
      rule === 'rightMinusWrong'
        ? shareOf(hits - misses, rights)
        : shareOf(options.length - misses - (rights - hits), options.length);
    return { ...whole, earned };
  },
  right: ({ options }) => ({
    kind: 'multiple',
    options: options.filter(({ right }) => right).map(({ id }) => id),
  }),
  reasons: ({ options }) => reasonsOf(options),
  shown: v.strictObject({ kind: v.literal('multiple'), ...shownEntries, options: shownItems }),
  show: (question, id, order) => ({
    kind: 'multiple',
    ...shownBase(question, id),
    options: inOrder(question.options, order['options']),
  }),
});
