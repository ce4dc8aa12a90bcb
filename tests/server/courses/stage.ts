import type { CourseView, LearningTask } from '../../../core/contracts/courses.ts';
import type { Person } from '../../../core/organisation/person.ts';
import { createCourses } from '../../../server/courses/courses.ts';
import { createTrainingRules } from '../../../server/courses/training-rules.ts';
import type { Finished } from '../../../server/training/finished.ts';
import { readMarker } from '../../../server/database/markers.ts';
import { createDirectory } from '../../../server/organisation/directory.ts';
import { organisationRevision } from '../../../server/organisation/organisation.repository.ts';
import type { TestService } from '../../support/service.ts';

type Coded = { code?: string };
interface Mine {
  readonly today: string;
  readonly tasks: LearningTask[];
  readonly offered: { id: string }[];
  readonly reminders: { object: string; kind: string; on: string; dueOn: string }[];
  readonly mentored: { staffNo: string; id: string; done: number; of: number }[];
  readonly career?: { step: number; next?: { open: number; courses: { id: string; isDone: boolean }[] } };
}

/** A person learning, or answering for learners, over the real routes. */
export async function learnerOf(service: TestService, staffNo: string) {
  let token = await service.login(staffNo);
  async function ask<T>(method: string, path: string, body?: unknown) {
    const response = await service.request(method, path, { token, body });
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text === '' ? '{}' : text) as T & Coded };
  }
  const learner = {
    ask,
    again: async () => {
      token = await service.login(staffNo);
    },
    mine: async () => (await ask<Mine>('GET', '/api/courses')).body,
    task: async (object: string) => (await learner.mine()).tasks.find((task) => task.object === object),
    course: (id: string) => ask<CourseView>('GET', `/api/courses/${id}`),
    begin: (id: string) => ask<CourseView>('POST', `/api/courses/${id}/begin`, {}),
    step: (id: string, step: string, seconds = 600) =>
      ask<CourseView>('POST', `/api/courses/${id}/steps`, { step, seconds }),
    sign: (id: string, of: string, step: string) =>
      ask<CourseView>('POST', `/api/courses/${id}/learners/${of}/signatures`, { step }),
    /** Reads, walks and leaves alone what others must do; ten minutes a step. */
    async study(id: string) {
      await learner.begin(id);
      const steps = (await learner.course(id)).body.units.flatMap((unit) => unit.steps);
      for (const { key, kind } of steps) {
        if (kind !== 'article' && kind !== 'script') continue;
        service.advance(10 * 60_000);
        await learner.again();
        await learner.step(id, key);
      }
      return steps;
    },
  };
  return learner;
}

/** Another node over the same base, which hears what is finished. */
export function nodeOf(
  service: TestService,
  sessionsDelivered?: (unit: string, month: string) => number,
): { node: ReturnType<typeof createCourses>; told: string[]; finished: Finished[] } {
  const { database, services } = service;
  const { sql, writer } = database;
  const rules = createTrainingRules(() => services.knowledge);
  const directory = createDirectory(sql, () => true);
  const revision = () => readMarker(sql, organisationRevision);
  const told: string[] = [];
  const finished: Finished[] = [];
  const node = createCourses({
    sql,
    writer,
    knowledge: services.knowledge,
    newId: () => 'never',
    people: async (): Promise<readonly Person[]> => directory.everyone(await revision()),
    personOf: services.personOf,
    rules,
    listeners: [
      {
        finished: async (_, what) => {
          finished.push(what);
          told.push(`finished ${what.id} ${what.staffNo}`);
        },
        takenBack: async (_, what, why) => void told.push(`taken back ${what.id} ${what.staffNo}: ${why}`),
      },
    ],
    ...(sessionsDelivered === undefined
      ? {}
      : { sessionsDelivered: async (_, unit, month) => sessionsDelivered(unit, month) }),
  });
  return { node, told, finished };
}

/** Publishes another version of a course or of the training rules, changed. */
export async function publishChanged(
  service: TestService,
  kind: 'courses' | 'rules' | 'quizzes',
  id: string,
  change: (text: string) => string,
): Promise<number> {
  const { knowledge } = service.services;
  const before = knowledge.newestVersion(kind, id);
  const text = await knowledge.publishedText(kind, id, before);
  if (text === undefined) throw new Error(`${id} is not published`);
  const content = change(text).replace(/^version: .*$/m, `version: ${before + 1}`);
  await service.database.writer.write((tx) =>
    knowledge.publish(tx, { path: `${kind}/${id}.yaml`, content }, { by: 'K-01', at: service.now() }),
  );
  await knowledge.refresh();
  return before + 1;
}
