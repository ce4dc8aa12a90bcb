import { useTranslator } from '../../theme/language.tsx';
import type { AnswerOf, ShownOf } from './kinds.ts';
import { Typed } from './typed.tsx';
import { type QuestionKindView, type QuestionViewProps, wordsOf } from './view.ts';

type Shown = ShownOf<'cloze'>;
type Answer = AnswerOf<'cloze'>;
type Given = Answer['gaps'][number];

function View({ question, answer, onAnswer }: QuestionViewProps<Shown, Answer>) {
  const { t } = useTranslator();
  const given = answer?.gaps ?? [];
  const fill = (gap: string, value: Given | null): void => {
    const others = given.filter((each) => each.gap !== gap);
    const gaps = value === null ? others : [...others, value];
    onAnswer(gaps.length === 0 ? null : { kind: 'cloze', gaps });
  };
  return (
    <ul class="quiz-pairs">
      {question.gaps.map(({ id, choices }, at) => {
        const label = t('quizzes.gap', { n: at + 1 });
        const mine = given.find(({ gap }) => gap === id);
        return (
          <li key={id}>
            <span>{label}</span>
            {choices === undefined ? (
              <Typed
                label={label}
                name={`${question.id}-${id}`}
                value={mine !== undefined && 'text' in mine ? mine.text : ''}
                onWords={(text) => fill(id, text === null ? null : { gap: id, text })}
              />
            ) : (
              <select
                class="tw-input"
                aria-label={label}
                value={mine !== undefined && 'option' in mine ? mine.option : ''}
                onChange={({ currentTarget: { value } }) =>
                  fill(id, value === '' ? null : { gap: id, option: value })
                }
              >
                <option value="">{t('quizzes.choose')}</option>
                {choices.map((choice) => (
                  <option key={choice.id} value={choice.id}>
                    {choice.text}
                  </option>
                ))}
              </select>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** 填空 */
export const cloze: QuestionKindView<Shown, Answer> = {
  View,
  words: ({ gaps }, answer) =>
    gaps
      .map(({ id, choices = [] }, at) => {
        const given = answer.gaps.find(({ gap }) => gap === id);
        if (given === undefined) return `${at + 1}. –`;
        return `${at + 1}. ${'text' in given ? given.text : wordsOf(choices, [given.option]).join('')}`;
      })
      .join('；'),
};
