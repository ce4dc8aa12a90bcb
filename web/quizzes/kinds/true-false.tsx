import { useTranslator } from '../../theme/language.tsx';
import type { AnswerOf, ShownOf } from './kinds.ts';
import { Choice } from './choice.tsx';
import type { QuestionKindView, QuestionViewProps } from './view.ts';

type Shown = ShownOf<'trueFalse'>;
type Answer = AnswerOf<'trueFalse'>;

function View({ question, answer, onAnswer }: QuestionViewProps<Shown, Answer>) {
  const { t } = useTranslator();
  return (
    <fieldset class="quiz-choices">
      <legend class="tw-visually-hidden">{question.text}</legend>
      {[true, false].map((value, at) => (
        <Choice
          key={String(value)}
          type="radio"
          name={question.id}
          letter={String(at + 1)}
          text={t(value ? 'quizzes.true' : 'quizzes.false')}
          checked={answer?.value === value}
          onChoose={() => onAnswer({ kind: 'trueFalse', value })}
        />
      ))}
    </fieldset>
  );
}

/** 判断 */
export const trueFalse: QuestionKindView<Shown, Answer> = {
  View,
  digit: (_question, _answer, digit) =>
    digit === 1 || digit === 2 ? { kind: 'trueFalse', value: digit === 1 } : undefined,
  words: (_question, { value }, say) => say(value ? 'quizzes.true' : 'quizzes.false'),
};
