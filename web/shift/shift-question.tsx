import { useRef, useState } from 'preact/hooks';
import { v7 as uuid } from 'uuid';

import { answerShift, type ShiftAnswered, type ShiftQuestion } from '../../core/contracts/shift.ts';
import type { Answer } from '../../core/quiz/questions/registry.ts';
import type { Caller } from '../api/client.ts';
import { QuestionText } from '../quizzes/kinds/question-text.tsx';
import { viewOf } from '../quizzes/kinds/registry.ts';
import { useAct } from '../rooms/use-act.ts';
import { useTranslator } from '../theme/language.tsx';

/** One question of a shift: answered once, then what was right and why. */
export function ShiftQuestionView({
  of: { id, question },
  client,
  mediaBase,
  onArticle,
  onAnswered,
  onNext,
}: {
  of: ShiftQuestion;
  client: Caller;
  mediaBase: string | undefined;
  onArticle: (id: string) => void;
  onAnswered: (isRight: boolean) => void;
  onNext: () => void;
}) {
  const { t, error } = useTranslator();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [told, setTold] = useState<ShiftAnswered>();
  const { run, busy, code } = useAct();
  const began = useRef(Date.now());
  // Sent again after a cut it is the same answer.
  const submission = useRef(uuid());
  const view = viewOf(question);
  const give = (): Promise<boolean> =>
    run(async () => {
      if (answer === null) return;
      const seconds = Math.min(3_600, Math.round((Date.now() - began.current) / 1_000));
      const body = { submission: submission.current, id, answer, seconds };
      const said = await client.call(answerShift, { body });
      setTold(said);
      onAnswered(said.recall === 'known');
    });
  return (
    <div class="quiz-question">
      <QuestionText of={question} mediaBase={mediaBase} />
      {told === undefined ? (
        <>
          <view.View
            question={question}
            answer={answer ?? undefined}
            onAnswer={(given) => {
              submission.current = uuid();
              setAnswer(given);
            }}
          />
          {code !== undefined && (
            <p class="room-problem" role="alert">
              {error(code)}
            </p>
          )}
          <p class="shift-acts">
            {/* Typed words are there once the press takes the focus, which a disabled button would not. */}
            <button
              type="button"
              class="tw-btn small primary"
              disabled={busy || (answer === null && view.isTyped !== true)}
              onClick={() => void give()}
            >
              {t('shift.give')}
            </button>
          </p>
        </>
      ) : (
        <>
          <p class={told.recall === 'known' ? 'quiz-mark pass' : 'quiz-mark fail'} role="status">
            {t(`shift.${told.recall}`)}
          </p>
          {told.recall !== 'known' && (
            <p>
              {t('shift.right')}：{view.words(question, told.key.right, t)}
            </p>
          )}
          <p class="tw-muted">{told.key.why}</p>
          <p class="shift-acts">
            {told.key.cites.slice(0, 1).map((ref) => (
              <button key={ref} type="button" class="tw-link" onClick={() => onArticle(ref)}>
                {t('shift.cites')} {ref.replace('^', ' ^')}
              </button>
            ))}
            <span class="grow" />
            <button type="button" class="tw-btn small" onClick={onNext}>
              {t('shift.next')}
            </button>
          </p>
        </>
      )}
    </div>
  );
}
