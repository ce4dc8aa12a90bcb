import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { LearningState } from '../../core/contracts/courses.ts';
import type { Course } from '../../core/course/course.ts';
import type { Quiz } from '../../core/quiz/quiz.ts';
import { type Done, type Progress, progressOf } from '../../core/training/progress.ts';
import { type Validity, validityOf } from '../../core/training/renewal.ts';
import type { CourseEvent } from './courses.repository.ts';

/** How a person stands with a course. */
export interface CourseStanding {
  /** The version they are under way in, or finished; the newest before they begin. */
  readonly course: Course;
  readonly state: LearningState;
  readonly validity: Validity;
  readonly progress: Progress;
  /** What was done before this instant does not count this time. */
  readonly since: number;
  readonly done: Done;
  readonly begunAt?: number;
  /** The completion that counts. */
  readonly completed?: CourseEvent;
  /** All that happened, in its order. */
  readonly events: readonly CourseEvent[];
}

export interface QuizStanding {
  readonly quiz: Quiz;
  readonly state: LearningState;
  readonly validity: Validity;
}

const startOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** Reads how somebody stands with a course from what they did; undefined where there is no such course. */
export function courseStanding(of: {
  readonly newest: Course | undefined;
  readonly version: (n: number) => Course | undefined;
  readonly events: readonly CourseEvent[];
  readonly done: Done;
  readonly today: string;
  readonly renewalDays: number;
}): CourseStanding | undefined {
  const { newest, events, done, today } = of;
  const last = events.findLast(({ kind }) => kind === 'completed' || kind === 'reopened');
  const completed = last?.kind === 'completed' ? last : undefined;
  // What a completion is worth was said by its version, and stands with it.
  const months = completed?.detail === undefined ? undefined : Number(completed.detail);
  const validity = validityOf(completed && shanghaiDate(completed.at), months, today, of.renewalDays);
  const { state, renewFrom } = validity;
  const since = renewFrom !== undefined && state !== 'done' ? startOf(renewFrom) : 0;
  const begun = events.find(({ kind, at }) => kind === 'begun' && at >= since);
  const pinned = events.findLast(
    ({ kind, at }) => (kind === 'begun' || kind === 'moved') && at >= since,
  )?.version;
  const number = state === 'done' ? completed?.version : pinned;
  const course = (number === undefined ? undefined : of.version(number)) ?? newest;
  if (course === undefined) return undefined;
  const progress = progressOf(course, done, since);
  const isBegun = begun !== undefined || progress.done > 0;
  return {
    course,
    state: state === 'open' && isBegun ? 'running' : state,
    validity,
    progress,
    since,
    done,
    ...(begun === undefined ? {} : { begunAt: begun.at }),
    ...(completed === undefined ? {} : { completed }),
    events,
  };
}

/** The same of a quiz: it is passed or not. */
export const quizStanding = (quiz: Quiz, validity: Validity): QuizStanding => ({
  quiz,
  state: validity.state,
  validity,
});
