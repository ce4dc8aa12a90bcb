import { Asking } from '../rooms/asking.tsx';
import { useTranslator } from '../theme/language.tsx';

/** The last step before handing in: names the questions without an answer and those marked, with the way to each. */
export function HandIn({
  open,
  marked,
  busy,
  problem,
  onFinish,
  onGo,
  onCancel,
}: {
  /** Numbers on the paper. */
  open: readonly number[];
  marked: readonly number[];
  busy: boolean;
  problem: string | undefined;
  onFinish: () => void;
  onGo: (place: number) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslator();
  const lists = [
    ['quizzes.handIn.open', open],
    ['quizzes.handIn.marked', marked],
  ] as const;
  return (
    <Asking
      title={t('quizzes.finishNow')}
      text={t(open.length === 0 ? 'quizzes.allAnswered' : 'quizzes.handIn.final')}
      problem={problem}
      isReady={!busy}
      onCancel={onCancel}
      onSure={onFinish}
    >
      {lists.map(
        ([word, numbers]) =>
          numbers.length > 0 && (
            <div key={word} class="quiz-left" role="group" aria-label={t(word, { n: numbers.length })}>
              <p>{t(word, { n: numbers.length })}</p>
              <p class="quiz-acts">
                {numbers.map((n) => (
                  <button
                    key={n}
                    type="button"
                    class="tw-btn small"
                    aria-label={t('quizzes.handIn.goTo', { n })}
                    onClick={() => onGo(n - 1)}
                  >
                    {n}
                  </button>
                ))}
              </p>
            </div>
          ),
      )}
    </Asking>
  );
}
