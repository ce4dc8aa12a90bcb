import type { Course } from '../../core/course/course.ts';
import type { Person } from '../../core/organisation/person.ts';
import { stepsOf } from '../../core/training/progress.ts';
import type { Sql } from '../database/sql.ts';
import type { Finished, FinishedListener } from '../training/finished.ts';
import { appendCourseEvent, type CourseEvent } from './courses.repository.ts';
import type { Learning, PersonLearning } from './learning.ts';
import type { CourseStanding } from './standings.ts';

export interface CompletingDeps {
  readonly learning: Learning;
  readonly personOf: (staffNo: string) => Promise<Person | undefined>;
  /** Told of a completed course in its own transaction: certificates, the ledger. */
  readonly listeners: readonly FinishedListener[];
}

export type Completing = ReturnType<typeof createCompleting>;

/** Courses to be finished before this one. */
export const missingBefore = (course: Pick<Course, 'prerequisites'>, mine: PersonLearning): string[] =>
  course.prerequisites.filter((id) => {
    const state = mine.course(id)?.state;
    return state !== 'done' && state !== 'renew';
  });

/** Completes courses whose last step was done, wherever it was done, and takes a completion back with what it stood on. */
export function createCompleting({ learning, personOf, listeners }: CompletingDeps) {
  /** Courses of a person that are complete and not yet said to be. */
  const ready = (mine: PersonLearning): CourseStanding[] =>
    mine.courses.flatMap((id) => {
      const standing = mine.course(id);
      if (standing === undefined || standing.state === 'done') return [];
      if (standing.progress.completedAt === undefined) return [];
      return missingBefore(standing.course, mine).length > 0 ? [] : [standing];
    });

  async function complete(tx: Sql, person: Person, { course }: CourseStanding, now: number): Promise<void> {
    const { id, version, validMonths } = course;
    const event: Omit<CourseEvent, 'id'> = {
      staffNo: person.staffNo,
      orgUnitCode: person.orgUnitCode,
      courseId: id,
      version,
      kind: 'completed',
      step: '',
      ...(validMonths === undefined ? {} : { detail: String(validMonths) }),
      by: person.staffNo,
      at: now,
    };
    const row = await appendCourseEvent(tx, event);
    for (const each of listeners) await each.finished(tx, finishedBy({ ...event, id: row }, course));
  }

  async function settle(tx: Sql, person: Person, now: number): Promise<number> {
    let completed = 0;
    // One completion may open another course that was only waiting for it.
    for (;;) {
      const [next] = ready((await learning.read(tx, now, person.staffNo)).of(person));
      if (next === undefined) return completed;
      await complete(tx, person, next, now);
      completed += 1;
    }
  }

  return {
    /** Whether `settle` has anything to do; reads alone. */
    isReady: (mine: PersonLearning): boolean => ready(mine).length > 0,

    settle,

    /** What a passed quiz completes, and what a pass taken back undoes. */
    listener: {
      async finished(tx, what) {
        const person = what.kind === 'quiz' ? await personOf(what.staffNo) : undefined;
        if (person !== undefined) await settle(tx, person, what.at);
      },
      async takenBack(tx, what, why) {
        const person = what.kind === 'quiz' ? await personOf(what.staffNo) : undefined;
        if (person === undefined) return;
        const mine = (await learning.read(tx, what.at, person.staffNo)).of(person);
        for (const id of mine.courses) {
          const standing = mine.course(id);
          if (standing?.completed === undefined) continue;
          const { course, completed, done } = standing;
          const asks = stepsOf(course).some(({ key }) => key === what.id);
          if (!asks || done.has(what.id)) continue;
          const { staffNo, orgUnitCode, courseId, version } = completed;
          const undone = { staffNo, orgUnitCode, courseId, version, step: '', detail: why, by: staffNo };
          await appendCourseEvent(tx, { ...undone, kind: 'reopened', at: what.at });
          for (const each of listeners) await each.takenBack(tx, finishedBy(completed, course), why);
        }
      },
    } satisfies FinishedListener,
  };
}

const finishedBy = (event: CourseEvent, course: Course): Finished => ({
  kind: 'course',
  id: event.courseId,
  version: event.version,
  title: course.title,
  staffNo: event.staffNo,
  orgUnitCode: event.orgUnitCode,
  proof: `course-event-${event.id}`,
  ...(course.validMonths === undefined ? {} : { validMonths: course.validMonths }),
  beforePost: course.kind === 'operation',
  at: event.at,
});
