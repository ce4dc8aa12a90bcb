import * as v from 'valibot';

import { inParts } from '../mark-parts.ts';
import { defineQuestion, inOrder } from './kind.ts';
import { letter, optionLetter, shownBase, questionEntries, shownEntries, shownItems } from './question.ts';

const item = v.strictObject({
  id: optionLetter,
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
  /** Every item once, first to last. */
  answer: v.strictObject({
    kind: v.literal('ordering'),
    items: v.pipe(
      v.array(letter),
      v.minLength(3),
      v.maxLength(9),
      v.check((list) => new Set(list).size === list.length),
    ),
  }),
  // Even the right order may come out of the shuffle: an order that is never the right one would tell something.
  lists: ({ items }) => [{ name: 'items', ids: items.map(({ id }) => id), shuffle: 'always' }],
  rename: ({ kind, items }, rename) => {
    const ids = items.map((id) => rename('items', id)).filter((id) => id !== undefined);
    return ids.length === items.length ? { kind, items: ids } : undefined;
  },
  mark: ({ items }, { items: given }, rule) =>
    given.length === items.length && items.every(({ id }) => given.includes(id))
      ? inParts(
          items.map(({ id }, at) => ({ id, isRight: given[at] === id })),
          rule,
        )
      : undefined,
  right: ({ items }) => ({ kind: 'ordering', items: items.map(({ id }) => id) }),
  reasons: () => [],
  shown: v.strictObject({ kind: v.literal('ordering'), ...shownEntries, items: shownItems }),
  show: (question, id, order) => ({
    kind: 'ordering',
    ...shownBase(question, id),
    items: inOrder(question.items, order['items']),
  }),
});
