import { useTranslator } from '../../theme/language.tsx';
import type { AnswerOf, ShownOf } from './kinds.ts';
import { type QuestionKindView, type QuestionViewProps, wordsOf } from './view.ts';

type Shown = ShownOf<'matching'>;
type Answer = AnswerOf<'matching'>;

function View({ question, answer, onAnswer }: QuestionViewProps<Shown, Answer>) {
  const { t } = useTranslator();
  const pairs = answer?.pairs ?? [];
  const choose = (row: string, choice: string): void => {
    // A choice belongs to one row: taken elsewhere, it leaves where it was.
    const others = pairs.filter((pair) => pair.row !== row && pair.choice !== choice);
    const next = choice === '' ? others : [...others, { row, choice }];
    onAnswer(next.length === 0 ? null : { kind: 'matching', pairs: next });
  };
  return (
    <ul class="quiz-pairs">
      {question.rows.map(({ id, text }) => (
        <li key={id}>
          <span>{text}</span>
          <select
            class="tw-input"
            aria-label={text}
            value={pairs.find(({ row }) => row === id)?.choice ?? ''}
            onChange={({ currentTarget }) => choose(id, currentTarget.value)}
          >
            <option value="">{t('quizzes.choose')}</option>
            {question.choices.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {choice.text}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ul>
  );
}

/** 配对 */
export const matching: QuestionKindView<Shown, Answer> = {
  View,
  words: ({ rows, choices }, { pairs }) =>
    rows
      .flatMap(({ id, text }) => {
        const pair = pairs.find(({ row }) => row === id);
        return pair === undefined ? [] : [`${text} – ${wordsOf(choices, [pair.choice]).join('')}`];
      })
      .join('；'),
};
