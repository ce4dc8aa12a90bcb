import * as v from 'valibot';

import { paragraphRef } from '../article/article.ts';
import { questionChange } from '../question-bank/question-change.ts';
import { questionFilter } from '../question-bank/question-filter.ts';
import { bankId, drawRuleSchema, paperSchema, quizId } from '../quiz/paper.ts';
import { revealedSchema } from '../quiz/present.ts';
import { questionId } from '../quiz/questions/question.ts';
import { openQuestionSchema, shownQuestionSchema } from '../quiz/questions/registry.ts';
import { languages } from '../i18n/translate.ts';
import { defineEndpoint } from './endpoint.ts';
import { largestQuestionFile, questionFileNote, questionFileRefusal } from './question-exchange.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const title = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(60));
const inBank = v.strictObject({ id: bankId });
const ofBank = v.strictObject({ id: bankId, question: questionId });

/** Questions on one page of a list. */
export const BANK_PAGE = 50;
/** Questions that one change touches at most. */
export const MOST_CHANGED = 500;

/** A bank with what is in it. Times are milliseconds UTC. */
export const bankSummary = v.strictObject({
  id: bankId,
  title: v.string(),
  unit: v.string(),
  by: v.string(),
  createdAt: v.number(),
  active: count,
  withdrawn: count,
  /** Of the active ones: those that wait for a changed paragraph, and what others lack. */
  down: count,
  noCites: count,
  noWhy: count,
  /** Tags of active questions, the most used first. */
  tags: v.array(v.strictObject({ tag: v.string(), count })),
});
export type BankSummary = v.InferOutput<typeof bankSummary>;

export const listBanks = defineEndpoint({
  name: 'banks.list',
  method: 'GET',
  path: '/api/question-banks',
  summary: 'Banks of questions and what is in them',
  response: v.strictObject({ banks: v.array(bankSummary) }),
});

export const createBank = defineEndpoint({
  name: 'banks.create',
  method: 'POST',
  path: '/api/question-banks',
  summary: 'Begin a bank of questions',
  body: v.strictObject({ title }),
  response: v.strictObject({ id: bankId }),
});

const cause = v.strictObject({ cites: paragraphRef, what: v.picklist(['changed', 'gone']) });

/** A question of a bank in its newest version; who reads it is a trainer or an auditor, so its key is there. */
export const bankQuestion = v.strictObject({
  version: count,
  state: v.picklist(['active', 'withdrawn']),
  question: openQuestionSchema,
  /** Why it goes into no new paper, other than by being withdrawn. */
  causes: v.array(cause),
  /** File it came from; absent for one written here. */
  source: v.optional(v.string()),
  by: v.string(),
  at: v.number(),
});
export type BankQuestionView = v.InferOutput<typeof bankQuestion>;

/** One page of a bank's questions; page 1 is the first. Words are sent in the body, never in an address. Throws `bank.notFound`. */
export const searchBank = defineEndpoint({
  name: 'banks.search',
  method: 'POST',
  path: '/api/question-banks/:id/search',
  summary: 'Questions of a bank',
  params: inBank,
  body: v.strictObject({
    ...questionFilter,
    page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99_999)), 1),
  }),
  response: v.strictObject({ total: count, page: count, questions: v.array(bankQuestion) }),
});

/** One question and every version of it, the newest first. Throws `bank.notFound`. */
export const readBankQuestion = defineEndpoint({
  name: 'banks.question',
  method: 'GET',
  path: '/api/question-banks/:id/questions/:question',
  summary: 'A question of a bank with its history',
  params: ofBank,
  response: v.strictObject({
    newest: bankQuestion,
    versions: v.array(bankQuestion),
  }),
});

/**
 * Writes a question: a new one (`base` 0) or the next version of `base`. Throws `bank.conflict` when another version came
 * between or the id is taken, `bank.paragraph` for a cited paragraph that is not in force.
 */
export const saveBankQuestion = defineEndpoint({
  name: 'banks.save',
  method: 'POST',
  path: '/api/question-banks/:id/questions',
  summary: 'Write a question of a bank',
  params: inBank,
  body: v.strictObject({ base: count, question: openQuestionSchema }),
  response: v.strictObject({ question: questionId, version: count }),
});

