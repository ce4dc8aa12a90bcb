import type { AttemptView } from '../../core/contracts/quizzes.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import { useTranslator } from '../theme/language.tsx';
import { QuestionText } from './kinds/question-text.tsx';
import { viewOf } from './kinds/registry.ts';
import { Score } from './score.tsx';

type Key = NonNullable<AttemptView['key']>[number];

/** The result of an attempt, question by question once the quiz's policy lets it be seen (R209, R-QZ1). */
export function ResultView({
  attempt,
  mediaBase,
  onArticle,
}: {
  attempt: AttemptView;
  mediaBase: string | undefined;
  onArticle: (ref: string) => void;
}) {
  const { t } = useTranslator();
  const { key, keyFrom, now } = attempt;
  return (
    <section aria-label={t('quizzes.result')}>
      <p class="room-card quiz-total" role="status">
        <Score of={attempt} />
        <span class="tw-muted">{t('quizzes.passLine', { n: attempt.passPercent })}</span>
      </p>
      {key === undefined ? (
        <p class="tw-muted">
          {keyFrom === undefined
            ? t('quizzes.noKey')
            : t('quizzes.keyLater', { time: shortInstant(keyFrom, now) })}
        </p>
      ) : (
        <ol class="quiz-questions">
          {attempt.questions.map((question) => {
            const told = key.find(({ id }) => id === question.id);
            const mark = attempt.marks?.find(({ id }) => id === question.id);
            const answer = attempt.answers.find((each) => each.question === question.id)?.answer ?? undefined;
            const view = viewOf(question);
            return (
              <li key={question.id} class="room-card quiz-question">
                {mark !== undefined && (
                  <p class={mark.isRight ? 'quiz-mark pass' : 'quiz-mark fail'}>
                    {t(
                      mark.isRight
                        ? 'quizzes.isRight'
                        : mark.earned > 0
                          ? 'quizzes.isPart'
                          : 'quizzes.isWrong',
                    )}
                  </p>
                )}
                <QuestionText of={question} mediaBase={mediaBase} />
                <dl class="quiz-told">
                  <dt>{t('quizzes.yours')}</dt>
                  <dd>{answer === undefined ? t('quizzes.notAnswered') : view.words(question, answer, t)}</dd>
                  {told !== undefined && (
                    <>
                      <dt>{t('quizzes.right')}</dt>
                      <dd class="right">{view.words(question, told.right, t)}</dd>
                      <Why of={told} question={question} onArticle={onArticle} />
                    </>
                  )}
                </dl>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}

function Why({
  of,
  question,
  onArticle,
}: {
  of: Key;
  question: AttemptView['questions'][number];
  onArticle: (ref: string) => void;
}) {
  const { t } = useTranslator();
  const textOf = (id: string | undefined): string =>
    ('options' in question && question.options.find((option) => option.id === id)?.text) || '';
  const cites = [...new Set([...of.cites, ...(of.parts ?? []).flatMap((part) => part.cites)])];
  // A question of a bank may have come without.
  const reasons = [
    ...of.reasons,
    ...(of.parts ?? []).flatMap((part) => [{ why: part.why }, ...part.reasons]),
  ].filter(({ why }) => why !== '');
  return (
    <>
      {(of.why !== '' || reasons.length > 0) && (
        <>
          <dt>{t('quizzes.why')}</dt>
          <dd>
            {of.why}
            {reasons.map((reason, at) => (
              <p key={at} class="tw-muted">
                {'id' in reason && textOf(reason.id) !== '' && `${textOf(reason.id)}：`}
                {reason.why}
              </p>
            ))}
          </dd>
        </>
      )}
      {cites.length > 0 && (
        <>
          <dt>{t('quizzes.cites')}</dt>
          <dd>
            {cites.map((ref) => (
              <button key={ref} type="button" class="tw-link" onClick={() => onArticle(ref)}>
                {ref.replace('^', ' ^')}
              </button>
            ))}
          </dd>
        </>
      )}
    </>
  );
}
