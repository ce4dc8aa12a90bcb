import { type LearningTask, myCourses } from '../../core/contracts/courses.ts';
import type { Answered } from '../../core/contracts/endpoint.ts';
import { shortDate } from '../../core/i18n/when.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { useTitle } from '../theme/use-title.ts';
import { TaskDay, TaskState } from './task-state.tsx';

type Mine = Answered<typeof myCourses>;
type Go = RoomProps['go'];

/** Where a course or quiz opens. */
const placeOf = (object: string): string => (object.startsWith('QZ') ? 'quizzes/' : object);

/** What I have to learn, the most urgent first; reminders, the people I mentor, the ladder, and what else is offered. */
export function MyCourses({ deps, go }: Pick<RoomProps, 'deps' | 'go'>) {
  const reply = useAsked(deps.client, myCourses, {});
  return <Answer of={reply}>{(mine) => <Lists of={mine} go={go} />}</Answer>;
}

function Lists({ of: mine, go }: { of: Mine; go: Go }) {
  const { t } = useTranslator();
  const title = useTitle();
  const open = mine.tasks.filter(({ state }) => state !== 'done');
  const done = mine.tasks.filter(({ state }) => state === 'done');
  return (
    <div class="course-columns">
      <div>
        <section aria-label={t('courses.toDo')}>
          <h2>{t('courses.toDo')}</h2>
          {open.length === 0 ? (
            <p class="tw-muted">{t('courses.none')}</p>
          ) : (
            <ul class="course-list">
              {open.map((task) => (
                <TaskRow key={task.object} task={task} now={mine.now} go={go} />
              ))}
            </ul>
          )}
        </section>
        {done.length > 0 && (
          <section aria-label={t('courses.done')}>
            <h2>{t('courses.done')}</h2>
            <ul class="course-list">
              {done.map((task) => (
                <TaskRow key={task.object} task={task} now={mine.now} go={go} />
              ))}
            </ul>
          </section>
        )}
        {mine.offered.length > 0 && (
          <section aria-label={t('courses.offered')}>
            <h2>{t('courses.offered')}</h2>
            <ul class="course-lines">
              {mine.offered.map((one) => (
                <li key={one.id}>
                  <button type="button" class="tw-link" onClick={() => go(one.id)}>
                    {title(one)}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <Beside of={mine} go={go} />
    </div>
  );
}

function TaskRow({ task, now, go }: { task: LearningTask; now: number; go: Go }) {
  const { t } = useTranslator();
  const title = useTitle();
  return (
    <li class="room-card course-task">
      <button type="button" class="tw-link course-title" onClick={() => go(placeOf(task.object))}>
        {title(task)}
      </button>
      <TaskState of={task} />
      <span class="grow">
        <TaskDay of={task} now={now} />
      </span>
      {task.of > 1 && (
        <span class="course-progress">
          <progress max={task.of} value={task.done} aria-label={t('courses.column.progress')} />
          {t('courses.steps', { done: task.done, of: task.of })}
        </span>
      )}
      {(task.nextUnit !== undefined || task.mentor !== undefined) && task.state !== 'done' && (
        <span class="tw-muted course-more">
          {[
            ...(task.nextUnit === undefined ? [] : [t('courses.next', { unit: task.nextUnit })]),
            ...(task.mentor === undefined ? [] : [t('courses.mentor', { name: task.mentor.name })]),
          ].join(' · ')}
        </span>
      )}
    </li>
  );
}

function Beside({ of: { reminders, mentored, career, now }, go }: { of: Mine; go: Go }) {
  const { t, language } = useTranslator();
  const title = useTitle();
  const word = (label: { zh: string; en: string }): string => (language === 'en' ? label.en : label.zh);
  if (reminders.length + mentored.length === 0 && career === undefined) return null;
  return (
    <div>
      {reminders.length > 0 && (
        <section aria-label={t('courses.reminders')}>
          <h2>{t('courses.reminders')}</h2>
          <ul class="course-lines">
            {reminders.map(({ object, kind, on, dueOn, ...named }) => (
              <li
                key={`${object} ${kind} ${on}`}
                class={kind === 'dueSoon' || kind === 'renew' ? '' : 'over'}
              >
                {t(`courses.reminder.${kind}`, { title: title(named), date: shortDate(dueOn, now) })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {mentored.length > 0 && (
        <section aria-label={t('courses.mentored')}>
          <h2>{t('courses.mentored')}</h2>
          <ul class="course-lines">
            {mentored.map((one) => (
              <li key={`${one.staffNo} ${one.id}`}>
                <button type="button" class="tw-link" onClick={() => go(`${one.id}/${one.staffNo}`)}>
                  {one.name}
                </button>{' '}
                <span class="tw-muted">
                  {one.title} {t('courses.steps', { done: one.done, of: one.of })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {career !== undefined && (
        <section aria-label={t('courses.career')}>
          <h2>{t('courses.career')}</h2>
          <p>{t('courses.career.at', { step: career.step, label: word(career.label) })}</p>
          {career.next !== undefined && (
            <>
              <p class="tw-muted">
                {t('courses.career.next', {
                  label: word(career.next.label),
                  n: career.next.courses.length,
                  open: career.next.open,
                })}
              </p>
              <ul class="course-lines">
                {career.next.courses.map(({ id, isDone, ...named }) => (
                  <li key={id}>
                    {title(named)}{' '}
                    <span class={isDone ? 'tw-tag ok' : 'tw-tag neutral'}>
                      {t(isDone ? 'courses.state.done' : 'courses.state.open')}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
    </div>
  );
}
