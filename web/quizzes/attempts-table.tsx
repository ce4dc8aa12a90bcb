import { useState } from 'preact/hooks';

import { decideLateAttempt, quizAttempts } from '../../core/contracts/quiz-grading.ts';
import type { myQuizzes } from '../../core/contracts/quizzes.ts';
import type { Answered } from '../../core/contracts/endpoint.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { useTitle } from '../theme/use-title.ts';
import { RegradeForm } from './regrade-form.tsx';
import { percentOf, Score } from './score.tsx';

type Attempt = Answered<typeof quizAttempts>['attempts'][number];

/** Attempts of one quiz with every marking, also those that no longer count; trainers decide on late ones (R-QZ2, R-QZ5). */
export function AttemptsTable({
  client,
  quizzes,
  decides,
}: {
  client: Caller;
  quizzes: Answered<typeof myQuizzes>['seen'];
  decides: boolean;
}) {
  const { t, error } = useTranslator();
  const title = useTitle();
  const [id, setId] = useState(quizzes[0]?.id ?? '');
  const quiz = quizzes.find((each) => each.id === id);
  const reply = useAsked(client, quizAttempts, { params: { id } });
  const act = useAct();
  const decide = (attempt: string, accepted: boolean): void =>
    void act.run(async () => {
      await client.call(decideLateAttempt, { params: { id: attempt }, body: { accepted } });
      reply.again();
    });
  return (
    <section aria-label={t('quizzes.attemptsOf')}>
      <label class="room-field">
        <span>{t('quizzes.attemptsOf')}</span>
        <select
          class="tw-input"
          name="quiz"
          value={id}
          onChange={({ currentTarget }) => setId(currentTarget.value)}
        >
          {quizzes.map((each) => (
            <option key={each.id} value={each.id}>
              {title(each)}
            </option>
          ))}
        </select>
      </label>
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
      <Answer
        of={reply}
        empty={{ is: ({ attempts }) => attempts.length === 0, say: <p>{t('quizzes.noAttempts')}</p> }}
      >
        {({ attempts }) => (
          <table class="room-table">
            <thead>
              <tr>
                <th scope="col">{t('quizzes.column.person')}</th>
                <th scope="col">{t('quizzes.column.at')}</th>
                <th scope="col">{t('quizzes.column.score')}</th>
                <th scope="col">{t('quizzes.column.state')}</th>
              </tr>
            </thead>
            <tbody>
              {attempts.map((one) => (
                <Row key={one.id} of={one} decides={decides} busy={act.busy} onDecide={decide} />
              ))}
            </tbody>
          </table>
        )}
      </Answer>
      {decides && quiz !== undefined && (
        <RegradeForm key={id} client={client} quiz={quiz} onDone={reply.again} />
      )}
    </section>
  );
}

function Row({
  of: one,
  decides,
  busy,
  onDecide,
}: {
  of: Attempt;
  decides: boolean;
  busy: boolean;
  onDecide: (attempt: string, accepted: boolean) => void;
}) {
  const { t } = useTranslator();
  const at = one.startedAt;
  return (
    <tr>
      <td>
        {one.name} <span class="tw-muted">{one.unit}</span>
      </td>
      <td>{shortInstant(at, at)}</td>
      <td>
        <Score of={one} />
      </td>
      <td>
        {one.markings.length > 1 &&
          one.markings.map((marking) => (
            <p key={marking.at} class="tw-muted">
              {t('quizzes.marking', { time: shortInstant(marking.at, at), n: percentOf(marking) })}
              {marking.isVoid && ` · ${t('quizzes.voided')}`}
            </p>
          ))}
        {one.lateAt !== undefined && (
          <p class="tw-muted">
            {t('quizzes.lateAnswers', { n: one.lateAnswers ?? 0, time: shortInstant(one.lateAt, at) })}
          </p>
        )}
        {decides && one.late === 'open' && (
          <p class="quiz-acts">
            <button type="button" class="tw-btn small" disabled={busy} onClick={() => onDecide(one.id, true)}>
              {t('quizzes.accept')}
            </button>
            <button
              type="button"
              class="tw-btn small"
              disabled={busy}
              onClick={() => onDecide(one.id, false)}
            >
              {t('quizzes.refuse')}
            </button>
          </p>
        )}
      </td>
    </tr>
  );
}
