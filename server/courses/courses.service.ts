import type * as v from 'valibot';

import { inForce } from '../../core/article/inforce.ts';
import type { CourseView, doCourseStep, myCourses } from '../../core/contracts/courses.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { isForPerson } from '../../core/quiz/audience.ts';
import { leastSecondsFor } from '../../core/reading/due.ts';
import type { PublishingRules } from '../../core/draft/publishing-rules.ts';
import { careerOf } from '../../core/training/career.ts';
import { stepsOf } from '../../core/training/progress.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';
import { type Completing, missingBefore } from './completing.ts';
import { type CoursePages, eventOf, type NamesOf } from './course-pages.ts';
import { taskOf, titled } from './courses.view.ts';
import * as repository from './courses.repository.ts';
import type { LearningDeps, Learning, Reading } from './learning.ts';
import type { MentoringService } from './mentoring.service.ts';

type ById = { readonly id: string };
type Body<E extends { readonly body: v.GenericSchema }> = v.InferOutput<E['body']>;

export interface CoursesDeps extends LearningDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly knowledge: Pick<KnowledgeService, 'internal' | 'article'>;
  readonly publishing: () => PublishingRules | undefined;
  readonly namesOf: NamesOf;
  readonly learning: Learning;
  readonly completing: Completing;
  readonly pages: CoursePages;
  readonly mentoring: Pick<MentoringService, 'mentoredBy'>;
}

export type CoursesService = ReturnType<typeof createCoursesService>;

/** Courses as a person goes through them: what there is to learn, begun, done step by step, signed off by others (R192, R204-R215). */
export function createCoursesService(deps: CoursesDeps) {
  const { sql, writer, learning, completing, namesOf, pages } = deps;
  const { view, standingOf } = pages;

  async function settled(person: Person, now: number): Promise<Reading> {
    const reading = await learning.read(sql, now, person.staffNo);
    if (!completing.isReady(reading.of(person))) return reading;
    await writer.write((tx) => completing.settle(tx, person, now));
    return learning.read(sql, now, person.staffNo);
  }

  /** Seconds an article must have been open; scripts have no least. */
  async function leastSeconds(key: string, person: Person, now: number): Promise<[number, number]> {
    const versions = deps.knowledge.internal().filter((article) => article.id === key);
    const head = inForce(versions, now, person);
    const rules = deps.publishing();
    if (head === undefined || rules === undefined) throw new AppError('article.notFound');
    return [leastSecondsFor((await deps.knowledge.article(head)).markdown, rules), head.version];
  }

  return {
    async mine({ session, now }: Call): Promise<v.InferInput<typeof myCourses.response>> {
      const { person } = session;
      const reading = await settled(person, now);
      const { shelf, today } = reading;
      const mine = reading.of(person);
      const mentors = mine.obligations.flatMap(({ mentor }) => mentor ?? []);
      const nameOf = await namesOf(mentors);
      const ending = mine.passed.filter((id) => {
        const state = mine.quiz(id)?.state;
        const quiz = shelf.quizzes.get(id);
        // R214: what was passed and counts for a time falls due again whoever asked for it first.
        return (state === 'renew' || state === 'expired') && quiz !== undefined && isForPerson(quiz, person);
      });
      const asked = mine.obligations.map(({ object }) => object);
      const objects = [...new Set([...asked, ...mine.courses, ...ending])];
      const tasks = objects.flatMap((object) => taskOf(object, mine, reading, nameOf) ?? []);
      const given = await repository.reminders(sql, { staffNo: person.staffNo });
      const isOpen = new Set(tasks.filter(({ state }) => state !== 'done').map(({ object }) => object));
      const finished = new Set(
        tasks.filter(({ state }) => state === 'done' || state === 'renew').map(({ object }) => object),
      );
      const career = careerOf(mine.careerStep, finished, deps.rules());
      return {
        now,
        today,
        tasks: [
          ...tasks.filter(({ state }) => state !== 'done'),
          ...tasks.filter(({ state }) => state === 'done'),
        ],
        offered: [...shelf.courses.values()]
          // Nobody takes the induction again by themselves.
          .filter(({ kind }) => kind !== 'induction')
          .filter((course) => !objects.includes(course.id) && isForPerson(course, person))
          .map((course) => ({ id: course.id, ...titled(course) })),
        reminders: given
          .filter(({ object, kind }) => kind !== 'escalated' && isOpen.has(object))
          .map(({ object, kind, onDay, dueOn }) => ({
            object,
            ...titled(shelf.titleOf(object)),
            kind: kind as 'overdue',
            on: onDay,
            dueOn,
          })),
        mentored: await deps.mentoring.mentoredBy(person, reading, now),
        ...(career === undefined ? {} : { career: titledCareer(career, reading) }),
      };
    },

    async read({ session, params, now }: Call<unknown, unknown, ById>): Promise<CourseView> {
      return view(await settled(session.person, now), session.person, params.id);
    },

    async begin(call: Call<unknown, unknown, ById>): Promise<CourseView> {
      const { session, params, now } = call;
      const { person } = session;
      return writer.write(async (tx) => {
        const reading = await learning.read(tx, now, person.staffNo);
        const { mine, standing } = standingOf(reading, person, params.id);
        const { course, state, begunAt } = standing;
        if (begunAt === undefined && state !== 'done') {
          if (missingBefore(course, mine).length > 0) throw new AppError('course.locked');
          await repository.appendCourseEvent(tx, eventOf(person, course, 'begun', '', now));
        }
        await call.audit(tx, { object: `${course.id}@${course.version}`, result: 'ok' });
        return view(await learning.read(tx, now, person.staffNo), person, params.id);
      });
    },

    async step(call: Call<Body<typeof doCourseStep>, unknown, ById>): Promise<CourseView> {
      const { session, params, body, now } = call;
      const { person } = session;
      return writer.write(async (tx) => {
        const reading = await learning.read(tx, now, person.staffNo);
        const { standing } = standingOf(reading, person, params.id);
        const { course, begunAt, events, state } = standing;
        if (begunAt === undefined || state === 'done') throw new AppError('course.notBegun');
        const step = stepsOf(course).find(({ key }) => key === body.step);
        if (step?.kind !== 'article' && step?.kind !== 'script') throw new AppError('course.step');
        let detail = String(reading.shelf.scriptVersion(step.key) ?? 0);
        if (step.kind === 'article') {
          const [least, version] = await leastSeconds(step.key, person, now);
          // Nobody has read longer than since the step before.
          const before = events.at(-1)?.at ?? begunAt;
          if (Math.min(body.seconds, (now - before) / 1_000) < least) throw new AppError('reading.tooFast');
          detail = String(version);
        }
        const kind = step.kind === 'article' ? 'read' : 'walked';
        if ((standing.done.get(step.key) ?? -1) < Math.max(standing.since, begunAt))
          await repository.appendCourseEvent(tx, { ...eventOf(person, course, kind, step.key, now), detail });
        await call.audit(tx, { object: `${course.id}@${course.version} ${step.key}`, result: 'ok' });
        await completing.settle(tx, person, now);
        return view(await learning.read(tx, now, person.staffNo), person, params.id);
      });
    },
  };
}

const titledCareer = ({ next, ...career }: NonNullable<ReturnType<typeof careerOf>>, { shelf }: Reading) => ({
  ...career,
  ...(next === undefined
    ? {}
    : {
        next: {
          ...next,
          courses: next.courses.map((one) => ({ ...one, ...titled(shelf.titleOf(one.id)) })),
        },
      }),
});