/** The same change to each of these questions, or to none: `bank.conflict` when one has a newer version. */
export const changeBankQuestions = defineEndpoint({
  name: 'banks.change',
  method: 'POST',
  path: '/api/question-banks/:id/changes',
  summary: 'Tag, cite, level or withdraw a selection of questions',
  params: inBank,
  body: v.strictObject({
    questions: v.pipe(
      v.array(v.strictObject({ id: questionId, version: count })),
      v.minLength(1),
      v.maxLength(MOST_CHANGED),
    ),
    change: questionChange,
  }),
  response: v.strictObject({ changed: count }),
});

const fileName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

/**
 * Reads a file of questions and says what would be taken; with `accept`, the `sha256` of a report seen, takes all that is
 * readable and new in one transaction. The same file again takes nothing (`already`). Throws `bank.notFound`, `bank.file`
 * when the file is another than the report's.
 */
export const importQuestions = defineEndpoint({
  name: 'banks.take',
  method: 'POST',
  path: '/api/question-banks/:id/imports',
  summary: 'Import a file of questions',
  params: inBank,
  body: v.strictObject({
    name: fileName,
    base64: v.pipe(
      v.string(),
      v.maxLength(Math.ceil(largestQuestionFile / 3) * 4),
      v.regex(/^[A-Za-z0-9+/]*={0,2}$/),
    ),
    accept: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  }),
  response: v.strictObject({
    sha256: v.string(),
    format: v.optional(v.string()),
    outcome: v.picklist(['read', 'taken', 'already']),
    /** Questions that would be, or were, taken. */
    fresh: count,
    /** Rows whose question the bank has already (`same`: which one), or an earlier row of the file. */
    duplicates: v.array(v.strictObject({ row: count, same: v.string() })),
    refused: v.array(questionFileRefusal),
    /** What did not come along of questions that did. */
    notes: v.array(v.strictObject({ row: count, ...questionFileNote.entries })),
    /** The first questions as they were read. */
    sample: v.array(openQuestionSchema),
  }),
});

/** Formats a bank can be taken away in. */
export const bankFormats = ['gift', 'qti3', 'jsonl'] as const;

/** The active questions of a bank, or those the filter names, as a file. */
export const exportBank = defineEndpoint({
  name: 'banks.export',
  method: 'POST',
  path: '/api/question-banks/:id/export',
  summary: 'Questions of a bank as a file',
  params: inBank,
  body: v.strictObject({ ...questionFilter, format: v.picklist(bankFormats) }),
  response: v.strictObject({
    fileName: v.string(),
    base64: v.string(),
    /** What the format has no place for, by the id of its question. */
    dropped: v.array(v.strictObject({ question: v.string(), field: v.string() })),
  }),
});

/** The workbook to fill in, with examples and what to write in each column. */
export const questionSheet = defineEndpoint({
  name: 'banks.template',
  method: 'GET',
  path: '/api/question-banks/template/:language',
  summary: 'A workbook to write questions in',
  params: v.strictObject({ language: v.picklist(languages) }),
  response: v.strictObject({ fileName: v.string(), base64: v.string() }),
});

/** How many questions that stand fit each rule; `quiz` is the quiz that the rules are of, where there is one. */
export const countFits = defineEndpoint({
  name: 'banks.fits',
  method: 'POST',
  path: '/api/question-banks/fits',
  summary: 'How many questions fit each rule of a paper',
  body: v.strictObject({
    quiz: v.optional(quizId),
    rules: v.pipe(v.array(v.strictObject(drawRuleSchema.entries)), v.maxLength(20)),
  }),
  response: v.strictObject({
    counts: v.array(count),
    /** Questions that cite nothing among those that fit. */
    noCites: v.array(count),
  }),
});

/** A paper as a teller would get it; its key only on demand. Throws `paper.tooFew`. */
export const previewPaper = defineEndpoint({
  name: 'banks.preview',
  method: 'POST',
  path: '/api/question-banks/preview',
  summary: 'Draw a paper by a rule, to look at',
  body: v.strictObject({
    quiz: v.optional(quizId),
    paper: paperSchema,
    seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)),
    withKey: v.boolean(),
  }),
  response: v.strictObject({
    questions: v.array(shownQuestionSchema),
    key: v.optional(v.array(revealedSchema)),
  }),
});
