import * as v from 'valibot';

import { isWithin, readNumber } from '../read-number.ts';
import { wholly } from '../mark-parts.ts';
import { defineQuestion } from './kind.ts';
import { questionEntries, shownBase, shownEntries, typedWords, why } from './question.ts';

/** 数值: a number with its unit; right within `tolerance`. `slips` say why a frequent wrong number is wrong. */
export const number = defineQuestion({
  kind: 'number',
  schema: v.pipe(
    v.strictObject({
      kind: v.literal('number'),
      ...questionEntries,
      answer: v.pipe(v.number(), v.finite()),
      /** Empty: a bare number, until somebody says what it counts. */
      unit: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(16)), ''),
      tolerance: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
      slips: v.optional(v.pipe(v.array(v.strictObject({ value: v.number(), why })), v.maxLength(20)), []),
    }),
    v.forward(
      v.check(
        ({ answer, tolerance, slips }) => slips.every(({ value }) => Math.abs(value - answer) > tolerance),
        '常见错误落在正确范围内，请改正',
      ),
      ['slips'],
    ),
  ),
  // As typed: `４８`, `48 万元` and `480,000 元` are one answer.
  answer: v.strictObject({ kind: v.literal('number'), text: typedWords }),
  lists: () => [],
  rename: (answer) => answer,
  mark: ({ answer, unit, tolerance }, { text }) => {
    const value = readNumber(text, unit);
    return value === undefined ? undefined : wholly(isWithin(value, answer, tolerance));
  },
  right: ({ answer, unit }) => ({ kind: 'number', text: `${answer} ${unit}`.trim() }),
  reasons: ({ slips, unit }, given) => {
    const value = given && readNumber(given.text, unit);
    const slip = slips.find((each) => value !== undefined && isWithin(value, each.value, 0));
    return slip === undefined ? [] : [{ why: slip.why }];
  },
  shown: v.strictObject({ kind: v.literal('number'), ...shownEntries, unit: v.string() }),
  show: (question, id) => ({ kind: 'number', ...shownBase(question, id), unit: question.unit }),
});
