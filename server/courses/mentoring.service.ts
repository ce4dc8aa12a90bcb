import type * as v from 'valibot';

import type { CourseView, moveCourse, myCourses, signCourseStep } from '../../core/contracts/courses.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { stepsOf } from '../../core/training/progress.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import type { Completing } from './completing.ts';
import { type CoursePages, eventOf, maySign } from './course-pages.ts';
import { appendCourseEvent } from './courses.repository.ts';
import type { Learning, Reading } from './learning.ts';

type ById = { readonly id: string };
type OfLearner = ById & { readonly staffNo: string };
type Body<E extends { readonly body: v.GenericSchema }> = v.InferOutput<E['body']>;

export interface MentoringDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly people: () => Promise<readonly Person[]>;
  readonly personOf: (staffNo: string) => Promise<Person | undefined>;
  readonly learning: Learning;
  readonly completing: Completing;
  readonly pages: CoursePages;
}

export type MentoringService = ReturnType<typeof createMentoringService>;

/** What mentors, trainers and heads of units do for learners: look, sign off, note attendance, move on. */
export function createMentoringService(deps: MentoringDeps) {
  const { sql, writer, learning, completing, personOf, pages } = deps;
  const { view, standingOf } = pages;

  /** Somebody else whom one may look at or sign for. */
  async function learnerFor(
    from: Sql,
    call: Call<unknown, unknown, OfLearner>,
    may: 'read' | 'sign',
  ): Promise<{ learner: Person; reading: Reading }> {
    const { params, session, now } = call;
    const { person } = session;
    const learner = await personOf(params.staffNo);
    if (learner === undefined) throw new AppError('course.notFound');
    const reading = await learning.read(from, now, learner.staffNo);
    const mentor = reading.of(learner).obligationOf(params.id)?.mentor;
    const sees = may === 'read' && person.roles.some((role) => role === 'lineDept' || role === 'auditor');
    if (!sees && !maySign(person, learner, mentor)) throw new AppError('access.denied');
    return { learner, reading };
  }

  return {
    async readOf(call: Call<unknown, unknown, OfLearner>): Promise<CourseView> {
      const { learner, reading } = await learnerFor(sql, call, 'read');
      return view(reading, learner, call.params.id, call.session.person);
    },

    async sign(call: Call<Body<typeof signCourseStep>, unknown, OfLearner>): Promise<CourseView> {
      const { session, params, body, now } = call;
      return writer.write(async (tx) => {
        const { learner, reading } = await learnerFor(tx, call, 'sign');
        const { standing } = standingOf(reading, learner, params.id);
        const { course, done, since, state } = standing;
        const step = stepsOf(course).find(({ key }) => key === body.step);
        if (step?.kind !== 'exercise' && step?.kind !== 'session') throw new AppError('course.step');
        if (state === 'done') throw new AppError('course.notBegun');
        if ((done.get(step.key) ?? -1) < since) {
          const kind = step.kind === 'exercise' ? 'signedOff' : 'attended';
          const event = eventOf(learner, course, kind, step.key, now);
          await appendCourseEvent(tx, { ...event, by: session.person.staffNo });
        }
        const object = `${course.id}@${course.version} ${learner.staffNo} ${step.key}`;
        await call.audit(tx, { object, result: 'ok' });
        await completing.settle(tx, learner, now);
        const after = await learning.read(tx, now, learner.staffNo);
        return view(after, learner, params.id, session.person);
      });
    },

    /** The trainer's word: who is under way goes on in the newest version. */
    async move(call: Call<unknown, unknown, ById>): Promise<v.InferInput<typeof moveCourse.response>> {
      const { params, session, now } = call;
      const people = await deps.people();
      return writer.write(async (tx) => {
        const reading = await learning.read(tx, now);
        const newest = reading.shelf.courses.get(params.id);
        if (newest === undefined) throw new AppError('course.notFound');
        let moved = 0;
        for (const person of people) {
          const standing = reading.of(person).course(params.id);
          if (standing?.begunAt === undefined || standing.state === 'done') continue;
          if (standing.course.version === newest.version) continue;
          const event = eventOf(person, newest, 'moved', '', now);
          await appendCourseEvent(tx, { ...event, by: session.person.staffNo });
          moved += 1;
        }
        await call.audit(tx, { object: `${newest.id}@${newest.version}`, result: 'ok' });
        return { version: newest.version, moved };
      });
    },

    /** Learners whose mentor somebody is, as long as they are under way. */
    async mentoredBy(
      mentor: Person,
      { assignments, shelf }: Reading,
      now: number,
    ): Promise<v.InferInput<typeof myCourses.response>['mentored']> {
      const own = assignments.filter((one) => one.mentor === mentor.staffNo);
      if (own.length === 0) return [];
      const all = await learning.read(sql, now);
      const people = (await deps.people()).filter(({ staffNo }) => staffNo !== mentor.staffNo);
      return people.flatMap((person) => {
        const theirs = all.of(person);
        return theirs.obligations
          .filter((one) => one.mentor === mentor.staffNo)
          .flatMap(({ object }) => {
            const standing = theirs.course(object);
            if (standing === undefined || standing.state === 'done') return [];
            const { done, of } = standing.progress;
            const { staffNo, name } = person;
            return [{ staffNo, name, id: object, title: shelf.titleOf(object).title, done, of }];
          });
      });
    },
  };
}
