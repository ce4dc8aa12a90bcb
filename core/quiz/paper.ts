import * as v from 'valibot';

import { levels } from '../article/taxonomy.ts';
import { partialRules } from './mark-parts.ts';
import { difficulties, tag } from './questions/question.ts';

/** A quiz by its number: `QZ-05`. */
export const quizId = v.pipe(v.string(), v.regex(/^QZ-\d{2,4}$/, '测验编号写成 QZ-01'));
/** A bank of questions, larger than a quiz: `QB-01`. */
export const bankId = v.pipe(v.string(), v.regex(/^QB-\d{2,4}$/, '题库编号写成 QB-01'));
/** Where a question on a paper comes from: a quiz, or a bank. */
export const questionSource = v.pipe(v.string(), v.regex(/^Q[ZB]-\d{2,4}$/, '编号写成 QZ-01 或 QB-01'));
/** Whether a source is a bank. */
export const isBank = (source: string): boolean => source.startsWith('QB-');
/** One question to be on every paper: of the quiz by its id, of a bank with the bank's (`QB-01/three-limits`). */
const fixedQuestion = v.pipe(
  v.string(),
  v.regex(/^(?:QB-\d{2,4}\/)?[a-z][a-z0-9-]{0,31}$/, '题号写成 stages，题库的题写成 QB-01/stages'),
);

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** When the key may be shown: once handed in, once the quiz has closed for everybody, not at all. */
export const feedbackPolicies = ['afterSubmit', 'afterClosing', 'never'] as const;

/** So many questions that have all that is said here, from this quiz, another or a bank. */
export const drawRuleSchema = v.pipe(
  v.strictObject({
    count: whole(1, 200),
    quiz: v.optional(quizId),
    bank: v.optional(bankId),
    tag: v.optional(tag),
    level: v.optional(v.picklist(levels)),
    difficulty: v.optional(v.picklist(difficulties)),
  }),
  v.check(({ quiz, bank }) => quiz === undefined || bank === undefined, 'quiz 和 bank 只写一样'),
);
export type DrawRule = v.InferOutput<typeof drawRuleSchema>;

/** How one paper is drawn and marked. All values are the bank's to set (content plan 6.4). */
export const paperSchema = v.pipe(
  v.strictObject({
    questions: whole(1, 200),
    /** Least share of the marks, in percent. */
    passPercent: whole(1, 100),
    minutes: whole(1, 480),
    attempts: whole(1, 20),
    /** Clock hours between two attempts. */
    waitHours: whole(0, 720),
    feedback: v.picklist(feedbackPolicies),
    /** What an answer earns that is right in part. */
    partial: v.optional(v.picklist(partialRules), 'none'),
    /** These questions and no others; absent: drawn. */
    fixed: v.optional(v.pipe(v.array(fixedQuestion), v.maxLength(200))),
    /** So many of each; absent: `questions` of the quiz's own. */
    draw: v.optional(v.pipe(v.array(drawRuleSchema), v.minLength(1), v.maxLength(20))),
    /** A question of the last so many papers of the person does not come again; 0: it may, after all others. */
    noRepeatWithin: v.optional(whole(0, 20), 0),
    shuffleQuestions: v.optional(v.boolean(), true),
    /** Items of an ordering and pairs of a matching are shuffled in any case. */
    shuffleOptions: v.optional(v.boolean(), true),
  }),
  v.check(({ fixed, draw }) => fixed === undefined || draw === undefined, 'fixed 和 draw 只写一样'),
  v.check(
    ({ questions, fixed, draw }) =>
      (fixed?.length ?? draw?.reduce((sum, { count }) => sum + count, 0) ?? questions) === questions,
    'fixed 或 draw 的题数之和要等于 questions',
  ),
  v.check(
    ({ fixed }) => fixed === undefined || new Set(fixed).size === fixed.length,
    'fixed 里同一道题写了两次',
  ),
);
export type PaperRule = v.InferOutput<typeof paperSchema>;
