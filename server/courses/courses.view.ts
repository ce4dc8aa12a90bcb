import type { Calendar } from '../../core/calendar/calendar.ts';
import type { CourseView, LearningTask } from '../../core/contracts/courses.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { type Obligation, pathOf } from '../../core/training/due.ts';
import { stepsOf } from '../../core/training/progress.ts';
import type { Validity } from '../../core/training/renewal.ts';
import type { Shelf, Titled } from './course-library.ts';
import type { PersonLearning } from './learning.ts';
import type { CourseStanding } from './standings.ts';

type NameOf = (staffNo: string) => { staffNo: string; name: string };

export const titled = ({ title, titleEn }: Titled) => ({
  title,
  ...(titleEn === undefined ? {} : { titleEn }),
});

/** Due day and lateness of what is not finished: by whoever asks for it, or by the end of what counts no longer. */
function dueOf(validity: Validity, obligation: Obligation | undefined, today: string) {
  const isEnding = validity.state === 'renew' || validity.state === 'expired';
  const dueOn = isEnding ? validity.validUntil : obligation?.dueOn;
  const isOverdue = validity.state !== 'done' && dueOn !== undefined && today > dueOn;
  return { ...(dueOn === undefined ? {} : { dueOn }), isOverdue };
}

/** One line of what somebody has to learn; undefined where there is no such course or quiz. */
export function taskOf(
  object: string,
  mine: PersonLearning,
  { today }: { readonly today: string },
  nameOf: NameOf,
): LearningTask | undefined {
  const obligation = mine.obligationOf(object);
  const standing = object.startsWith('CRS') ? mine.course(object) : mine.quiz(object);
  if (standing === undefined) return undefined;
  const { state, validity } = standing;
  const what = 'course' in standing ? standing.course : standing.quiz;
  const { completedOn, validUntil } = validity;
  return {
    object,
    ...titled(what),
    state,
    ...(obligation === undefined ? {} : { startOn: obligation.startOn }),
    ...dueOf(validity, obligation, today),
    isAssigned: obligation?.isAssigned === true,
    isFree: obligation === undefined,
    ...countsOf(standing),
    ...(completedOn === undefined ? {} : { completedOn }),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(obligation?.mentor === undefined ? {} : { mentor: nameOf(obligation.mentor) }),
  };

  function countsOf(held: NonNullable<typeof standing>) {
    if (!('course' in held)) return { done: state === 'done' || state === 'renew' ? 1 : 0, of: 1 };
    const { done, of, next } = held.progress;
    if (state === 'done') return { done: of, of };
    const unit = held.course.units.find(({ id }) => id === next?.unit);
    return { done, of, ...(unit === undefined ? {} : { nextUnit: unit.title }) };
  }
}

/** A course with one person's way through it. */
export function courseViewOf(of: {
  readonly standing: CourseStanding;
  readonly task: LearningTask;
  readonly learner: Person;
  readonly shelf: Shelf;
  readonly locked: readonly string[];
  readonly maySign: boolean;
  readonly calendar: Calendar;
  readonly nameOf: NameOf;
}): CourseView {
  const { standing, task, learner, shelf, nameOf } = of;
  const { course, progress, done, since, begunAt } = standing;
  const steps = stepsOf(course);
  const days = daysOf(course, task.startOn, of.calendar);
  const signed = new Map(
    standing.events
      .filter(({ kind }) => kind === 'signedOff' || kind === 'attended')
      .map(({ step, by }) => [step, by]),
  );
  return {
    id: course.id,
    version: course.version,
    newest: shelf.courses.get(course.id)?.version ?? course.version,
    ...titled(course),
    type: course.type,
    kind: course.kind,
    learner: { staffNo: learner.staffNo, name: learner.name },
    task,
    ...(begunAt === undefined ? {} : { begunAt }),
    locked: [...of.locked],
    maySign: of.maySign,
    units: course.units.map(({ id, title, aim, day }, at) => {
      const on = days.get(id);
      const count = progress.units[at];
      return {
        id,
        title,
        aim,
        ...(day === undefined ? {} : { day }),
        ...(on === undefined ? {} : { on }),
        done: count?.done ?? 0,
        of: count?.of ?? 0,
        steps: steps
          .filter(({ unit }) => unit === id)
          .map(({ key, kind, text, note }) => {
            const doneAt = done.get(key);
            const by = signed.get(key);
            const isDone = doneAt !== undefined && doneAt >= since;
            return {
              key,
              kind,
              title: text ?? shelf.titleOf(key).title,
              ...(note === undefined ? {} : { note }),
              ...(isDone ? { doneAt } : {}),
              ...(isDone && by !== undefined ? { by: nameOf(by).name } : {}),
            };
          }),
      };
    }),
  };
}

/** On which day each unit falls (R205); nothing where nobody began, or the calendar of that year is not there. */
function daysOf(
  course: CourseStanding['course'],
  startOn: string | undefined,
  calendar: Calendar,
): ReadonlyMap<string, string> {
  if (startOn === undefined) return new Map();
  try {
    return new Map(
      pathOf(course, startOn, calendar).flatMap(({ on, units }) => units.map((id) => [id, on] as const)),
    );
  } catch (error) {
    if (error instanceof AppError && error.code === 'content.notFound') return new Map();
    throw error;
  }
}
