import { useState } from 'preact/hooks';

import { regradeQuestion } from '../../core/contracts/quiz-grading.ts';
import type { Caller } from '../api/client.ts';
import { useAct } from '../rooms/use-act.ts';
import { useTranslator } from '../theme/language.tsx';

/** Marks every attempt again that holds a faulty question of a quiz or a bank, by its text in a later version. */
export function RegradeForm({
  client,
  quiz,
  question,
  onDone,
}: {
  client: Caller;
  /** Quiz or bank, with the newest version: of the quiz, or of the bank's question. */
  quiz: { readonly id: string; readonly version: number };
  /** The faulty question where it is known; else it is asked for. */
  question?: string;
  onDone?: () => void;
}) {
  const { t, error } = useTranslator();
  const act = useAct();
  const [done, setDone] = useState<{ regraded: number; left: number }>();
  const submit = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    void act.run(async () => {
      const body = {
        version: Number(field('version')),
        question: question ?? field('question'),
        corrected: Number(field('corrected')),
        why: field('why'),
      };
      setDone(await client.call(regradeQuestion, { params: { id: quiz.id }, body }));
      onDone?.();
    });
  };
  return (
    <details class="quiz-regrade">
      <summary>{t('quizzes.regrade')}</summary>
      <form onSubmit={submit}>
        <label class="room-field">
          <span>{t('quizzes.regradeVersion')}</span>
          <input
            class="tw-input"
            name="version"
            inputMode="numeric"
            pattern="\d+"
            defaultValue={question === undefined ? '' : String(quiz.version - 1)}
            required
          />
        </label>
        {question === undefined && (
          <label class="room-field">
            <span>{t('quizzes.regradeQuestion')}</span>
            <input class="tw-input" name="question" required />
          </label>
        )}
        <label class="room-field">
          <span>{t('quizzes.regradeCorrected')}</span>
          <input
            class="tw-input"
            name="corrected"
            inputMode="numeric"
            pattern="\d+"
            defaultValue={String(quiz.version)}
            required
          />
        </label>
        <label class="room-field">
          <span>{t('quizzes.regradeWhy')}</span>
          <input class="tw-input" name="why" minLength={4} maxLength={200} required />
        </label>
        <button type="submit" class="tw-btn" disabled={act.busy}>
          {t('quizzes.regrade')}
        </button>
      </form>
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
      {done !== undefined && (
        <p role="status">{t('quizzes.regradeDone', { n: done.regraded, left: done.left })}</p>
      )}
    </details>
  );
}
