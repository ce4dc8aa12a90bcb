import { useState } from 'preact/hooks';

import './quiz-statistics.css';
import type { Answered } from '../../core/contracts/endpoint.ts';
import { quizStatistics, statisticsQuizzes } from '../../core/contracts/quiz-statistics.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { BeforeAfter } from './before-after.tsx';
import { Scatter } from './charts/scatter.tsx';
import { ScoreChart } from './charts/score-chart.tsx';
import { Choose } from './choose.tsx';
import { HeatMap } from './heat-map.tsx';
import { ItemTable } from './item-table.tsx';
import { Reliability } from './reliability.tsx';
import { UnitTable } from './unit-table.tsx';

type Statistics = Answered<typeof quizStatistics>;
type Quizzes = Answered<typeof statisticsQuizzes>['quizzes'];

/** 题目分析: what the answers to one quiz say, for who writes questions and who plans trainings (R201). */
export default function StatisticsRoom({ deps, place, go }: RoomProps) {
  const { t } = useTranslator();
  const reply = useAsked(deps.client, statisticsQuizzes, {});
  const quizzes = reply.value?.quizzes ?? [];
  const id = quizzes.find((each) => each.id === place)?.id ?? quizzes[0]?.id;
  return (
    <>
      <header class="room-head">
        <h1>{t('stats.title')}</h1>
        {quizzes.length > 0 && (
          <Choose
            label={t('stats.quiz')}
            name="quiz"
            value={id ?? ''}
            options={quizzes.map(({ id: value, title }) => ({ value, word: `${value} ${title}` }))}
            onChoose={(value) => go(value)}
          />
        )}
      </header>
      <div class="room-body stats">
        <Answer of={reply} empty={{ is: (value) => value.quizzes.length === 0, say: t('stats.none') }}>
          {(value) =>
            id !== undefined && <OfQuiz key={id} deps={deps} id={id} quizzes={value.quizzes} go={go} />
          }
        </Answer>
      </div>
    </>
  );
}

function OfQuiz({
  deps,
  id,
  quizzes,
  go,
}: Pick<RoomProps, 'deps' | 'go'> & { id: string; quizzes: Quizzes }) {
  const { t } = useTranslator();
  const [version, setVersion] = useState('');
  const [month, setMonth] = useState('');
  const [unit, setUnit] = useState('');
  const reply = useAsked(deps.client, quizStatistics, {
    params: { id },
    query: {
      ...(version === '' ? {} : { version }),
      ...(month === '' ? {} : { month }),
      ...(unit === '' ? {} : { unit }),
    },
  });
  return (
    <Answer of={reply}>
      {(statistics) => (
        <>
          <p class="stats-bar-row">
            {statistics.ownUnit !== undefined && <span class="tw-tag accent">{statistics.ownUnit}</span>}
            <Choose
              label={t('stats.version')}
              name="version"
              value={version}
              options={[
                { value: '', word: t('stats.version.all') },
                ...statistics.versions.map((n) => ({
                  value: String(n),
                  word: t('stats.version.one', { n }),
                })),
              ]}
              onChoose={setVersion}
            />
            <Choose
              label={t('stats.month')}
              name="month"
              value={month}
              options={[
                { value: '', word: t('stats.month.all') },
                ...statistics.months.map((value) => ({ value, word: value })),
              ]}
              onChoose={setMonth}
            />
            {statistics.ownUnit === undefined && (
              <Choose
                label={t('stats.unit')}
                name="unit"
                value={unit}
                options={[
                  { value: '', word: t('stats.unit.all') },
                  ...statistics.units.map(({ code, name }) => ({ value: code, word: name })),
                ]}
                onChoose={setUnit}
              />
            )}
          </p>
          <Shown of={statistics} go={go} />
          <div class="stats-pair">
            {statistics.ownUnit === undefined && (
              <UnitTable units={statistics.units} withheld={statistics.withheldUnits} />
            )}
            <BeforeAfter client={deps.client} quiz={id} quizzes={quizzes} unit={unit} />
          </div>
        </>
      )}
    </Answer>
  );
}

function Shown({
  of: { shown, smallestGroup, leastAnswers, ownUnit },
  go,
}: {
  of: Statistics;
  go: RoomProps['go'];
}) {
  const { t } = useTranslator();
  if (shown === undefined)
    return <p class="room-state tw-muted">{t('stats.withheld', { n: smallestGroup })}</p>;
  const { items, articles } = shown;
  return (
    <div class={articles === undefined ? 'stats-grid' : 'stats-grid sided'}>
      <div class="stats-main">
        <Reliability of={shown.reliability} least={leastAnswers} />
        <div class="stats-pair">
          <ScoreChart of={shown} />
          {items !== undefined && <Scatter items={items} />}
        </div>
        {items !== undefined && <ItemTable items={items} go={go} />}
        {items === undefined && ownUnit === undefined && <p class="tw-muted">{t('stats.items.taking')}</p>}
      </div>
      {articles !== undefined && (
        <div class="stats-side-column">
          <HeatMap articles={articles} go={go} />
        </div>
      )}
    </div>
  );
}
