import type { Calendar } from '../../core/calendar/calendar.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { Course } from '../../core/course/course.ts';
import type { Person } from '../../core/organisation/person.ts';
import { type Learner, type Obligation, obligationsOf } from '../../core/training/due.ts';
import type { Done } from '../../core/training/progress.ts';
import { validityOf } from '../../core/training/renewal.ts';
import { managerGrades, type TrainingRules } from '../../core/training/rules.ts';
import type { Sql } from '../database/sql.ts';
import { proofs } from '../readings/readings.repository.ts';
import type { CourseLibrary, Shelf } from './course-library.ts';
import { type CourseStanding, courseStanding, quizStanding, type QuizStanding } from './standings.ts';
import { assignments, type CourseEvent, courseEvents, type KeptAssignment } from './courses.repository.ts';
import { joinedDays, passes, ranks } from './learners.repository.ts';

export interface LearningDeps {
  readonly library: CourseLibrary;
  readonly rules: () => TrainingRules;
  readonly calendar: () => Calendar;
}

/** Everything one person has to do with, as of one reading of the base. */
export interface PersonLearning {
  readonly learner: Learner;
  readonly careerStep: number;
  /** What somebody asks for, the most urgent first. */
  readonly obligations: readonly Obligation[];
  readonly obligationOf: (object: string) => Obligation | undefined;
  /** Courses they have to do with, and any other by its number. */
  readonly courses: readonly string[];
  readonly course: (id: string) => CourseStanding | undefined;
  readonly quiz: (id: string) => QuizStanding | undefined;
  /** Quizzes they have passed. */
  readonly passed: readonly string[];
}

/** One reading of the base. */
export interface Reading {
  readonly today: string;
  readonly shelf: Shelf;
  readonly assignments: readonly KeptAssignment[];
  readonly of: (person: Person) => PersonLearning;
}

export type Learning = ReturnType<typeof createLearning>;

/** How people stand with courses and quizzes, from what they did: nothing of it is kept twice. */
export function createLearning({ library, rules, calendar }: LearningDeps) {
  return {
    /** Reads the base for one person, or for everybody. */
    async read(sql: Sql, now: number, staffNo?: string): Promise<Reading> {
      const today = shanghaiDate(now);
      const shelf = await library.shelf(sql, now);
      const events = byPerson(await courseEvents(sql, staffNo));
      const readings = byPerson(await proofs(sql, staffNo));
      const passed = byPerson(await passes(sql, staffNo));
      const joined = await joinedDays(sql, staffNo);
      const held = byPerson(await ranks(sql, today, staffNo));
      const standing = (await assignments(sql)).filter(({ withdrawn }) => withdrawn === undefined);
      const versions = await versionsIn(sql, [...events.values()].flat());
      const { renewalDays } = rules();

      function of(person: Person): PersonLearning {
        const no = person.staffNo;
        const own = events.get(no) ?? [];
        const grade = held.get(no)?.find(({ kind }) => kind === 'managerGrade');
        const managerGrade = managerGrades.find((each) => each === grade?.value);
        const joinedOn = joined.get(no);
        const learner: Learner = {
          staffNo: no,
          roles: person.roles,
          orgPath: person.orgPath,
          ...(joinedOn === undefined ? {} : { joinedOn }),
          ...(managerGrade === undefined ? {} : { managerGrade }),
          ...(grade === undefined ? {} : { gradeFrom: grade.from }),
        };
        const obligations = obligationsOf(
          learner,
          rules(),
          standing,
          (id) => shelf.courses.get(id),
          calendar(),
        );
        const ownPasses = passed.get(no) ?? [];
        const doneOf = (course: string): Done => {
          const done = new Map<string, number>();
          const add = (key: string, at: number): void => {
            if ((done.get(key) ?? -1) < at) done.set(key, at);
          };
          for (const { articleId, provedAt } of readings.get(no) ?? []) add(articleId, provedAt);
          for (const { quizId, at } of ownPasses) add(quizId, at);
          for (const { kind, courseId, step, at } of own) {
            // Reading and walking count wherever they were done; what somebody signed, for that course alone.
            const isOwnCourse = courseId === course;
            if (kind === 'read' || kind === 'walked') add(step, at);
            else if (isOwnCourse && (kind === 'signedOff' || kind === 'attended')) add(step, at);
          }
          return done;
        };
        const touched = own.filter(({ kind }) => kind === 'begun' || kind === 'completed');
        const asked = obligations.map(({ object }) => object).filter((id) => id.startsWith('CRS'));
        return {
          learner,
          careerStep: Number(held.get(no)?.find(({ kind }) => kind === 'careerStep')?.value ?? 1),
          obligations,
          obligationOf: (object) => obligations.find((each) => each.object === object),
          courses: [...new Set([...asked, ...touched.map(({ courseId }) => courseId)])],
          passed: [...new Set(ownPasses.map(({ quizId }) => quizId))],
          course: remembered(
            (id: string) => id,
            (id) =>
              courseStanding({
                newest: shelf.courses.get(id),
                version: (n) => versions.get(`${id}@${n}`),
                events: own.filter(({ courseId }) => courseId === id),
                done: doneOf(id),
                today,
                renewalDays,
              }),
          ),
          quiz: (id) => {
            const quiz = shelf.quizzes.get(id);
            const last = ownPasses.findLast(({ quizId }) => quizId === id);
            return quiz === undefined
              ? undefined
              : quizStanding(
                  quiz,
                  validityOf(last && shanghaiDate(last.at), quiz.validMonths, today, renewalDays),
                );
          },
        };
      }
      return { today, shelf, assignments: standing, of: remembered(({ staffNo: no }) => no, of) };
    },
  };

  async function versionsIn(sql: Sql, events: readonly CourseEvent[]): Promise<ReadonlyMap<string, Course>> {
    const found = new Map<string, Course>();
    for (const { courseId, version } of events) {
      const name = `${courseId}@${version}`;
      if (found.has(name)) continue;
      const course = await library.version(sql, courseId, version);
      if (course !== undefined) found.set(name, course);
    }
    return found;
  }
}

function byPerson<T extends { readonly staffNo: string }>(rows: readonly T[]): ReadonlyMap<string, T[]> {
  return Map.groupBy(rows, ({ staffNo }) => staffNo);
}

/** The same answer for the same key, within one reading. */
function remembered<T, R>(keyOf: (given: T) => string, make: (given: T) => R): (given: T) => R {
  const known = new Map<string, R>();
  return (given) => {
    const key = keyOf(given);
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before as R;
    const made = make(given);
    known.set(key, made);
    return made;
  };
}
