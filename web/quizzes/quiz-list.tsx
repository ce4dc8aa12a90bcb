import {
  type AttemptMode,
  type myQuizzes,
  type QuizOffer,
  startAttempt,
} from '../../core/contracts/quizzes.ts';
import type { Answered } from '../../core/contracts/endpoint.ts';
import { shortDate, shortInstant } from '../../core/i18n/when.ts';
import type { Caller } from '../api/client.ts';
import { useAct } from '../rooms/use-act.ts';
import { useTranslator } from '../theme/language.tsx';
import { useTitle } from '../theme/use-title.ts';
import { Score } from './score.tsx';

/** What there is to take, with what one must know before, and one's own results. */
export function QuizList({
  client,
  of: { now, quizzes, results },
  go,
}: {
  client: Caller;
  of: Answered<typeof myQuizzes>;
  go: (place: string) => void;
}) {
  const { t, error } = useTranslator();
  const title = useTitle();
  const act = useAct();
  const start = (id: string, mode: AttemptMode): void =>
    void act.run(async () => {
      const attempt = await client.call(startAttempt, { params: { id }, body: { mode } });
      go(attempt.id);
    });
  return (
    <>
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
      <section aria-label={t('quizzes.toTake')}>
        {quizzes.length === 0 ? (
          <p class="tw-muted">{t('quizzes.none')}</p>
        ) : (
          <ul class="quiz-list">
            {quizzes.map((quiz) => (
              <li key={quiz.id} class="room-card quiz-offer">
                <h2>{title(quiz)}</h2>
                <p class="tw-muted">
                  {t('quizzes.facts', {
                    questions: quiz.questions,
                    pass: quiz.passPercent,
                    minutes: quiz.minutes,
                  })}
                  {quiz.beforePost && ` · ${t('quizzes.beforePost')}`}
                </p>
                <p class="quiz-acts">
                  <State of={quiz} now={now} />
                  {(quiz.state === 'mayStart' || quiz.state === 'open') && (
                    <button
                      type="button"
                      class="tw-btn primary"
                      disabled={act.busy}
                      onClick={() =>
                        quiz.running === undefined ? start(quiz.id, 'graded') : go(quiz.running)
                      }
                    >
                      {t(quiz.running === undefined ? 'quizzes.start' : 'quizzes.resume')}
                    </button>
                  )}
                  {quiz.mayPractise && quiz.running === undefined && (
                    <button
                      type="button"
                      class="tw-btn"
                      disabled={act.busy}
                      onClick={() => start(quiz.id, 'practice')}
                    >
                      {t('quizzes.practise')}
                    </button>
                  )}
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-label={t('quizzes.results')}>
        <h2>{t('quizzes.results')}</h2>
        {results.length === 0 ? (
          <p class="tw-muted">{t('quizzes.noResults')}</p>
        ) : (
          <ul class="quiz-results">
            {results.map((one) => (
              <li key={one.id}>
                <span>{one.title}</span>
                <span class="tw-muted">{shortInstant(one.startedAt, now)}</span>
                <span class="grow">
                  <Score of={one} />
                </span>
                <button type="button" class="tw-link" onClick={() => go(one.id)}>
                  {t('quizzes.see')}
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function State({ of: quiz, now }: { of: QuizOffer; now: number }) {
  const { t } = useTranslator();
  const said = [
    ...(quiz.dueOn === undefined || quiz.state === 'passed'
      ? []
      : [t('courses.due', { date: shortDate(quiz.dueOn, now) })]),
    ...(quiz.state === 'mayStart' ? [t('quizzes.left', { n: quiz.attemptsLeft })] : []),
    ...(quiz.state === 'waiting'
      ? [
          t('quizzes.waiting', { time: shortInstant(quiz.from ?? now, now) }),
          t('quizzes.left', { n: quiz.attemptsLeft }),
        ]
      : []),
    ...(quiz.passedAt === undefined ? [] : [t('quizzes.passed', { time: shortInstant(quiz.passedAt, now) })]),
    ...(quiz.validUntil === undefined ? [] : [t('quizzes.until', { date: shortDate(quiz.validUntil, now) })]),
    ...(quiz.state === 'exhausted' ? [t('quizzes.exhausted')] : []),
    ...(quiz.state === 'tooFew' ? [t('quizzes.tooFew')] : []),
  ];
  return <span class={quiz.state === 'passed' ? 'quiz-mark pass grow' : 'grow'}>{said.join(' · ')}</span>;
}
