import type { Question, QuestionKind } from '../../../core/quiz/questions/registry.ts';
import { caseStudy } from './case-study.tsx';
import { type KindEditor, nothingWritten } from './editor.ts';
import { simpleEditorOf } from './simple.ts';

/** How a question of any kind is edited. */
export const editorOf = (kind: QuestionKind): KindEditor<Question> =>
  (kind === 'case' ? caseStudy : simpleEditorOf(kind)) as unknown as KindEditor<Question>;

/** A question of this kind with nothing written yet. */
export const emptyQuestion = (kind: QuestionKind): Question => editorOf(kind).begin(nothingWritten);
