import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { type Course, parseCourse } from '../../core/course/course.ts';
import type { Quiz } from '../../core/quiz/quiz.ts';
import type { Script } from '../../core/script/script.ts';
import type { Sql } from '../database/sql.ts';
import { retirements, versionText } from '../knowledge/knowledge.repository.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';

/** Versions kept parsed; a version never changes. */
const versionsKept = 300;

/** What has a title and may be learnt or is a step of what is. */
export interface Titled {
  readonly title: string;
  readonly titleEn?: string | undefined;
}

/** What there is to learn at one instant. */
export interface Shelf {
  /** Newest versions of the courses that are not taken out of force. */
  readonly courses: ReadonlyMap<string, Course>;
  readonly quizzes: ReadonlyMap<string, Quiz>;
  /** Of a course, quiz, script, or article that terminals have; the number itself where there is none. */
  readonly titleOf: (id: string) => Titled;
  /** Version of a script, for what is noted of it. */
  readonly scriptVersion: (id: string) => number | undefined;
}

export type CourseLibrary = ReturnType<typeof createCourseLibrary>;

/** Courses as published: those that may be begun, and every version that somebody is under way in. */
export function createCourseLibrary({
  knowledge,
}: {
  readonly knowledge: Pick<KnowledgeService, 'published' | 'internal'>;
}) {
  const versions = new Map<string, Course>();

  return {
    /** One version, also of a course that others have followed. */
    async version(sql: Sql, id: string, n: number): Promise<Course | undefined> {
      const name = `${id}@${n}`;
      const known = versions.get(name);
      if (known !== undefined) return known;
      const text = await versionText(sql, 'courses', id, n);
      const parsed = text === undefined ? undefined : parseCourse({ file: name, text });
      if (parsed === undefined || !('value' in parsed)) return undefined;
      const [oldest] = versions.keys();
      if (versions.size >= versionsKept && oldest !== undefined) versions.delete(oldest);
      versions.set(name, parsed.value);
      return parsed.value;
    },

    async shelf(sql: Sql, now: number): Promise<Shelf> {
      const ended = (await retirements(sql)).filter(({ lastDay }) => lastDay < shanghaiDate(now));
      const isOpen =
        (kind: string) =>
        ({ id, version }: { readonly id: string; readonly version: number }): boolean =>
          !ended.some((end) => end.kind === kind && end.itemId === id && version <= end.upToVersion);
      const others = knowledge.published()?.others;
      const courses = newestOf(valuesOf(others?.courses).filter(isOpen('courses')));
      const quizzes = newestOf(valuesOf(others?.quizzes).filter(isOpen('quizzes')));
      const scripts = newestOf<Script>(valuesOf(others?.scripts));
      const articles = newestOf(knowledge.internal());
      return {
        courses,
        quizzes,
        titleOf: (id) =>
          courses.get(id) ?? quizzes.get(id) ?? scripts.get(id) ?? articles.get(id) ?? { title: id },
        scriptVersion: (id) => scripts.get(id)?.version,
      };
    },
  };
}

const valuesOf = <T>(files: readonly { readonly value: T }[] | undefined): readonly T[] =>
  (files ?? []).map(({ value }) => value);

function newestOf<T extends { readonly id: string; readonly version: number }>(
  values: readonly T[],
): ReadonlyMap<string, T> {
  const newest = new Map<string, T>();
  for (const value of values) {
    const before = newest.get(value.id);
    if (before === undefined || before.version < value.version) newest.set(value.id, value);
  }
  return newest;
}
