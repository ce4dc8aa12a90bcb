import { CircleCheck, CircleX } from 'lucide-preact';

import type { AttemptView } from '../../core/contracts/quizzes.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { QuestionText } from './kinds/question-text.tsx';
import { viewOf } from './kinds/registry.ts';

type Key = NonNullable<AttemptView['key']>[number];
type Question = AttemptView['questions'][number];

/** One question of a result: what was given, what is right, why, and the paragraphs it stands on. */
export function ToldQuestion({
  number,
  question,
  attempt,
  told,
  mediaBase,
  onArticle,
}: {
  number: number;
  question: Question;
  attempt: AttemptView;
  told: Key | undefined;
  mediaBase: string | undefined;
  onArticle: (ref: string) => void;
}) {
  const { t } = useTranslator();
  const mark = attempt.marks?.find(({ id }) => id === question.id);
  const answer = attempt.answers.find((each) => each.question === question.id)?.answer ?? undefined;
  const view = viewOf(question);
  const word = mark?.isRight === true ? 'isRight' : (mark?.earned ?? 0) > 0 ? 'isPart' : 'isWrong';
  return (
    <li class="room-card quiz-question" value={number}>
      {mark !== undefined && (
        <p class={mark.isRight ? 'quiz-mark pass' : 'quiz-mark fail'}>
          <Icon of={mark.isRight ? CircleCheck : CircleX} size={16} />
          {t('quizzes.question', { n: number, of: attempt.questions.length })} · {t(`quizzes.${word}`)}
        </p>
      )}
      <QuestionText of={question} mediaBase={mediaBase} />
      <dl class="quiz-told">
        <dt>{t('quizzes.yours')}</dt>
        <dd class={mark?.isRight === false ? 'wrong' : undefined}>
          {answer === undefined ? t('quizzes.notAnswered') : view.words(question, answer, t)}
        </dd>
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
}
function Why({ of, question, onArticle }: { of: Key; question: Question; onArticle: (ref: string) => void }) {
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
