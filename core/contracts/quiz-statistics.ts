import * as v from 'valibot';

import { articleId, paragraphRef } from '../article/article.ts';
import { troubles } from '../quiz/item-trouble.ts';
import { questionSource, quizId } from '../quiz/paper.ts';
import { verdicts } from '../quiz/reliability.ts';
import { defineEndpoint } from './endpoint.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const unitCode = v.pipe(v.string(), v.minLength(1), v.maxLength(32));
/** `2026-11`: months alone, so that what may be shown of one can be weighed against its sum. */
const month = v.pipe(v.string(), v.regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/));
const share = v.strictObject({ share: v.number(), low: v.number(), high: v.number() });
export type ShownShare = v.InferOutput<typeof share>;

/** Percent of the marks; mean with its 95 % interval, pass as a share with Wilson's. */
const totals = {
  persons: count,
  attempts: count,
  mean: v.strictObject({ mean: v.number(), low: v.optional(v.number()), high: v.optional(v.number()) }),
  pass: share,
};

const option = v.strictObject({
  /** The letter of the file, or true and false of a statement. */
  id: v.string(),
  /** Words of the option; absent for true and false. */
  text: v.optional(v.string()),
  right: v.boolean(),
  count,
  /** Mean percent of the paper of those who chose it; absent where they are too few. */
  meanPercent: v.optional(v.number()),
});

/** Figures of a question (of a case, of a part). There are none below `leastAnswers`. */
const item = v.strictObject({
  /** Its number in the list, which stands still whatever the order. */
  no: count,
  text: v.string(),
  /** Versions in which it was asked with these very words. */
  versions: v.array(count),
  answers: count,
  trouble: v.optional(v.picklist(troubles)),
  figures: v.optional(
    v.strictObject({
      facility: v.number(),
      right: share,
      discrimination: v.optional(v.number()),
      upperLower: v.number(),
      empty: count,
      seconds: v.optional(v.strictObject({ lower: v.number(), median: v.number(), upper: v.number() })),
    }),
  ),
  /** What leads to the key: for trainers alone. */
  key: v.optional(
    v.strictObject({
      quizId: questionSource,
      question: v.string(),
      part: v.optional(v.string()),
      cites: v.array(paragraphRef),
      options: v.array(option),
    }),
  ),
});
export type ItemFigures = v.InferOutput<typeof item>;

/** A paragraph: read by how many of those it is for, missed by how many answers. No share where they are too few. */
const paragraph = v.strictObject({
  ref: v.string(),
  /** Absent where it is not for all staff. */
  text: v.optional(v.string()),
  answers: count,
  missed: v.optional(share),
});
const article = v.strictObject({
  id: articleId,
  title: v.optional(v.string()),
  /** Of the version that is to be read now, of those who must read it. */
  persons: count,
  read: v.optional(share),
  paragraphs: v.array(paragraph),
});
export type ArticleHeat = v.InferOutput<typeof article>;

const unit = v.strictObject({ code: unitCode, name: v.string(), ...totals });
export type UnitFigures = v.InferOutput<typeof unit>;

/** Why a paper has no reliability: too few attempts, papers that differ from person to person, nothing that varies. */
export const unreliable = ['tooFew', 'drawn', 'same'] as const;

const shown = v.strictObject({
  ...totals,
  deviation: v.optional(v.number()),
  bins: v.array(v.strictObject({ from: count, count })),
  /** Of the version that was taken last; absent for who sees totals alone. */
  passPercent: count,
  reliability: v.variant('known', [
    v.strictObject({
      known: v.literal(true),
      alpha: v.number(),
      verdict: v.picklist(verdicts),
      /** Standard error of measurement, percent of the marks. */
      standardError: v.number(),
    }),
    v.strictObject({ known: v.literal(false), why: v.picklist(unreliable) }),
  ]),
  /** The worst trouble first. Absent for who sees totals alone. */
  items: v.optional(v.array(item)),
  articles: v.optional(v.array(article)),
});
export type ShownStatistics = v.InferOutput<typeof shown>;

/** Quizzes that were taken for marks and closed, by number; also those that may be taken no longer. */
export const statisticsQuizzes = defineEndpoint({
  name: 'quizStatistics.quizzes',
  method: 'GET',
  path: '/api/quiz-statistics',
  summary: 'Quizzes with attempts to count',
  response: v.strictObject({ quizzes: v.array(v.strictObject({ id: quizId, title: v.string() })) }),
});

/**
 * What the marked graded attempts of a quiz say: all, or those of a version, a month, a unit. A head of a unit gets totals
 * of the own unit. What is of too few persons, or could be had by subtracting what is shown from its sum, is withheld
 * (`shown` absent; `units`, `versions` and `months` hold what may be asked for). Throws `quiz.notFound`, `access.denied`.
 */
export const quizStatistics = defineEndpoint({
  name: 'quizStatistics.read',
  method: 'GET',
  path: '/api/quizzes/:id/statistics',
  summary: 'What the answers to a quiz say',
  params: v.strictObject({ id: quizId }),
  query: v.strictObject({
    version: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/))),
    month: v.optional(month),
    unit: v.optional(unitCode),
  }),
  response: v.strictObject({
    quizId,
    title: v.string(),
    /** The one unit of who sees no other. */
    ownUnit: v.optional(v.string()),
    /** Fewest persons of whom something is shown, fewest answers that figures are made of. */
    smallestGroup: count,
    leastAnswers: count,
    versions: v.array(count),
    months: v.array(month),
    units: v.array(unit),
    withheldUnits: count,
    shown: v.optional(shown),
  }),
});

/**
 * Results before and after a training (R201), of the persons who have both: the last attempt before the day (Asia/Shanghai)
 * and the first from it on, of the same quiz or, with `after`, of another one. Percent of the marks; withheld as above.
 */
export const quizComparison = defineEndpoint({
  name: 'quizStatistics.compare',
  method: 'GET',
  path: '/api/quizzes/:id/comparison',
  summary: 'Results before and after a training',
  params: v.strictObject({ id: quizId }),
  query: v.strictObject({
    on: v.pipe(v.string(), v.isoDate()),
    after: v.optional(quizId),
    unit: v.optional(unitCode),
  }),
  response: v.strictObject({
    on: v.string(),
    smallestGroup: count,
    leastAnswers: count,
    comparison: v.optional(
      v.strictObject({
        persons: count,
        before: v.number(),
        after: v.number(),
        difference: v.strictObject({ mean: v.number(), low: v.number(), high: v.number() }),
        enough: v.boolean(),
      }),
    ),
  }),
});
