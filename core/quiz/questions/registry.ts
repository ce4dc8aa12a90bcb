import * as v from 'valibot';

import { caseStudy } from './case-study.ts';
import type { QuestionKindOf } from './kind.ts';
import { simpleAnswer, simpleKinds, simpleQuestion, simpleShown } from './simple.ts';

/** Every question kind; a new one has its file, and its line in simple.ts. */
export const questionKinds = { ...simpleKinds, case: caseStudy } as const;
export type QuestionKind = keyof typeof questionKinds;

/** A question of any kind, as quiz files write it. */
export const questionSchema = v.variant('kind', [simpleQuestion, caseStudy.schema]);
export type Question = v.InferOutput<typeof questionSchema>;

/** An answer as given to a question of any kind; every text in it is limited, nothing else is let through. */
export const answerSchema = v.variant('kind', [simpleAnswer, caseStudy.answer]);
export type Answer = v.InferOutput<typeof answerSchema>;

/** What a person sees of a question on a paper; whatever is not in it does not leave the service. */
export const shownQuestionSchema = v.variant('kind', [simpleShown, caseStudy.shown]);
export type ShownQuestion = v.InferOutput<typeof shownQuestionSchema>;

/** What can be done with questions of this kind. */
export const kindOf = ({ kind }: Pick<Question, 'kind'>): QuestionKindOf<Question, Answer, ShownQuestion> =>
  questionKinds[kind];

/** A question with its sub-questions, each of which cites by itself. */
export const withParts = (question: Question): Question[] =>
  question.kind === 'case' ? [question, ...question.questions] : [question];
