import * as v from 'valibot';

import { caseStudy, simpleQuestion } from './case-study.ts';
import { multiple } from './multiple.ts';
import { number } from './number.ts';
import { ordering } from './ordering.ts';
import { shortText } from './short-text.ts';
import { single } from './single.ts';
import { trueFalse } from './true-false.ts';

/** Every question kind: one file and one line here. */
export const questionKinds = {
  single,
  multiple,
  trueFalse,
  number,
  ordering,
  shortText,
  case: caseStudy,
} as const;
export type QuestionKind = keyof typeof questionKinds;

export const questionSchema = v.variant('kind', [simpleQuestion, caseStudy.schema]);
export type Question = v.InferOutput<typeof questionSchema>;

/** A question with its sub-questions, each of which cites by itself. */
export const withParts = (question: Question): Question[] =>
  question.kind === 'case' ? [question, ...question.questions] : [question];
