import { useTranslator } from '../../theme/language.tsx';
import type { AnswerOf, ShownOf } from './kinds.ts';
import { Typed } from './typed.tsx';
import type { QuestionKindView, QuestionViewProps } from './view.ts';

type Shown = ShownOf<'number'>;
type Answer = AnswerOf<'number'>;

function View({ question, answer, onAnswer }: QuestionViewProps<Shown, Answer>) {
  const { t } = useTranslator();
  return (
    <p class="quiz-typed">
      <Typed
        label={t('quizzes.unit', { unit: question.unit })}
        name={question.id}
        value={answer?.text ?? ''}
        numeric
        onWords={(text) => onAnswer(text === null ? null : { kind: 'number', text })}
      />
      <span>{question.unit}</span>
    </p>
  );
}

/** 数值 */
export const number: QuestionKindView<Shown, Answer> = {
  View,
  isTyped: true,
  words: (_question, { text }) => text,
};
