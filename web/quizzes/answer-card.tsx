import { Check, Flag, HardDrive, type LucideIcon, TriangleAlert } from 'lucide-preact';

import type { AttemptView } from '../../core/contracts/quizzes.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import type { Taking } from './use-attempt.ts';

const icons: Partial<Record<string, LucideIcon>> = {
  saved: Check,
  local: HardDrive,
  unsent: TriangleAlert,
  refused: TriangleAlert,
};

/** How one answer is kept: a word with its mark, 未答 where there is none. */
export function Kept({ of, question }: { of: Taking; question: string }) {
  const { t } = useTranslator();
  const as = of.answerOf(question) === undefined ? undefined : of.savedAs(question);
  const icon = icons[as ?? ''];
  return (
    <span class={`quiz-kept ${as ?? 'open'}`}>
      {icon !== undefined && <Icon of={icon} size={14} />}
      {t(as === undefined ? 'quizzes.isOpen' : `quizzes.short.${as}`)}
    </span>
  );
}

/** 答题卡: every question with how it stands, and the way to it; in a narrow place the numbers alone. */
export function AnswerCard({
  questions,
  taking,
  marked,
  at,
  onGo,
}: {
  questions: AttemptView['questions'];
  taking: Taking;
  marked: ReadonlySet<string>;
  /** The place that is shown; none while the whole paper is. */
  at: number | undefined;
  onGo: (place: number) => void;
}) {
  const { t } = useTranslator();
  const answered = questions.filter(({ id }) => taking.answerOf(id) !== undefined).length;
  return (
    <nav class="room-card quiz-card" aria-label={t('quizzes.card')}>
      <header class="quiz-card-head">
        <h2>{t('quizzes.card')}</h2>
        <p class="tw-muted">
          {t('quizzes.counts', { n: answered, marked: marked.size, left: questions.length - answered })}
        </p>
      </header>
      <ol class="quiz-places">
        {questions.map(({ id, text }, place) => {
          const isAnswered = taking.answerOf(id) !== undefined;
          return (
            <li key={id}>
              <button
                type="button"
                class={isAnswered ? 'quiz-place answered' : 'quiz-place'}
                aria-current={place === at ? 'step' : undefined}
                onClick={() => onGo(place)}
              >
                <span class="quiz-number">{place + 1}</span>
                <span class="quiz-words">{text.replaceAll(/\{\{[a-z]\}\}/g, '＿')}</span>
                {marked.has(id) && (
                  <span class="quiz-flag">
                    <Icon of={Flag} size={14} />
                    <span class="quiz-flag-word">{t('quizzes.marked')}</span>
                  </span>
                )}
                <Kept of={taking} question={id} />
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
