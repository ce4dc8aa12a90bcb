import { sql as query } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { TrainingRecord } from '../../../core/record/record.ts';
import { appendEvents, attemptsOf } from '../../../server/quizzes/quizzes.repository.ts';
import { insertProof } from '../../../server/readings/readings.repository.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { takerOf } from '../quizzes/taking.ts';
import { learnerOf, nodeOf, publishChanged } from './stage.ts';

let service: TestService;
beforeEach(async () => {
  service = await createTestService();
});
afterEach(() => service.close());

describe('the induction of T-002 (R205, R192)', () => {
  test('R205: due 2026-11-27, each unit on its day; R192: three of four articles and the quiz make 3/5', async () => {
    const learner = await learnerOf(service, 'T-002');
    expect((await learner.mine()).tasks[0]).toMatchObject({
      object: 'CRS-01',
      startOn: '2026-11-23',
      dueOn: '2026-11-27',
      state: 'open',
      isFree: false,
    });
    await learner.begin('CRS-01');
    for (const article of ['ART-01', 'ART-02', 'ART-03']) {
      service.advance(5 * 60_000);
      expect((await learner.step('CRS-01', article)).status).toBe(200);
    }
    const { body } = await learner.course('CRS-01');
    expect(body.units[0]).toMatchObject({ day: 1, on: '2026-11-23', done: 3, of: 5 });
    expect(body.units.at(-1)).toMatchObject({ day: 5, on: '2026-11-27' });
    expect(body.units.at(-1)?.steps.at(-1)).toMatchObject({ kind: 'quiz', key: 'QZ-10' });
    expect(await learner.task('CRS-01')).toMatchObject({
      state: 'running',
      done: 3,
      nextUnit: '新员工第 1 天',
    });
  });

  test('an article counts after the time its text takes, by the clock of the service', async () => {
    const learner = await learnerOf(service, 'T-002');
    expect((await learner.step('CRS-01', 'ART-01')).body.code).toBe('course.notBegun');
    await learner.begin('CRS-01');
    expect((await learner.step('CRS-01', 'ART-01')).body.code).toBe('reading.tooFast');
    service.advance(5 * 60_000);
    expect((await learner.step('CRS-01', 'ART-01', 1)).body.code).toBe('reading.tooFast');
    expect((await learner.step('CRS-01', 'ART-01')).status).toBe(200);
    expect((await learner.step('CRS-01', 'ART-02')).body.code).toBe('reading.tooFast');
  });

  test('steps that others must do, that are no steps, and courses that are not theirs are refused', async () => {
    const learner = await learnerOf(service, 'T-002');
    await learner.begin('CRS-01');
    for (const step of ['identify/exercise-1', 'QZ-01', 'ART-99'])
      expect((await learner.step('CRS-01', step)).body.code).toBe('course.step');
    for (const id of ['CRS-05', 'CRS-99'])
      expect((await learner.course(id)).body.code).toBe('course.notFound');
    expect((await learner.begin('CRS-10')).body.code).toBe('course.locked');
  });
});

