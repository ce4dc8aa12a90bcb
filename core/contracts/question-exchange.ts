import * as v from 'valibot';

import { formatNames, noteCodes, refusalCodes } from '../exchange/report.ts';
import { openQuestionSchema } from '../quiz/questions/registry.ts';

/** Bytes of a file of questions at most. */
export const largestQuestionFile = 20 * 1024 * 1024;

const row = v.pipe(v.number(), v.integer(), v.minValue(0));
const what = v.pipe(v.string(), v.maxLength(400));
const field = v.exactOptional(v.pipe(v.string(), v.maxLength(400)));

/** What did not come along of a question that did: `dropped`, `assumed` …; `field` as the file calls it. */
export const questionFileNote = v.strictObject({ code: v.picklist(noteCodes), field, what });
export type QuestionFileNote = v.InferOutput<typeof questionFileNote>;

/** What was refused and why. `row`: line of the text or sheet, number of the item; 0: the whole file. */
export const questionFileRefusal = v.strictObject({ row, field, code: v.picklist(refusalCodes), what });
export type QuestionFileRefusal = v.InferOutput<typeof questionFileRefusal>;

/**
 * What a file of questions gave. Each of its questions stands in one of the two lists, under its row; ids are unique in the
 * file and the same each time it is read. Questions may still lack paragraphs and reasons (`missingIn`).
 */
export const questionFileReport = v.strictObject({
  /** `undefined`: nothing we read; then `refused` says why. */
  format: v.exactOptional(v.picklist(formatNames)),
  questions: v.array(v.strictObject({ row, question: openQuestionSchema, notes: v.array(questionFileNote) })),
  refused: v.array(questionFileRefusal),
});
export type QuestionFileReport = v.InferOutput<typeof questionFileReport>;
