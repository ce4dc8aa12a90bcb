import { useState } from 'preact/hooks';

import { answerSurvey, listSurveys, type SurveyView } from '../../core/contracts/planning-needs.ts';
import { shortDate } from '../../core/i18n/when.ts';
import { type Score, scores } from '../../core/planning/survey.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { Problem } from '../rooms/form.tsx';
import { SurveyForm } from './survey-form.tsx';

/** Questionnaires on needs: answered once without a name, opened and read by those who plan (R198). */
export function Surveys({ client, year, now }: { client: Caller; year: string; now: number }) {
  const { t } = useTranslator();
  const reply = useAsked(client, listSurveys, {});
  const [isNew, setNew] = useState(false);
  return (
    <section class="planning-stack" aria-label={t('planning.surveys')}>
      <h2>{t('planning.surveys')}</h2>
      {reply.value?.mayAsk === true && (
        <p>
          <button type="button" class="tw-btn" aria-expanded={isNew} onClick={() => setNew(!isNew)}>
            {t('planning.survey.new')}
          </button>
        </p>
      )}
      {isNew && (
        <SurveyForm
          client={client}
          year={year}
          now={now}
          onOpened={() => {
            setNew(false);
            reply.again();
          }}
        />
      )}
      <Answer
        of={reply}
        empty={{ is: ({ surveys }) => surveys.length === 0, say: t('planning.surveys.none') }}
      >
        {({ surveys }) => (
          <ul class="planning-stack">
            {surveys.map((survey) => (
              <li key={survey.id} class="room-card planning-part">
                <h3>
                  {survey.title}{' '}
                  <span class="tw-muted">
                    {t('planning.survey.until.day', { day: shortDate(survey.until, now) })}
                  </span>{' '}
                  {survey.answered && <span class="tw-tag ok">{t('planning.survey.answered')}</span>}
                </h3>
                {survey.progress !== undefined && (
                  <p>
                    {t('planning.survey.progress', { n: survey.progress.answers, of: survey.progress.of })}
                    {survey.results === undefined && (
                      <span class="tw-muted"> {t('planning.survey.later')}</span>
                    )}
                  </p>
                )}
                {survey.mayAnswer && <AnswerForm client={client} survey={survey} onAnswered={reply.again} />}
                {survey.results !== undefined && <Results survey={survey} results={survey.results} />}
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </section>
  );
}

function Results({ survey, results }: { survey: SurveyView; results: NonNullable<SurveyView['results']> }) {
  const { t } = useTranslator();
  if (results.length === 0) return <p class="tw-muted">{t('planning.survey.few')}</p>;
  return (
    <table class="room-table">
      <thead>
        <tr>
          <th scope="col">{t('planning.survey.topic')}</th>
          <th scope="col" class="number">
            {t('planning.survey.mean')}
          </th>
          <th scope="col" class="number">
            {t('planning.survey.people')}
          </th>
          <th scope="col" class="number">
            {t('planning.survey.high')}
          </th>
        </tr>
      </thead>
      <tbody>
        {results.map(({ topic, mean, people, high }) => (
          <tr key={topic}>
            <td>{survey.topics[topic]}</td>
            <td class="number">{mean}</td>
            <td class="number">{people}</td>
            <td class="number">{high}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AnswerForm({
  client,
  survey,
  onAnswered,
}: {
  client: Caller;
  survey: SurveyView;
  onAnswered: () => void;
}) {
  const { t, error } = useTranslator();
  const [given, setGiven] = useState<readonly (Score | undefined)[]>(survey.topics.map(() => undefined));
  const act = useAct();
  const whole = given.filter((score): score is Score => score !== undefined);
  const send = async (): Promise<void> => {
    const isSent = await act.run(async () => {
      await client.call(answerSurvey, { params: { id: survey.id }, body: { scores: whole } });
    });
    if (isSent) onAnswered();
  };
  return (
    <form
      class="planning-fields"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="tw-muted">{t('planning.survey.ask')}</p>
      {survey.topics.map((topic, at) => (
        <fieldset key={topic} class="room-ticks">
          <legend>{topic}</legend>
          {scores.map((score) => (
            <label key={score}>
              <input
                type="radio"
                name={`${survey.id}-${at}`}
                checked={given[at] === score}
                onChange={() => setGiven(given.map((one, n) => (n === at ? score : one)))}
              />
              {score}
            </label>
          ))}
        </fieldset>
      ))}
      <Problem text={act.code === undefined ? undefined : error(act.code)} />
      <p>
        <button
          type="submit"
          class="tw-btn primary"
          disabled={act.busy || whole.length < survey.topics.length}
        >
          {t('planning.survey.send')}
        </button>
      </p>
    </form>
  );
}
