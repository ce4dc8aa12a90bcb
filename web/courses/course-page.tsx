import { useEffect, useState } from 'preact/hooks';

import {
  beginCourse,
  type CourseView,
  doCourseStep,
  readCourse,
  readCourseOf,
  signCourseStep,
} from '../../core/contracts/courses.ts';
import { shortDate } from '../../core/i18n/when.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { type Reply, useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { useTitle } from '../theme/use-title.ts';
import { ScriptStep } from './script-step.tsx';
import { type StepActs, StepRow } from './step-row.tsx';
import { TaskDay, TaskState } from './task-state.tsx';

type Unit = CourseView['units'][number];

/** When an article was opened from a course, by course and step: the reader is another room, and this one is gone meanwhile. */
const openedAt = new Map<string, number>();

interface PageProps extends Pick<RoomProps, 'deps' | 'go'> {
  readonly id: string;
  readonly onBack: () => void;
}

/** A course with its units and steps, day by day where it has days: mine, or of somebody I answer for. */
export function CoursePage({ staffNo, ...props }: PageProps & { staffNo: string | undefined }) {
  return staffNo === undefined ? <OwnCourse {...props} /> : <CourseOf staffNo={staffNo} {...props} />;
}

function OwnCourse(props: PageProps) {
  const reply = useAsked(props.deps.client, readCourse, { params: { id: props.id } });
  return <Page {...props} reply={reply} staffNo={undefined} />;
}

function CourseOf({ staffNo, ...props }: PageProps & { staffNo: string }) {
  const reply = useAsked(props.deps.client, readCourseOf, { params: { id: props.id, staffNo } });
  return <Page {...props} reply={reply} staffNo={staffNo} />;
}

function Page({
  deps,
  id,
  staffNo,
  go,
  onBack,
  reply,
}: PageProps & { staffNo: string | undefined; reply: Reply<CourseView> }) {
  const { t, error } = useTranslator();
  const title = useTitle();
  const { client } = deps;
  const [newer, setNewer] = useState<CourseView>();
  const [walking, setWalking] = useState<string>();
  const act = useAct();
  useEffect(() => setNewer(undefined), [reply.value]);
  const now = deps.clock?.() ?? Date.now();
  const run = (work: () => Promise<CourseView>): Promise<boolean> =>
    act.run(async () => setNewer(await work()));
  const done = (step: string, seconds: number) =>
    run(() => client.call(doCourseStep, { params: { id }, body: { step, seconds } }));
  const acts: StepActs = {
    busy: act.busy,
    openedAt: (step) => openedAt.get(`${id} ${step}`),
    open: (step) => {
      openedAt.set(`${id} ${step}`, now);
      go(`knowledge/${step}`);
    },
    read: (step) => {
      const from = openedAt.get(`${id} ${step}`) ?? now;
      void done(step, Math.min(86_400, Math.round(((deps.clock?.() ?? Date.now()) - from) / 1_000)));
    },
    walk: setWalking,
    quiz: () => go('quizzes/'),
    sign: (step) => {
      if (staffNo !== undefined)
        void run(() => client.call(signCourseStep, { params: { id, staffNo }, body: { step } }));
    },
  };
  const shown = newer ?? reply.value;
  return (
    <>
      <header class="room-head">
        <h1>{shown === undefined ? t('courses.title') : title(shown)}</h1>
        {shown !== undefined && staffNo !== undefined && (
          <span class="tw-muted">{t('courses.of', { name: shown.learner.name })}</span>
        )}
        <span class="grow" />
        <button type="button" class="tw-link" onClick={onBack}>
          {t('courses.back')}
        </button>
      </header>
      <div class="room-body courses">
        {act.code !== undefined && (
          <p class="room-problem" role="alert">
            {error(act.code)}
          </p>
        )}
        <Answer of={reply}>
          {(read) => {
            const course = shown ?? read;
            return walking === undefined ? (
              <>
                <Head
                  course={course}
                  now={now}
                  busy={act.busy}
                  onBegin={
                    staffNo === undefined
                      ? () => void run(() => client.call(beginCourse, { params: { id }, body: {} }))
                      : undefined
                  }
                />
                {course.units.map((unit) => (
                  <UnitCard
                    key={unit.id}
                    unit={unit}
                    now={now}
                    course={course}
                    acts={acts}
                    isOwn={staffNo === undefined}
                  />
                ))}
              </>
            ) : (
              <ScriptStep
                deps={deps}
                id={walking}
                busy={act.busy}
                onDone={() => void done(walking, 0).then((went) => went && setWalking(undefined))}
                onBack={() => setWalking(undefined)}
              />
            );
          }}
        </Answer>
      </div>
    </>
  );
}

function Head({
  course,
  now,
  busy,
  onBegin,
}: {
  course: CourseView;
  now: number;
  busy: boolean;
  onBegin: (() => void) | undefined;
}) {
  const { t } = useTranslator();
  const { task, locked, begunAt } = course;
  const mayBegin = begunAt === undefined && task.state !== 'done' && onBegin !== undefined;
  return (
    <div class="course-head">
      <TaskState of={task} />
      <span>{t('courses.steps', { done: task.done, of: task.of })}</span>
      <TaskDay of={task} now={now} />
      {course.newest > course.version && (
        <span class="tw-muted">{t('courses.newer', { n: course.version, newest: course.newest })}</span>
      )}
      {mayBegin &&
        (locked.length > 0 ? (
          <span class="over">{t('courses.locked', { list: locked.join(' · ') })}</span>
        ) : (
          <button type="button" class="tw-btn primary" disabled={busy} onClick={onBegin}>
            {t(task.state === 'renew' || task.state === 'expired' ? 'courses.renew' : 'courses.begin')}
          </button>
        ))}
    </div>
  );
}

function UnitCard({
  unit,
  now,
  course,
  acts,
  isOwn,
}: {
  unit: Unit;
  now: number;
  course: CourseView;
  acts: StepActs;
  isOwn: boolean;
}) {
  const { t } = useTranslator();
  return (
    <section class="room-card course-unit" aria-label={unit.title}>
      <header>
        <h2>{unit.title}</h2>
        {unit.day !== undefined && (
          <span class="tw-muted">
            {unit.on === undefined
              ? t('courses.day', { n: unit.day })
              : t('courses.dayOn', { n: unit.day, date: shortDate(unit.on, now) })}
          </span>
        )}
        <span class="grow" />
        <span class={unit.done === unit.of ? 'tw-tag ok' : 'tw-muted'}>
          {t('courses.steps', { done: unit.done, of: unit.of })}
        </span>
      </header>
      <p class="tw-muted">{unit.aim}</p>
      <ul>
        {unit.steps.map((step) => (
          <StepRow key={step.key} step={step} now={now} course={course} acts={acts} isOwn={isOwn} />
        ))}
      </ul>
    </section>
  );
}
