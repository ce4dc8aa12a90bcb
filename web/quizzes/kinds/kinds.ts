import type { Answer, QuestionKind, ShownQuestion } from '../../../core/quiz/questions/registry.ts';

/** The shown question and the answer of one kind. */
export type ShownOf<K extends QuestionKind> = Extract<ShownQuestion, { kind: K }>;
export type AnswerOf<K extends QuestionKind> = Extract<Answer, { kind: K }>;