describe('finishing', () => {
  test('R207: H-01 finishes 情绪管理 and the rest; the last step completes it, and who listens is told once', async () => {
    const handler = await learnerOf(service, 'H-01');
    const head = await learnerOf(service, 'B-01');
    expect((await handler.task('CRS-02'))?.isFree).toBe(false);
    const steps = await handler.study('CRS-02');
    for (const { key, kind } of steps)
      if (kind === 'exercise') {
        await head.again();
        expect((await head.sign('CRS-02', 'H-01', key)).status).toBe(200);
      }
    await handler.again();
    const open = (await handler.course('CRS-02')).body;
    expect(
      open.units.flatMap((unit) => unit.steps).filter(({ doneAt }) => doneAt === undefined),
    ).toMatchObject([{ key: 'QZ-05' }]);
    expect(open.units[1]?.steps.find(({ kind }) => kind === 'exercise')?.by).toBe('周建国');
    await (await takerOf(service, 'H-01')).take('QZ-05');
    const [one, other] = [nodeOf(service), nodeOf(service)];
    await Promise.all([one.node.sweep(service.now()), other.node.sweep(service.now())]);
    // Completed with the pass itself; whoever looks again finds nothing left to tell.
    expect([...one.told, ...other.told]).toEqual([]);
    expect(await told(service, 'H-01', 'CRS-02')).toEqual(['course', 'certificate']);
    const at = service.now();
    await handler.again();
    expect(await handler.task('CRS-02')).toMatchObject({ state: 'done', done: open.task.of });
    expect((await ledger(service, 'H-01', 'CRS-02'))[0]).toMatchObject({
      version: 1,
      orgUnitCode: '3201',
      at,
    });
  }, 60_000);

  test('a pass that is taken back opens the course again; the next pass completes it anew', async () => {
    const { node } = nodeOf(service);
    const handler = await learnerOf(service, 'H-01');
    await publishChanged(service, 'courses', 'CRS-02', (text) =>
      text.replace(/^units:[\s\S]*$/m, shortUnits),
    );
    const quiz = { kind: 'quiz', id: 'QZ-05', version: 1, title: '投诉处理', staffNo: 'H-01' } as const;
    const what = { ...quiz, orgUnitCode: '3201', proof: 'a', beforePost: false, at: service.now() };
    await (await takerOf(service, 'H-01')).take('QZ-05');
    await service.database.writer.write((tx) => node.listener.finished(tx, what));
    // The pass is still there: nothing is taken from the course.
    await service.database.writer.write((tx) => node.listener.takenBack(tx, what, '重新评分'));
    expect(await told(service, 'H-01', 'CRS-02')).toEqual(['course', 'certificate']);
    await failAgain(service, 'H-01');
    const { listener } = service.services.courses;
    await service.database.writer.write((tx) => listener.takenBack(tx, what, '重新评分'));
    await service.database.writer.write((tx) => listener.takenBack(tx, what, '重新评分'));
    expect(await told(service, 'H-01', 'CRS-02')).toEqual(['course', 'certificate', 'revocation']);
    await handler.again();
    expect((await handler.task('CRS-02'))?.state).toBe('open');
  });

  test('nobody signs for themselves, nor a colleague; the mentor who was named does', async () => {
    const handler = await learnerOf(service, 'H-01');
    await handler.begin('CRS-02');
    const step = 'emotions/exercise-1';
    expect((await handler.sign('CRS-02', 'H-01', step)).body.code).toBe('access.denied');
    const mentor = await learnerOf(service, 'M-01');
    expect((await mentor.sign('CRS-02', 'H-01', step)).body.code).toBe('access.denied');
    expect((await mentor.ask('GET', '/api/courses/CRS-02/learners/H-01')).body.code).toBe('access.denied');
    const trainer = await learnerOf(service, 'K-01');
    const assigned = await trainer.ask('POST', '/api/assignments', {
      object: 'CRS-02',
      to: { people: ['H-01'] },
      startOn: '2026-11-23',
      dueOn: '2026-12-11',
      mentor: 'M-01',
    });
    expect(assigned).toMatchObject({ status: 200, body: { people: 1 } });
    expect((await mentor.mine()).mentored).toMatchObject([{ staffNo: 'H-01', id: 'CRS-02', done: 0 }]);
    expect((await mentor.sign('CRS-02', 'H-01', step)).status).toBe(200);
    expect((await mentor.mine()).mentored).toMatchObject([{ done: 1 }]);
  });
});

/** Lines of the ledger about a course of a person, oldest first. */
async function ledger({ database }: TestService, staffNo: string, object: string): Promise<TrainingRecord[]> {
  const rows = await database.sql.all<{ body: string }>(
    query`select body from training_records where staff_no = ${staffNo} and object = ${object} order by n`,
  );
  return rows.map(({ body }) => JSON.parse(body) as TrainingRecord);
}
const told = async (service: TestService, staffNo: string, object: string): Promise<string[]> =>
  (await ledger(service, staffNo, object)).map(({ kind }) => kind);

