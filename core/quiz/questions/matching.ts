import * as v from 'valibot';

import { inParts } from '../mark-parts.ts';
import { defineQuestion, inOrder } from './kind.ts';
import { letter, optionLetter, questionEntries, shownBase, shownEntries, shownItems } from './question.ts';

const words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));

const differ = (list: readonly string[]): boolean => new Set(list).size === list.length;

/** 配对: for each of the left its right; `extra` stands on the right and belongs to none. Every paper shuffles them. */
export const matching = defineQuestion({
  kind: 'matching',
  schema: v.pipe(
    v.strictObject({
      kind: v.literal('matching'),
      ...questionEntries,
      pairs: v.pipe(
        v.array(v.strictObject({ id: optionLetter, left: words, right: words })),
        v.minLength(2, '至少两对'),
        v.maxLength(8, '最多八对'),
        v.check((list) => differ(list.map(({ left }) => left)), '左边两项文字相同'),
      ),
      extra: v.optional(
        v.pipe(v.array(v.strictObject({ id: optionLetter, text: words })), v.maxLength(4, '多余项最多四个')),
        [],
      ),
    }),
    v.check(({ pairs, extra }) => differ([...pairs, ...extra].map((each) => each.id)), '代码重复'),
    v.check(
      ({ pairs, extra }) => differ([...pairs.map(({ right }) => right), ...extra.map(({ text }) => text)]),
      '右边两项文字相同',
    ),
  ),
  /** Rows, on the left, may be left out; a choice is what stands on the right. */
  answer: v.strictObject({
    kind: v.literal('matching'),
    pairs: v.pipe(
      v.array(v.strictObject({ row: letter, choice: letter })),
      v.minLength(1),
      v.maxLength(8),
      v.check((list) => differ(list.map(({ row }) => row))),
    ),
  }),
  lists: ({ pairs, extra }) => [
    { name: 'rows', ids: pairs.map(({ id }) => id), shuffle: 'asRuled' },
    { name: 'choices', ids: [...pairs, ...extra].map(({ id }) => id), shuffle: 'always' },
  ],
  rename: ({ kind, pairs }, rename) => {
    const renamed = pairs.flatMap((pair) => {
      const [row, choice] = [rename('rows', pair.row), rename('choices', pair.choice)];
      return row === undefined || choice === undefined ? [] : [{ row, choice }];
    });
    return renamed.length === pairs.length ? { kind, pairs: renamed } : undefined;
  },
  mark: ({ pairs, extra }, answer, rule) => {
    const rows = pairs.map(({ id }) => id);
    const choices = [...pairs, ...extra].map(({ id }) => id);
    if (!answer.pairs.every(({ row, choice }) => rows.includes(row) && choices.includes(choice)))
      return undefined;
    const parts = rows.map((id) => {
      const given = answer.pairs.find(({ row }) => row === id);
      return { id, isRight: given && given.choice === id };
    });
    return inParts(parts, rule);
  },
  right: ({ pairs }) => ({ kind: 'matching', pairs: pairs.map(({ id }) => ({ row: id, choice: id })) }),
  reasons: () => [],
  shown: v.strictObject({
    kind: v.literal('matching'),
    ...shownEntries,
    rows: shownItems,
    choices: shownItems,
  }),
  show: (question, id, order) => ({
    kind: 'matching',
    ...shownBase(question, id),
    rows: inOrder(
      question.pairs.map((pair) => ({ id: pair.id, text: pair.left })),
      order['rows'],
    ),
    choices: inOrder(
      [...question.pairs.map((pair) => ({ id: pair.id, text: pair.right })), ...question.extra],
      order['choices'],
    ),
  }),
});
