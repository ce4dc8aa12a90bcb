import { isAssignedTo } from '../../core/training/due.ts';
import type { Person } from '../../core/organisation/person.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';
import { directoryNames } from '../organisation/directory.ts';
import type { FinishedListener } from '../training/finished.ts';
import { createAssignmentsService } from './assignments.service.ts';
import { createCompleting } from './completing.ts';
import { createCourseLibrary } from './course-library.ts';
import { createCoursePages } from './course-pages.ts';
import { createCoursesService } from './courses.service.ts';
import { assignments } from './courses.repository.ts';
import { createLearning } from './learning.ts';
import { createMentoringService } from './mentoring.service.ts';
import { createOverviewService, type OverviewDeps } from './overview.service.ts';
import { createSweep } from './sweep.ts';

interface Deps extends Pick<OverviewDeps, 'sessionsDelivered' | 'rules'> {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly knowledge: KnowledgeService;
  readonly newId: () => string;
  readonly people: () => Promise<readonly Person[]>;
  readonly personOf: (staffNo: string) => Promise<Person | undefined>;
  /** Told of every completed course in the same transaction. */
  readonly listeners: readonly FinishedListener[];
}

/** Courses, what is assigned, how people stand, and the sweeper that reminds. */
export function createCourses({ sql, writer, knowledge, listeners, rules, ...deps }: Deps) {
  const calendar = () => knowledge.rules().calendar;
  const library = createCourseLibrary({ knowledge });
  const learning = createLearning({ library, rules, calendar });
  const completing = createCompleting({ learning, personOf: deps.personOf, listeners });
  const shared = { sql, writer, learning, namesOf: directoryNames(sql), rules, ...deps };
  const publishing = () => knowledge.rules().publishing;
  const pages = createCoursePages({ calendar, namesOf: shared.namesOf });
  const mentoring = createMentoringService({ ...shared, completing, pages });
  const taking = { ...shared, library, calendar, completing, knowledge, publishing, pages, mentoring };
  const sweep = createSweep({ ...shared, completing, calendar });
  return {
    learning: createCoursesService(taking),
    mentoring,
    assignments: createAssignmentsService(shared),
    overview: createOverviewService(shared),
    /** What a passed quiz completes; for whoever tells of passes. */
    listener: completing.listener,
    sweep: (now: number) => sweep(now),

    /** Quizzes assigned to a person, with the first day they are due. */
    async assignedQuizzes(person: Person, now: number): Promise<ReadonlyMap<string, string>> {
      const today = shanghaiDate(now);
      const mine = (await assignments(sql)).filter(
        ({ object, to, startOn, withdrawn }) =>
          withdrawn === undefined && startOn <= today && object.startsWith('QZ') && isAssignedTo(to, person),
      );
      const due = new Map<string, string>();
      for (const { object, dueOn } of mine) {
        const before = due.get(object);
        if (before === undefined || dueOn < before) due.set(object, dueOn);
      }
      return due;
    },
  };
}
