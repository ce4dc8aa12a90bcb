import { useState } from 'preact/hooks';

import type { Answered } from '../../core/contracts/endpoint.ts';
import { quizComparison } from '../../core/contracts/quiz-statistics.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { tenth } from './numbers.ts';

interface Quiz {
  readonly id: string;
  readonly title: string;
}

/** 培训前后: results of the same people before and after a day (R201). */
export function BeforeAfter({
  client,
  quiz,
  quizzes,
  unit,
}: {
  client: Caller;
  quiz: string;
  quizzes: readonly Quiz[];
  unit: string;
}) {
  const { t } = useTranslator();
  const [on, setOn] = useState('');
  const [after, setAfter] = useState('');
  return (
    <section class="room-card stats-card" aria-label={t('stats.compare')}>
      <header class="stats-head">
        <h2>{t('stats.compare')}</h2>
      </header>
      <p class="stats-bar-row">
        <label class="room-field">
          <span>{t('stats.compare.on')}</span>
          <input
            class="tw-input"
            type="date"
            name="on"
            value={on}
            onInput={({ currentTarget }) => setOn(currentTarget.value)}
          />
        </label>
        <label class="room-field">
          <span>{t('stats.compare.after')}</span>
          <select
            class="tw-input"
            name="after"
            value={after}
            onChange={({ currentTarget }) => setAfter(currentTarget.value)}
          >
            <option value="">{t('stats.compare.same')}</option>
            {quizzes
              .filter(({ id }) => id !== quiz)
              .map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
          </select>
        </label>
      </p>
      {on === '' ? (
        <p class="tw-muted">{t('stats.compare.ask')}</p>
      ) : (
        <Compared
          client={client}
          quiz={quiz}
          query={{ on, ...(after === '' ? {} : { after }), ...(unit === '' ? {} : { unit }) }}
        />
      )}
    </section>
  );
}

function Compared({
  client,
  quiz,
  query,
}: {
  client: Caller;
  quiz: string;
  query: { on: string; after?: string; unit?: string };
}) {
  const { t } = useTranslator();
  const reply = useAsked(client, quizComparison, { params: { id: quiz }, query });
  return (
    <Answer of={reply}>
      {({ comparison, smallestGroup, leastAnswers }) =>
        comparison === undefined ? (
          <p class="tw-muted">{t('stats.compare.none', { n: smallestGroup })}</p>
        ) : (
          <Result of={comparison} least={leastAnswers} />
        )
      }
    </Answer>
  );
}

type Comparison = NonNullable<Answered<typeof quizComparison>['comparison']>;

function Result({
  of: { persons, before, after, difference, enough },
  least,
}: {
  of: Comparison;
  least: number;
}) {
  const { t } = useTranslator();
  const isUp = difference.mean >= 0;
  const [low, high] = isUp ? [difference.low, difference.high] : [-difference.high, -difference.low];
  const rows = [
    ['stats.compare.before', before],
    ['stats.compare.then', after],
  ] as const;
  return (
    <div class="stats-compared" role="status">
      <dl>
        {rows.map(([word, value]) => (
          <div key={word} class="stats-side">
            <dt>{t(word)}</dt>
            <dd>
              <span class="stats-meter" aria-hidden="true">
                <span style={{ width: `${value}%` }} />
              </span>
              <strong>{t('stats.compare.points', { n: tenth(value) })}</strong>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        {t(isUp ? 'stats.compare.better' : 'stats.compare.worse', {
          n: persons,
          mean: tenth(Math.abs(difference.mean)),
          low: tenth(low),
          high: tenth(high),
        })}
      </p>
      {difference.low <= 0 && difference.high >= 0 && <p class="stats-warn">{t('stats.compare.unsure')}</p>}
      {!enough && <p class="stats-warn">{t('stats.compare.few', { n: least })}</p>}
    </div>
  );
}
