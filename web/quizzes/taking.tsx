import { Flag } from 'lucide-preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { AttemptView } from '../../core/contracts/quizzes.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { AnswerCard, Kept } from './answer-card.tsx';
import { HandIn } from './hand-in.tsx';
import { QuestionText } from './kinds/question-text.tsx';
import { viewOf } from './kinds/registry.ts';
import { quizKeyOf } from './quiz-keys.ts';
import { TimeLeft } from './time-left.tsx';
import { useAttempt } from './use-attempt.ts';
import { forgetMarks, useMarks } from './use-marks.ts';

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
  const { marked, toggle } = useMarks(deps.client, attempt.id);
  const [at, setAt] = useState(0);
  const [isWhole, setWhole] = useState(false);
  const [isEnding, setEnding] = useState(false);
  const { questions } = attempt;
  const section = useRef<HTMLElement>(null);
  // The keys are heard here, from the moment a question can be read: one that went away took the focus with it.
  useLayoutEffect(() => {
    const { current } = section;
    const { activeElement } = (current?.getRootNode() ?? document) as Document | ShadowRoot;
    if (current !== null && !current.contains(activeElement)) current.focus({ preventScroll: true });
  }, [at, isWhole, isEnding]);
  useEffect(() => {
    if (taking.isPending) forgetMarks(deps.client, attempt.id);
  }, [taking.isPending, attempt.id]);
  const goTo = (place: number): void => setAt(Math.min(questions.length - 1, Math.max(0, place)));
  const show = (place: number): void => {
    setWhole(false);
    setEnding(false);
    goTo(place);
  };

  function onKeyDown(event: KeyboardEvent): void {
    const question = questions[at];
    const key = isWhole || isEnding ? undefined : quizKeyOf(event);
    if (question === undefined || key === undefined) return;
    if (key.does === 'choose') {
      const given = viewOf(question).digit?.(question, taking.answerOf(question.id), key.digit);
      if (given === undefined) return;
      taking.give(question.id, given);
    } else if (key.does === 'mark') toggle(question.id);
    else if (key.does !== 'enter') goTo(at + (key.does === 'next' ? 1 : -1));
    else {
      // Leaving the field keeps what was typed in it.
      if (key.typing && event.target instanceof HTMLElement) (event.composedPath()[0] as HTMLElement).blur();
      if (at === questions.length - 1) setEnding(true);
      else goTo(at + 1);
    }
    event.preventDefault();
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
  const numbersOf = (is: (id: string) => boolean): number[] =>
    questions.flatMap(({ id }, place) => (is(id) ? [place + 1] : []));
  return (
    <section ref={section} class="quiz-taking" aria-label={attempt.title} tabIndex={-1} onKeyDown={onKeyDown}>
      <div class="quiz-paper">
        <header class="quiz-bar">
          <h2>{t('quizzes.question', { n: at + 1, of: questions.length })}</h2>
          <span class="grow" />
          <TimeLeft left={attempt.deadline - attempt.now} onOver={() => void taking.finish()} />
          <span
            class={taking.all === 'saved' ? 'tw-visually-hidden' : `quiz-saved ${taking.all ?? ''}`}
            role="status"
          >
            {taking.all !== undefined && t(`quizzes.${taking.all}`)}
          </span>
          <button type="button" class="tw-btn small" onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? 'quizzes.one' : 'quizzes.all')}
          </button>
        </header>
        {taking.code !== undefined && !isEnding && (
          <p class="room-problem" role="alert">
            {error(taking.code)}
          </p>
        )}
        <ol class="quiz-questions">
          {questions.map((question, place) => {
            if (!isWhole && place !== at) return null;
            const { View } = viewOf(question);
            const isMarked = marked.has(question.id);
            return (
              <li key={question.id} class="room-card quiz-question" value={place + 1}>
                <p class="quiz-kind">
                  <span class="tw-tag">{t(`quizzes.kind.${question.kind}`)}</span>
                  {isWhole && <span>{t('quizzes.question', { n: place + 1, of: questions.length })}</span>}
                  <span class="grow" />
                  <Kept of={taking} question={question.id} />
                </p>
                <QuestionText of={question} mediaBase={deps.api.mediaBase} />
                <View
                  question={question}
                  answer={taking.answerOf(question.id)}
                  onAnswer={(given) => taking.give(question.id, given)}
                />
                <p class="quiz-acts">
                  <button
                    type="button"
                    class={isMarked ? 'tw-btn small quiz-marked' : 'tw-btn small'}
                    aria-pressed={isMarked}
                    onClick={() => toggle(question.id)}
                  >
                    <Icon of={Flag} size={14} />
                    {t('quizzes.mark')}
                    <span class="tw-kbd" aria-hidden="true">
                      M
                    </span>
                  </button>
                  {taking.answerOf(question.id) !== undefined && (
                    <button type="button" class="tw-link" onClick={() => taking.give(question.id, null)}>
                      {t('quizzes.clear')}
                    </button>
                  )}
                </p>
              </li>
            );
          })}
        </ol>
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
      </div>
      <AnswerCard
        questions={questions}
        taking={taking}
        marked={marked}
        at={isWhole ? undefined : at}
        onGo={show}
      />
      {isEnding && (
        <HandIn
          open={numbersOf((id) => taking.answerOf(id) === undefined)}
          marked={numbersOf((id) => marked.has(id))}
          busy={taking.isFinishing}
          problem={taking.code === undefined ? undefined : error(taking.code)}
          onFinish={() => void taking.finish()}
          onGo={show}
          onCancel={() => setEnding(false)}
        />
      )}
    </section>
  );
}
