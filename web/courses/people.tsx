import { useState } from 'preact/hooks';

import { learnersOf, learningOverview } from '../../core/contracts/assignments.ts';
import type { Answered } from '../../core/contracts/endpoint.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { MoveLearners } from './move-learners.tsx';
import { RankForm } from './rank-form.tsx';
import { TaskDay, TaskState } from './task-state.tsx';

type Overview = Answered<typeof learningOverview>;

/** How the people stand I answer for: what was escalated, thing by thing with who is where, and the months of the units. */
export function PeopleView({ deps, go }: Pick<RoomProps, 'deps' | 'go'>) {
  const { t } = useTranslator();
  const reply = useAsked(deps.client, learningOverview, {});
  const [object, setObject] = useState<string>();
  const now = deps.clock?.() ?? Date.now();
  return (
    <>
      {deps.person.roles.includes('lineDept') && (
        <RankForm client={deps.client} now={now} onDone={reply.again} />
      )}
      <Answer
        of={reply}
        empty={{ is: ({ objects }) => objects.length === 0, say: <p>{t('courses.people.none')}</p> }}
      >
        {(overview) => (
          <>
            {overview.escalated.length > 0 && (
              <section class="room-card course-escalated" aria-label={t('courses.escalated')}>
                <h2>{t('courses.escalated')}</h2>
                <ul>
                  {overview.escalated.map((one) => (
                    <li key={`${one.object} ${one.unit}`}>
                      {one.title}{' '}
                      <span class="over">
                        {t('courses.escalated.of', { unit: one.unit, people: one.people })}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <Objects of={overview} shown={object} onShow={setObject} />
            {object !== undefined && <Learners key={object} deps={deps} object={object} go={go} />}
            {overview.months !== undefined && <Months of={overview.months} />}
          </>
        )}
      </Answer>
    </>
  );
}

function Objects({
  of: { objects },
  shown,
  onShow,
}: {
  of: Overview;
  shown: string | undefined;
  onShow: (object: string | undefined) => void;
}) {
  const { t } = useTranslator();
  const columns = ['people', 'finished', 'running', 'overdue', 'renewing'] as const;
  return (
    <table class="room-table">
      <thead>
        <tr>
          <th scope="col">{t('courses.column.what')}</th>
          {columns.map((name) => (
            <th key={name} scope="col" class="number">
              {t(`courses.column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {objects.map((one) => (
          <tr key={one.object}>
            <td>
              <button
                type="button"
                class="tw-link"
                aria-expanded={shown === one.object}
                onClick={() => onShow(shown === one.object ? undefined : one.object)}
              >
                {one.title}
              </button>
            </td>
            <td class="number">{one.of}</td>
            <td class="number">{one.done}</td>
            <td class="number">{one.running}</td>
            <td class={one.overdue > 0 ? 'number over' : 'number'}>{one.overdue}</td>
            <td class="number">{one.renewing}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Learners({ deps, object, go }: Pick<RoomProps, 'deps' | 'go'> & { object: string }) {
  const { t } = useTranslator();
  const reply = useAsked(deps.client, learnersOf, { params: { object } });
  const now = deps.clock?.() ?? Date.now();
  return (
    <Answer of={reply}>
      {({ title, of, learners }) => (
        <section aria-label={title}>
          <h2>{title}</h2>
          {deps.person.roles.includes('trainer') && object.startsWith('CRS') && (
            <MoveLearners client={deps.client} id={object} onDone={reply.again} />
          )}
          {learners.length < of && (
            <p class="tw-muted">{t('courses.people.shown', { of, n: learners.length })}</p>
          )}
          <table class="room-table">
            <thead>
              <tr>
                <th scope="col">{t('courses.column.person')}</th>
                <th scope="col">{t('courses.column.unit')}</th>
                <th scope="col">{t('courses.column.state')}</th>
                <th scope="col" class="number">
                  {t('courses.column.progress')}
                </th>
                <th scope="col">{t('courses.column.due')}</th>
              </tr>
            </thead>
            <tbody>
              {learners.map(({ staffNo, name, unit, task }) => (
                <tr key={staffNo}>
                  <td>
                    {object.startsWith('CRS') ? (
                      <button type="button" class="tw-link" onClick={() => go(`${object}/${staffNo}`)}>
                        {name}
                      </button>
                    ) : (
                      name
                    )}
                  </td>
                  <td>{unit}</td>
                  <td>
                    <TaskState of={task} />
                  </td>
                  <td class="number">{t('courses.steps', { done: task.done, of: task.of })}</td>
                  <td>
                    <TaskDay of={task} now={now} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Answer>
  );
}

/** R206: each unit's months, colour never without its word. */
function Months({ of }: { of: NonNullable<Overview['months']> }) {
  const { t } = useTranslator();
  const names = of[0]?.months.map(({ month }) => month) ?? [];
  return (
    <section aria-label={t('courses.months')}>
      <h2>{t('courses.months')}</h2>
      <table class="room-table">
        <thead>
          <tr>
            <th scope="col">{t('courses.column.unit')}</th>
            {names.map((month) => (
              <th key={month} scope="col">
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.map(({ unit, months }) => (
            <tr key={unit}>
              <th scope="row">{unit}</th>
              {months.map(({ month, light }) => (
                <td key={month}>
                  <span class={`tw-tag course-month ${light}`}>{t(`courses.month.${light}`)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
