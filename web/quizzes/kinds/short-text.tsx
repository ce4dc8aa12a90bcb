import { useTranslator } from '../../theme/language.tsx';
import type { AnswerOf, ShownOf } from './kinds.ts';
import { Typed } from './typed.tsx';
import type { QuestionKindView, QuestionViewProps } from './view.ts';

type Shown = ShownOf<'shortText'>;
type Answer = AnswerOf<'shortText'>;

function View({ question, answer, onAnswer }: QuestionViewProps<Shown, Answer>) {
  const { t } = useTranslator();
  return (
    <p class="quiz-typed">
      <Typed
        label={t('quizzes.answer')}
        name={question.id}
        value={answer?.text ?? ''}
        onWords={(text) => onAnswer(text === null ? null : { kind: 'shortText', text })}
      />
    </p>
  );
}

/** 简答 */
export const shortText: QuestionKindView<Shown, Answer> = {
  View,
  isTyped: true,
  words: (_question, { text }) => text,
};
