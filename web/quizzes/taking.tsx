import { useEffect, useRef, useState } from 'preact/hooks';

import type { AttemptView } from '../../core/contracts/quizzes.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { useTranslator } from '../theme/language.tsx';
import { HandIn } from './hand-in.tsx';
import { QuestionText } from './kinds/question-text.tsx';
import { viewOf } from './kinds/registry.ts';
import { TimeLeft } from './time-left.tsx';
import { useAttempt } from './use-attempt.ts';

/** Taking a quiz: one question at a time or the whole paper, each answer kept as it is given (R192). */
export function TakingView({
  deps,
  attempt,
  onEnd,
  onBack,
}: {
  deps: RoomProps['deps'];
  attempt: AttemptView;
  onEnd: (view: AttemptView) => void;
  onBack: () => void;
}) {
  const { t, error } = useTranslator();
  const taking = useAttempt(deps, attempt, onEnd);
  const [at, setAt] = useState(0);
  const [isWhole, setWhole] = useState(false);
  const [isEnding, setEnding] = useState(false);
  const { questions } = attempt;
  const section = useRef<HTMLElement>(null);
  // The keys are heard here: a question that went away took the focus with it.
  useEffect(() => {
    const { current } = section;
    const { activeElement } = (current?.getRootNode() ?? document) as Document | ShadowRoot;
    if (current !== null && !current.contains(activeElement)) current.focus({ preventScroll: true });
  }, [at, isWhole]);
  const open = questions.flatMap(({ id }, place) =>
    taking.answerOf(id) === undefined ? [{ id, place }] : [],
  );
  const goTo = (place: number): void => setAt(Math.min(questions.length - 1, Math.max(0, place)));

  function onKeyDown(event: KeyboardEvent): void {
    const target = event.composedPath()[0] as HTMLElement;
    const isTyping =
      target.tagName === 'SELECT' ||
      (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox');
    const question = questions[at];
    if (question === undefined || isWhole || isEnding || event.ctrlKey || event.altKey || event.metaKey)
      return;
    if (event.key === 'Enter' && target.tagName !== 'BUTTON') {
      event.preventDefault();
      // Leaving the field keeps what was typed in it.
      if (isTyping) target.blur();
      if (at === questions.length - 1) setEnding(true);
      else goTo(at + 1);
    } else if (!isTyping && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      goTo(at + (event.key === 'ArrowRight' ? 1 : -1));
    } else if (!isTyping && /^[1-9]$/.test(event.key)) {
      const given = viewOf(question).digit?.(question, taking.answerOf(question.id), Number(event.key));
      if (given === undefined) return;
      event.preventDefault();
      taking.give(question.id, given);
    }
  }

  if (taking.isPending)
    return (
      <div class="room-state" role="status">
        <p>{t('quizzes.pending')}</p>
        <button type="button" class="tw-btn" onClick={onBack}>
          {t('quizzes.back')}
        </button>
      </div>
    );
  return (
    <section ref={section} class="quiz-taking" aria-label={attempt.title} tabIndex={-1} onKeyDown={onKeyDown}>
      <header class="quiz-bar">
        <strong>{t('quizzes.question', { n: at + 1, of: questions.length })}</strong>
        <span class="grow" />
        <TimeLeft left={attempt.deadline - attempt.now} onOver={() => void taking.finish()} />
        <span class={`quiz-saved ${taking.all ?? ''}`} role="status">
          {taking.all !== undefined && t(`quizzes.${taking.all}`)}
        </span>
        <button type="button" class="tw-btn small" onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? 'quizzes.one' : 'quizzes.all')}
        </button>
      </header>
      {taking.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(taking.code)}
        </p>
      )}
      <ol class="quiz-questions">
        {questions.map((question, place) => {
          if (!isWhole && place !== at) return null;
          const { View } = viewOf(question);
          const answer = taking.answerOf(question.id);
          return (
            <li key={question.id} class="room-card quiz-question" value={place + 1}>
              <QuestionText of={question} mediaBase={deps.api.mediaBase} />
              <View
                question={question}
                answer={answer}
                onAnswer={(given) => taking.give(question.id, given)}
              />
              {answer !== undefined && (
                <button type="button" class="tw-link" onClick={() => taking.give(question.id, null)}>
                  {t('quizzes.clear')}
                </button>
              )}
            </li>
          );
        })}
      </ol>
      <nav class="quiz-card" aria-label={t('quizzes.card')}>
        {questions.map(({ id }, place) => {
          const isAnswered = taking.answerOf(id) !== undefined;
          return (
            <button
              key={id}
              type="button"
              class={isAnswered ? 'quiz-place answered' : 'quiz-place'}
              aria-label={t(isAnswered ? 'quizzes.cardAnswered' : 'quizzes.cardOpen', { n: place + 1 })}
              aria-current={place === at && !isWhole ? 'step' : undefined}
              onClick={() => {
                setWhole(false);
                goTo(place);
              }}
            >
              {place + 1}
            </button>
          );
        })}
        <span class="tw-muted">
          {t('quizzes.answered', { n: questions.length - open.length, left: open.length })}
        </span>
      </nav>
      {isEnding ? (
        <HandIn
          open={open.map(({ place }) => place + 1)}
          busy={taking.isFinishing}
          onFinish={() => void taking.finish()}
          onGoOn={() => setEnding(false)}
        />
      ) : (
        <footer class="quiz-bar">
          <button type="button" class="tw-btn" disabled={isWhole || at === 0} onClick={() => goTo(at - 1)}>
            {t('quizzes.previous')}
          </button>
          <button
            type="button"
            class="tw-btn"
            disabled={isWhole || at === questions.length - 1}
            onClick={() => goTo(at + 1)}
          >
            {t('quizzes.next')}
          </button>
          <span class="tw-muted grow">{t('quizzes.keys')}</span>
          <button type="button" class="tw-btn primary" onClick={() => setEnding(true)}>
            {t('quizzes.finish')}
          </button>
        </footer>
      )}
    </section>
  );
}
