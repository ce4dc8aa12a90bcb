import { ArrowDown, ArrowUp } from 'lucide-preact';

import { Icon } from '../../theme/icon.tsx';
import { useTranslator } from '../../theme/language.tsx';
import type { AnswerOf, ShownOf } from './kinds.ts';
import { type QuestionKindView, type QuestionViewProps, wordsOf } from './view.ts';

type Shown = ShownOf<'ordering'>;
type Answer = AnswerOf<'ordering'>;

function View({ question, answer, onAnswer }: QuestionViewProps<Shown, Answer>) {
  const { t } = useTranslator();
  const ids = answer?.items ?? question.items.map(({ id }) => id);
  const move = (at: number, by: number): void => {
    const items = [...ids];
    const [moved] = items.splice(at, 1);
    if (moved === undefined) return;
    items.splice(at + by, 0, moved);
    onAnswer({ kind: 'ordering', items });
  };
  return (
    <>
      <ol class="quiz-order">
        {ids.map((id, at) => {
          const [text = ''] = wordsOf(question.items, [id]);
          return (
            <li key={id}>
              <span class="tw-kbd" aria-hidden="true">
                {at + 1}
              </span>
              <span class="grow">{text}</span>
              <button
                type="button"
                class="tw-iconbtn"
                aria-label={t('quizzes.up', { text })}
                disabled={at === 0}
                onClick={() => move(at, -1)}
              >
                <Icon of={ArrowUp} />
              </button>
              <button
                type="button"
                class="tw-iconbtn"
                aria-label={t('quizzes.down', { text })}
                disabled={at === ids.length - 1}
                onClick={() => move(at, 1)}
              >
                <Icon of={ArrowDown} />
              </button>
            </li>
          );
        })}
      </ol>
      {answer === undefined && (
        <button
          type="button"
          class="tw-btn small"
          onClick={() => onAnswer({ kind: 'ordering', items: [...ids] })}
        >
          {t('quizzes.keepOrder')}
        </button>
      )}
    </>
  );
}

/** 排序 */
export const ordering: QuestionKindView<Shown, Answer> = {
  View,
  words: ({ items }, answer) => wordsOf(items, answer.items).join(' → '),
};
