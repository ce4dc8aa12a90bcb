import type { Answer, QuestionKind, ShownQuestion } from '../../../core/quiz/questions/registry.ts';
import { caseStudy } from './case-study.tsx';
import { simpleViewOf } from './simple.ts';
import type { QuestionKindView } from './view.ts';

/** How a question of any kind is shown and answered. */
export const viewOf = (question: { readonly kind: QuestionKind }): QuestionKindView<ShownQuestion, Answer> =>
  (question.kind === 'case' ? caseStudy : simpleViewOf({ kind: question.kind })) as QuestionKindView<
    ShownQuestion,
    Answer
  >;
