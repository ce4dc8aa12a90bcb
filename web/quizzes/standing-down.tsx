import { useState } from 'preact/hooks';

import { createDraft } from '../../core/contracts/drafts.ts';
import {
  confirmQuestion,
  questionsStandingDown,
  type StandingDownQuestion,
} from '../../core/contracts/quiz-grading.ts';
import { isBank } from '../../core/quiz/paper.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';

type Cause = StandingDownQuestion['causes'][number];

/** Questions that leave new papers since a paragraph they cite has changed, with it as it was and as it is (R-QZ4). */
export function StandingDown({ client, go }: { client: Caller; go: (place: string) => void }) {
  const { t, error } = useTranslator();
  const reply = useAsked(client, questionsStandingDown, {});
  const [confirmed, setConfirmed] = useState<readonly StandingDownQuestion[]>();
  const act = useAct();
  const confirm = ({ quizId, version, question }: StandingDownQuestion, { cites, mark = '' }: Cause): void =>
    void act.run(async () => {
      const body = { quizId, version, question, cites, mark };
      setConfirmed((await client.call(confirmQuestion, { body })).questions);
    });
  const edit = (itemId: string): void =>
    void act.run(async () => {
      const { id } = await client.call(createDraft, { body: { kind: 'quizzes', itemId } });
      go(`drafts/${id}`);
    });
  return (
    <section aria-label={t('quizzes.standingDown')}>
      <h3>{t('quizzes.standingDown')}</h3>
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
      <Answer of={reply}>
        {({ questions: asked }) => {
          const questions = confirmed ?? asked;
          if (questions.length === 0) return <p class="tw-muted">{t('quizzes.noneDown')}</p>;
          return (
            <ul class="quiz-list">
              {questions.map((one) => (
                <li key={`${one.quizId}/${one.question}`} class="room-card quiz-offer">
                  <h4>{one.text}</h4>
                  <p class="tw-muted">
                    {one.title} · {one.question}
                  </p>
                  {one.causes.map((cause) => (
                    <Paragraph
                      key={cause.cites}
                      of={cause}
                      busy={act.busy}
                      onConfirm={() => confirm(one, cause)}
                    />
                  ))}
                  <p class="quiz-acts">
                    <button
                      type="button"
                      class="tw-btn small"
                      disabled={act.busy}
                      onClick={() =>
                        isBank(one.quizId) ? go(`bank/items/${one.quizId}/${one.question}`) : edit(one.quizId)
                      }
                    >
                      {t('quizzes.edit')}
                    </button>
                  </p>
                </li>
              ))}
            </ul>
          );
        }}
      </Answer>
    </section>
  );
}

function Paragraph({ of, busy, onConfirm }: { of: Cause; busy: boolean; onConfirm: () => void }) {
  const { t } = useTranslator();
  return (
    <div class="quiz-paragraph">
      <p>{t('quizzes.paragraph', { ref: of.cites.replace('^', ' ^') })}</p>
      <div class="quiz-sides">
        <div>
          <p class="tw-muted">{t('quizzes.before')}</p>
          <p>{of.before ?? t('quizzes.hidden')}</p>
        </div>
        <div>
          <p class="tw-muted">{t('quizzes.after')}</p>
          <p>{of.what === 'gone' ? t('quizzes.gone') : (of.after ?? t('quizzes.hidden'))}</p>
        </div>
      </div>
      {of.mark !== undefined && of.after !== undefined && (
        <button type="button" class="tw-btn small" disabled={busy} onClick={onConfirm}>
          {t('quizzes.confirm')}
        </button>
      )}
    </div>
  );
}
