import type { Calendar } from '../../core/calendar/calendar.ts';
import type { CourseView } from '../../core/contracts/courses.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { isForPerson } from '../../core/quiz/audience.ts';
import { standsAbove } from '../../core/reading/due.ts';
import { missingBefore } from './completing.ts';
import type { CourseEvent, CourseEventKind } from './courses.repository.ts';
import { courseViewOf, taskOf } from './courses.view.ts';
import type { PersonLearning, Reading } from './learning.ts';
import type { CourseStanding } from './standings.ts';

export type NamesOf = (
  staffNos: readonly string[],
) => Promise<(staffNo: string) => { staffNo: string; name: string }>;

/** Who signs for a learner: the mentor, a trainer, the head of a unit above; never they themselves. */
export const maySign = (person: Person, learner: Person, mentor: string | undefined): boolean =>
  person.staffNo !== learner.staffNo &&
  (person.staffNo === mentor ||
    person.roles.includes('trainer') ||
    (person.roles.includes('branchManager') && standsAbove(person.orgUnitCode, learner.orgPath)));

export type CoursePages = ReturnType<typeof createCoursePages>;

/** A course as one person goes through it, for them and for whoever answers for them. */
export function createCoursePages({
  calendar,
  namesOf,
}: {
  readonly calendar: () => Calendar;
  readonly namesOf: NamesOf;
}) {
  async function view(
    reading: Reading,
    person: Person,
    id: string,
    viewer: Person = person,
  ): Promise<CourseView> {
    const { mine, standing } = standingOf(reading, person, id);
    const mentor = mine.obligationOf(id)?.mentor;
    const by = standing.events.map((event) => event.by);
    const nameOf = await namesOf([...by, ...(mentor === undefined ? [] : [mentor])]);
    const task = taskOf(id, mine, reading, nameOf);
    if (task === undefined) throw new AppError('course.notFound');
    return courseViewOf({
      standing,
      task,
      learner: person,
      shelf: reading.shelf,
      locked: missingBefore(standing.course, mine).map((other) => reading.shelf.titleOf(other).title),
      maySign: maySign(viewer, person, mentor),
      calendar: calendar(),
      nameOf,
    });
  }

  /** A course of a person: asked of them, begun by them, or for their post. */
  function standingOf(
    reading: Reading,
    person: Person,
    id: string,
  ): { mine: PersonLearning; standing: CourseStanding } {
    const mine = reading.of(person);
    const standing = mine.course(id);
    const isTheirs = mine.courses.includes(id) || isOffered(reading, person, id);
    if (standing === undefined || !isTheirs) throw new AppError('course.notFound');
    return { mine, standing };
  }

  const isOffered = ({ shelf }: Reading, person: Person, id: string): boolean => {
    const course = shelf.courses.get(id);
    return course !== undefined && isForPerson(course, person);
  };

  return { view, standingOf };
}

/** What happened in a course, by the person themselves unless told. */
export const eventOf = (
  { staffNo, orgUnitCode }: Person,
  course: { readonly id: string; readonly version: number },
  kind: CourseEventKind,
  step: string,
  at: number,
): Omit<CourseEvent, 'id'> => ({
  staffNo,
  orgUnitCode,
  courseId: course.id,
  version: course.version,
  kind,
  step,
  by: staffNo,
  at,
});
