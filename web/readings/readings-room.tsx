import { type unitReadings as contract, unitReadings } from '../../core/contracts/readings.ts';
import type { Answered } from '../../core/contracts/endpoint.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { Escalated } from './escalated.tsx';
import { ReadingList } from './reading-list.tsx';
import { useReadings } from './use-readings.ts';

const above = ['branchManager', 'lineDept', 'trainer', 'auditor'] as const;

/** My must-reads, and for those above how far each has come. */
export default function ReadingsRoom({ deps, go }: RoomProps) {
  const { t } = useTranslator();
  const readings = useReadings(deps.client, deps.person, deps.record);
  const now = deps.clock?.() ?? Date.now();
  const done = readings.tasks.filter(({ provedAt }) => provedAt !== undefined);
  const open = (id: string): void => go(`knowledge/${id}`);
  return (
    <>
      <header class="room-head">
        <h1>{t('readings.title')}</h1>
      </header>
      <div class="room-body readings">
        {readings.open.length === 0 ? (
          <p class="tw-muted">{t('readings.none')}</p>
        ) : (
          <ReadingList open={readings.open} now={now} onOpen={open} />
        )}
        {done.length > 0 && (
          <ul class="readings-done">
            {done.map((task) => (
              <li key={task.articleId}>
                <button type="button" class="tw-link" onClick={() => open(task.articleId)}>
                  {task.title}
                </button>
                <span class="tw-muted">
                  {t('readings.done', { time: shortInstant(task.provedAt ?? 0, now) })}
                </span>
              </li>
            ))}
          </ul>
        )}
        {above.some((role) => deps.person.roles.includes(role)) && <Unit deps={deps} now={now} />}
      </div>
    </>
  );
}

function Unit({ deps, now }: { deps: RoomProps['deps']; now: number }) {
  const { t } = useTranslator();
  const reply = useAsked(deps.client, unitReadings, {});
  return (
    <section>
      <h2>{t('readings.unit')}</h2>
      <Answer
        of={reply}
        empty={{ is: ({ assignments }) => assignments.length === 0, say: <p>{t('readings.unitNone')}</p> }}
      >
        {({ assignments, escalated }) => (
          <>
            <Escalated of={escalated} now={now} />
            <UnitTable assignments={assignments} now={now} />
          </>
        )}
      </Answer>
    </section>
  );
}

function UnitTable({
  assignments,
  now,
}: {
  assignments: Answered<typeof contract>['assignments'];
  now: number;
}) {
  const { t } = useTranslator();
  return (
    <table class="room-table">
      <thead>
        <tr>
          <th scope="col">{t('drafts.column.title')}</th>
          <th scope="col" class="number">
            {t('readings.column.read')}
          </th>
          <th scope="col">{t('readings.column.due')}</th>
          <th scope="col">{t('readings.column.missing')}</th>
        </tr>
      </thead>
      <tbody>
        {assignments.map((one) => (
          <tr key={`${one.articleId}@${one.version}`}>
            <td>
              {one.title} <span class="tw-muted">{t('script.version', { n: one.version })}</span>
            </td>
            <td class="number">{t('readings.of', { read: one.read, of: one.of })}</td>
            <td class={one.dueAt < now && one.read < one.of ? 'over' : ''}>{shortInstant(one.dueAt, now)}</td>
            <td>
              {one.missing.length === 0
                ? one.read === one.of
                  ? t('readings.all')
                  : '–'
                : one.missing
                    .map(({ name, isOverdue }) => `${name}${isOverdue ? ` ${t('readings.overdue')}` : ''}`)
                    .join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