/** Their last pass is marked again, with nothing right. */
async function failAgain({ database: { sql, writer }, now }: TestService, staffNo: string): Promise<void> {
  const [held] = await attemptsOf(sql, staffNo);
  const marking = held?.state.markings.at(-1);
  if (held === undefined || marking === undefined) throw new Error('no marking');
  const marks = marking.marks.map(({ question, mark }) => ({
    question,
    mark: { earned: 0, of: mark.of, isRight: false },
  }));
  const event = {
    type: 'regraded',
    at: now(),
    id: 'again',
    voids: marking.id,
    marks,
    why: '题目有误',
    by: 'K-01',
  } as const;
  await writer.write((tx) => appendEvents(tx, held.id, [event]));
}

const shortUnits = `units:
  - id: only
    title: 只考一次
    aim: 合格就算学完。
    steps:
      - { quiz: QZ-05 }
`;

describe('what was done elsewhere', () => {
  test('a must-read that was proved counts by itself, in every course that asks for it', async () => {
    const proof = { articleId: 'ART-04', version: 1, staffNo: 'H-01', orgUnitCode: '3201', seconds: 60 };
    await service.database.writer.write((tx) => insertProof(tx, { ...proof, provedAt: service.now() }));
    const handler = await learnerOf(service, 'H-01');
    const { body } = await handler.course('CRS-02');
    expect(body.units[0]?.steps[0]).toMatchObject({ key: 'ART-04', doneAt: expect.any(Number) as number });
    expect(body.task.done).toBe(1);
    expect((await (await learnerOf(service, 'T-001')).course('CRS-02')).body.task.done).toBe(0);
  });
});

describe('versions', () => {
  test('who has begun goes on in their version unless the trainer moves them; what they did counts there', async () => {
    const handler = await learnerOf(service, 'H-01');
    await handler.begin('CRS-02');
    service.advance(5 * 60_000);
    await handler.step('CRS-02', 'ART-04');
    await publishChanged(service, 'courses', 'CRS-02', (text) =>
      text.replace('units:\n', `${shortUnits.replace('{ quiz: QZ-05 }', '{ article: ART-04 }')}`),
    );
    expect((await handler.course('CRS-02')).body).toMatchObject({ version: 1, newest: 2 });
    const trainer = await learnerOf(service, 'K-01');
    const moved = await trainer.ask('POST', '/api/courses/CRS-02/moves', {});
    expect(moved).toMatchObject({ status: 200, body: { version: 2, moved: 1 } });
    const now = (await handler.course('CRS-02')).body;
    expect(now).toMatchObject({ version: 2, newest: 2 });
    expect(now.units[0]).toMatchObject({ id: 'only', done: 1, of: 1 });
    expect((await trainer.ask('POST', '/api/courses/CRS-02/moves', {})).body).toMatchObject({ moved: 0 });
  });
});

describe('the gate (R212)', () => {
  const look = (token: string) =>
    service.request('POST', '/api/context', {
      token,
      body: {
        pageKind: 'loan',
        claims: [{ kind: 'customerNo', value: 'C-1002', role: 'holder' }],
        flags: {},
        proof: 'anchors',
        nonce: '00112233445566778899aabbccddeeff',
      },
    });

  test('R212: T-002 without a certificate gets no customer; with the rule off they do, with it on again they do not', async () => {
    const token = await service.login('T-002');
    const refused = await look(token);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'access.notCertified' });
    const set = (to: boolean) =>
      publishChanged(service, 'rules', 'training', (text) =>
        text.replace(/overlayNeedsCertificate: \w+/, `overlayNeedsCertificate: ${to}`),
      );
    await set(false);
    expect((await look(token)).status).toBe(200);
    const me = (await (await service.request('GET', '/api/sessions/me', { token })).json()) as {
      person: { certificateNeeded?: boolean };
    };
    expect(me.person.certificateNeeded).toBe(false);
    await set(true);
    expect((await look(token)).status).toBe(403);
  });
});
