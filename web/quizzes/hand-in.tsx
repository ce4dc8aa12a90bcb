import { useTranslator } from '../theme/language.tsx';

/** The last step before handing in: which questions have no answer yet. */
export function HandIn({
  open,
  busy,
  onFinish,
  onGoOn,
}: {
  /** Numbers on the paper. */
  open: readonly number[];
  busy: boolean;
  onFinish: () => void;
  onGoOn: () => void;
}) {
  const { t } = useTranslator();
  return (
    <footer class="room-card quiz-end" role="group" aria-label={t('quizzes.finish')}>
      <p>
        {open.length === 0
          ? t('quizzes.allAnswered')
          : t('quizzes.unanswered', { n: open.length, list: open.join('、') })}
      </p>
      <button type="button" class="tw-btn" onClick={onGoOn}>
        {t('quizzes.goOn')}
      </button>
      <button type="button" class="tw-btn primary" disabled={busy} onClick={onFinish}>
        {t('quizzes.finishNow')}
      </button>
    </footer>
  );
}
