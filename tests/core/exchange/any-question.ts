import fc from 'fast-check';
import * as v from 'valibot';

import { openQuestionSchema, type Question } from '../../../core/quiz/questions/registry.ts';

/** Words with whatever a format may stumble over. */
const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '存款',
      '大额取现',
      '核实身份',
      '5 万元',
      '当班主管',
      '反诈',
      'KYC',
      'é',
      '🏦',
    ),
  },
  fc.constantFrom(
    '~',
    '=',
    '#',
    '{',
    '}',
    ':',
    '\\',
    '%50%',
    '->',
    '//',
    '::',
    '####',
    '\n',
    ' ',
    '  ',
    ',',
    '"',
    "'",
  ),
  fc.constantFrom(
    '<b>',
    '</p>',
    '&amp;',
    '<',
    '&',
    '>',
    ']]>',
    '[html]',
    '[plain]',
    '[tag:x]',
    '{{',
    '}}',
    '$CATEGORY:',
  ),
  fc.constantFrom(
    'T',
    'FALSE',
    '=1',
    '\\n',
    '\\',
    '__proto__',
    'constructor',
    '<![CDATA[',
    '<?xml',
    '<!DOCTYPE',
    '１２',
  ),
);
const words = (max: number): fc.Arbitrary<string> =>
  fc
    .array(piece, { minLength: 1, maxLength: 8 })
    .map((pieces) => pieces.join('').trim().slice(0, max).trim())
    .filter((text) => text !== '');

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,31}$/);
const why = fc.oneof(fc.constant(''), words(160));
const cites = fc.subarray(['ART-08^limits', 'ART-13^verify', 'ART-35^stop']);
const base = {
  id,
  text: words(300),
  difficulty: fc.constantFrom('easy', 'medium', 'hard'),
  tags: fc.uniqueArray(words(32), { maxLength: 3 }),
  cites,
  why,
};
const more = {
  level: fc.constantFrom('junior', 'intermediate', 'senior'),
  media: fc.constant({ src: `/media/${'0a'.repeat(32)}`, alt: '流程 "图" <1>' }),
};

const letters = (count: number): string[] => [...'abcdefghijklm'].slice(0, count);
const different = (max: number, minLength: number, maxLength: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(words(max), { minLength, maxLength, selector: (text) => text.trim() });

const options = (rights: (flags: readonly boolean[]) => boolean, least = 2) =>
  different(120, least, 8).chain((texts) =>
    fc
      .tuple(
        fc.array(fc.boolean(), { minLength: texts.length, maxLength: texts.length }).filter(rights),
        fc.array(why, { minLength: texts.length, maxLength: texts.length }),
      )
      .map(([flags, whys]) =>
        texts.map((text, at) => ({
          id: letters(8)[at],
          text,
          right: flags[at],
          ...(whys[at] === '' ? {} : { why: whys[at] }),
        })),
      ),
  );
const one = (flags: readonly boolean[]): boolean => flags.filter(Boolean).length === 1;
const several = (flags: readonly boolean[]): boolean =>
  flags.filter(Boolean).length >= 2 && flags.some((flag) => !flag);

const decimal = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((whole) => whole / 100);
const accept = different(60, 1, 4);

const gap = fc.oneof(
  accept.map((list) => ({ accept: list })),
  options(one).map((choices) => ({ choices })),
);
const outside = words(80).map((text) => text.replaceAll(/[{}]/g, ''));

const kinds = {
  single: { options: options(one) },
  multiple: {
    options: options(several, 3),
  },
  trueFalse: { answer: fc.boolean() },
  shortText: { accept },
  number: {
    answer: decimal,
    unit: fc.constantFrom('', '万元', '%'),
    tolerance: fc.constantFrom(0, 0.5, 2),
    slips: fc.array(fc.record({ value: fc.integer({ min: 20_000, max: 30_000 }), why: words(160) }), {
      maxLength: 3,
    }),
  },
  ordering: {
    items: different(60, 3, 9).map((texts) => texts.map((text, at) => ({ id: letters(9)[at], text }))),
  },
} as const;

/** A record whose fields all stand there, and sometimes a level and a picture. */
const record = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc
    .tuple(fc.record(fields), fc.record(more, { requiredKeys: [] }))
    .map(([own, rest]) => ({ ...own, ...rest }));

type Raw = Readonly<Record<string, unknown>>;

const matching = record({
  ...base,
  lefts: different(60, 2, 8),
  rights: different(60, 12, 12),
  extra: fc.nat(4),
}).map(({ lefts, rights, extra, ...rest }): Raw => ({
  kind: 'matching',
  ...rest,
  pairs: lefts.map((left, at) => ({ id: letters(13)[at], left, right: rights[at] })),
  extra: rights
    .slice(lefts.length, lefts.length + extra)
    .map((text, at) => ({ id: letters(13)[lefts.length + at], text })),
}));

const cloze = record({
  ...base,
  gaps: fc.array(gap, { minLength: 1, maxLength: 4 }),
  around: fc.array(outside, { minLength: 5, maxLength: 5 }),
}).map(({ gaps, around, ...rest }): Raw => ({
  kind: 'cloze',
  ...rest,
  text: gaps.map((_, at) => `${around[at]}{{${letters(4)[at]}}}`).join('') + around[4],
  gaps: gaps.map((each, at) => ({ id: letters(4)[at], ...each })),
}));

const simple = fc.oneof(
  ...Object.entries(kinds).map(([kind, fields]) =>
    record<object>({ ...base, ...fields }).map((question): Raw => ({ kind, ...question })),
  ),
  matching,
  cloze,
);
const story = fc
  .record({
    ...base,
    text: words(300).map((text) => `${text} 客户要求取现，旁人一直替他回答，自称远房亲戚。`),
    questions: fc.uniqueArray(simple, {
      minLength: 2,
      maxLength: 4,
      selector: (part) => part['id'],
    }),
  })
  .map((question): Raw => ({ kind: 'case', ...question }));

const parsed = (raw: unknown): Question[] => {
  const result = v.safeParse(openQuestionSchema, raw);
  return result.success ? [result.output] : [];
};

/** Any good question, of any kind. */
export const anyQuestion: fc.Arbitrary<Question> = fc
  .oneof({ weight: 9, arbitrary: simple }, { weight: 1, arbitrary: story })
  .filter((raw) => parsed(raw).length > 0)
  .map((raw) => v.parse(openQuestionSchema, raw));

/** Up to six, each with an id of its own. */
export const someQuestions = fc.uniqueArray(anyQuestion, {
  minLength: 1,
  maxLength: 6,
  selector: ({ id: name }) => name,
});
