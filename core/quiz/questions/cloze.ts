import * as v from 'valibot';

import { inParts } from '../mark-parts.ts';
import { isOneOf } from '../same-words.ts';
import { defineQuestion, inOrder, letterAt } from './kind.ts';
import {
  letter,
  optionsSchema,
  questionEntries,
  reasonsOf,
  shownBase,
  shownEntries,
  shownItems,
  typedWords,
} from './question.ts';

const MOST_GAPS = 8;
const phrase = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));

/** A gap to type in, or one with a list to choose from. */
const gapSchema = v.union(
  [
    v.strictObject({ id: letter, accept: v.pipe(v.array(phrase), v.minLength(1, '至少写一个正确答案')) }),
    v.strictObject({
      id: letter,
      choices: v.pipe(
        optionsSchema,
        v.check((list) => list.filter(({ right }) => right).length === 1, '每个空只能有一个正确选项'),
      ),
    }),
  ],
  '每个空写 accept（填写）或 choices（选择），只写一样',
);

const givenGap = v.union([
  v.strictObject({ gap: letter, text: typedWords }),
  v.strictObject({ gap: letter, option: letter }),
]);
type GivenGap = v.InferOutput<typeof givenGap>;

const gapsIn = (text: string): string[] => [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, gap = '']) => gap);
/** The list of a gap's choices, as papers order it. */
const listOf = (gap: string): string => `gap-${gap}`;

/** 填空: a text with gaps `{{a}}`, `{{b}}` … in this order, each typed or chosen. */
export const cloze = defineQuestion({
  kind: 'cloze',
  schema: v.pipe(
    v.strictObject({
      kind: v.literal('cloze'),
      ...questionEntries,
      gaps: v.pipe(v.array(gapSchema), v.minLength(1, '至少一个空'), v.maxLength(MOST_GAPS, '最多八个空')),
    }),
    v.check(({ text, gaps }) => {
      const wanted = gaps.map((_, at) => letterAt(at)).join();
      return gapsIn(text).join() === wanted && gaps.map(({ id }) => id).join() === wanted;
    }, '题干里的空按先后写成 {{a}}、{{b}}，gaps 里各写一个'),
  ),
  /** Gaps may be left out. */
  answer: v.strictObject({
    kind: v.literal('cloze'),
    gaps: v.pipe(
      v.array(givenGap),
      v.minLength(1),
      v.maxLength(MOST_GAPS),
      v.check((list) => new Set(list.map(({ gap }) => gap)).size === list.length),
    ),
  }),
  lists: ({ gaps }) =>
    gaps.flatMap((gap) =>
      'choices' in gap
        ? [{ name: listOf(gap.id), ids: gap.choices.map(({ id }) => id), shuffle: 'asRuled' as const }]
        : [],
    ),
  rename: ({ kind, gaps }, rename) => {
    const renamed = gaps.flatMap((each): GivenGap[] => {
      if ('text' in each) return [each];
      const option = rename(listOf(each.gap), each.option);
      return option === undefined ? [] : [{ gap: each.gap, option }];
    });
    return renamed.length === gaps.length ? { kind, gaps: renamed } : undefined;
  },
  mark: ({ gaps }, answer, rule) => {
    const fits = answer.gaps.every((given) => {
      const gap = gaps.find(({ id }) => id === given.gap);
      if (gap === undefined) return false;
      return 'choices' in gap
        ? 'option' in given && gap.choices.some(({ id }) => id === given.option)
        : 'text' in given;
    });
    if (!fits) return undefined;
    const parts = gaps.map((gap) => {
      const given = answer.gaps.find((each) => each.gap === gap.id);
      if (given === undefined) return { id: gap.id, isRight: undefined };
      const isRight =
        'choices' in gap
          ? gap.choices.some(({ id, right }) => right && 'option' in given && id === given.option)
          : 'text' in given && isOneOf(given.text, gap.accept);
      return { id: gap.id, isRight };
    });
    return inParts(parts, rule);
  },
  right: ({ gaps }) => ({
    kind: 'cloze',
    gaps: gaps.map((gap) =>
      'choices' in gap
        ? { gap: gap.id, option: gap.choices.find(({ right }) => right)?.id ?? '' }
        : { gap: gap.id, text: gap.accept[0] ?? '' },
    ),
  }),
  reasons: ({ gaps }) =>
    gaps.flatMap((gap) =>
      'choices' in gap ? reasonsOf(gap.choices).map((each) => ({ ...each, list: listOf(gap.id) })) : [],
    ),
  shown: v.strictObject({
    kind: v.literal('cloze'),
    ...shownEntries,
    /** Without choices: to be typed. */
    gaps: v.array(v.strictObject({ id: letter, choices: v.exactOptional(shownItems) })),
  }),
  show: (question, id, order) => ({
    kind: 'cloze',
    ...shownBase(question, id),
    gaps: question.gaps.map((gap) => ({
      id: gap.id,
      ...('choices' in gap ? { choices: inOrder(gap.choices, order[listOf(gap.id)]) } : {}),
    })),
  }),
});
