import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { QuizOffer } from '../../../core/contracts/quizzes.ts';
import { appendEvents, insertAttempt } from '../../../server/quizzes/quizzes.repository.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { learnerOf, nodeOf, publishChanged } from './stage.ts';

const DAY = 86_400_000;
let service: TestService;
beforeEach(async () => {
  service = await createTestService();
});
afterEach(() => service.close());

type Learner = Awaited<ReturnType<typeof learnerOf>>;
const assign = (by: Learner, object: string, to: unknown, more: Record<string, unknown> = {}) =>
  by.ask<{ id: string; people: number }>('POST', '/api/assignments', {
    object,
    to,
    startOn: '2026-11-23',
    dueOn: '2026-11-27',
    ...more,
  });
const quizzes = async (by: Learner) =>
  (await by.ask<{ quizzes: QuizOffer[] }>('GET', '/api/quizzes')).body.quizzes;

describe('assigning', () => {
  test('Show 1: a quiz assigned to a unit stands first for its tellers, with its day; to nobody else at all', async () => {
    await publishChanged(service, 'quizzes', 'QZ-04', (text) =>
      text.replace(/^audience: .*$/m, 'audience: { assignedOnly: true }'),
    );
    const [inside, outside] = [await learnerOf(service, 'T-001'), await learnerOf(service, 'T-003')];
    expect((await quizzes(inside)).map(({ id }) => id)).not.toContain('QZ-04');
    const trainer = await learnerOf(service, 'K-01');
    const assigned = await assign(trainer, 'QZ-04', { units: ['3201'], roles: ['teller'] });
    expect(assigned).toMatchObject({ status: 200, body: { people: 2 } });
    expect((await quizzes(inside))[0]).toMatchObject({ id: 'QZ-04', dueOn: '2026-11-27' });
    expect(await inside.task('QZ-04')).toMatchObject({
      isAssigned: true,
      state: 'open',
      dueOn: '2026-11-27',
    });
    expect((await quizzes(outside)).map(({ id }) => id)).not.toContain('QZ-04');
    const start = (by: Learner) => by.ask('POST', '/api/quizzes/QZ-04/attempts', { mode: 'graded' });
    expect((await start(outside)).body.code).toBe('quiz.notFound');
    expect((await start(inside)).status).toBe(200);
  });

  test('the head of a unit assigns to the people below alone; what nobody fits, or is due today, is refused', async () => {
    const head = await learnerOf(service, 'B-01');
    expect((await assign(head, 'CRS-03', { units: ['3202'] })).body.code).toBe('access.denied');
    expect((await assign(head, 'CRS-03', { roles: ['teller'] })).body.code).toBe('access.denied');
    expect((await assign(head, 'CRS-03', { units: ['3201'], roles: ['trainer'] })).body.code).toBe(
      'assignment.nobody',
    );
    expect((await assign(head, 'CRS-03', { units: ['3201'] }, { dueOn: '2026-11-23' })).body.code).toBe(
      'assignment.days',
    );
    expect((await assign(head, 'CRS-99', { units: ['3201'] })).body.code).toBe('course.notFound');
    expect((await assign(head, 'CRS-03', { people: ['T-001'] })).body).toMatchObject({ people: 1 });
    const teller = await learnerOf(service, 'T-001');
    expect(await teller.task('CRS-03')).toMatchObject({ dueOn: '2026-11-27', isAssigned: true });
  });

  test('taken back it is no longer asked, and what was done stays; only once, and by whom it concerns', async () => {
    const trainer = await learnerOf(service, 'K-01');
    const { id } = (await assign(trainer, 'CRS-05', { people: ['T-001'] })).body;
    const teller = await learnerOf(service, 'T-001');
    expect(await teller.task('CRS-05')).toMatchObject({ isAssigned: true });
    const head = await learnerOf(service, 'B-01');
    const withdraw = (by: Learner) =>
      by.ask('POST', `/api/assignments/${id}/withdrawal`, { reason: '排错了人' });
    expect((await withdraw(head)).body.code).toBe('access.denied');
    expect((await withdraw(trainer)).status).toBe(200);
    expect((await withdraw(trainer)).body.code).toBe('assignment.withdrawn');
    expect(await teller.task('CRS-05')).toBeUndefined();
    const list = await trainer.ask<{ assignments: { id: string; withdrawn?: string }[] }>(
      'GET',
      '/api/assignments',
    );
    expect(list.body.assignments).toMatchObject([{ id, withdrawn: '排错了人', of: 1, done: 0 }]);
  });
});

describe('reminders', () => {
  const given = async (no: string, object: string) =>
    (await (await learnerOf(service, no)).mine()).reminders
      .filter((one) => one.object === object)
      .map(({ kind, on }) => `${kind} ${on}`);

  test('come before the day and after it, and are told on; two nodes at once give each once', async () => {
    const [one, other] = [nodeOf(service).node, nodeOf(service).node];
    const sweep = async (): Promise<number> => {
      const counts = await Promise.all([one.sweep(service.now()), other.sweep(service.now())]);
      return counts.reduce((sum, { reminded }) => sum + reminded, 0);
    };
    const head = await learnerOf(service, 'B-01');
    await assign(head, 'CRS-05', { people: ['T-001'] }, { dueOn: '2026-12-01' });
    await sweep();
    expect(await given('T-001', 'CRS-05')).toEqual([]);
    service.advance(DAY);
    const first = await sweep();
    expect(first).toBeGreaterThan(0);
    expect(await sweep()).toBe(0);
    expect(await given('T-001', 'CRS-05')).toEqual(['dueSoon 2026-11-24']);
    service.advance(13 * DAY);
    await sweep();
    expect(await given('T-001', 'CRS-05')).toEqual(['overdue 2026-12-02', 'dueSoon 2026-11-24']);
    const escalated = async (no: string) =>
      (
        await (
          await learnerOf(service, no)
        ).ask<{ escalated: { object: string; unit: string; people: number }[] }>(
          'GET',
          '/api/training/overview',
        )
      ).body.escalated.filter(({ object }) => object === 'CRS-05');
    const line = { object: 'CRS-05', title: 'VIP 服务', unit: '城东支行', people: 1 };
    expect(await escalated('B-01')).toContainEqual(line);
    expect(await escalated('L-01')).toContainEqual(line);
    expect(await escalated('K-01')).toEqual([]);
  }, 30_000);

  test('R214: T-001 passed QZ-03 on 2025-12-01: reminded from 2026-11-01 on, expired after 2026-12-01', async () => {
    await passedOn(service, 'T-001', 'QZ-03', '2025-12-01');
    const { node } = nodeOf(service);
    const on = (day: string) => node.sweep(Date.parse(`${day}T09:00:00+08:00`));
    await on('2026-10-31');
    expect(await given('T-001', 'QZ-03')).toEqual([]);
    await on('2026-11-01');
    expect(await given('T-001', 'QZ-03')).toEqual(['renew 2026-11-01']);
    await on('2026-12-01');
    expect(await given('T-001', 'QZ-03')).toEqual(['renew 2026-11-01']);
    await on('2026-12-02');
    expect(await given('T-001', 'QZ-03')).toEqual(['expired 2026-12-02', 'renew 2026-11-01']);
    const teller = await learnerOf(service, 'T-001');
    expect(await teller.task('QZ-03')).toMatchObject({
      state: 'renew',
      validUntil: '2026-12-01',
      isFree: true,
    });
  });
});

/** An attempt of that day with everything right. */
async function passedOn(
  { database: { writer } }: TestService,
  staffNo: string,
  quizId: string,
  day: string,
): Promise<void> {
  const at = Date.parse(`${day}T10:00:00+08:00`);
  const id = uuidv7();
  await writer.write(async (tx) => {
    await insertAttempt(tx, {
      id,
      quizId,
      version: 1,
      title: quizId,
      mode: 'graded',
      staffNo,
      orgUnitCode: '3201',
      seed: 1,
      rule: { minutes: 20, passPercent: 80, partial: 'none', feedback: 'afterSubmit' },
      paper: [],
      device: 'd',
      startedAt: at,
      deadline: at + 1_200_000,
    });
    const marks = [{ question: 'q1', mark: { earned: 100, of: 100, isRight: true } }];
    await appendEvents(tx, id, [
      { type: 'finished', at, how: 'submitted' },
      { type: 'marked', at, id: 'm1', marks },
    ]);
  });
}

describe('grades and rungs', () => {
  test('R215: grade D → C keeps finished courses and adds 营销技能', async () => {
    const line = await learnerOf(service, 'L-01');
    const set = (value: string) =>
      line.ask<{ added: { id: string; title: string }[] }>('POST', '/api/training/ranks', {
        staffNo: 'M-01',
        kind: 'managerGrade',
        value,
        from: '2026-11-23',
      });
    expect((await set('D')).body.added.map(({ title }) => title).sort()).toEqual(['业务与营销', '风险控制']);
    const manager = await learnerOf(service, 'M-01');
    await publishChanged(service, 'courses', 'CRS-06', (text) =>
      text.replace(
        /^units:[\s\S]*$/m,
        'units:\n  - id: only\n    title: 风险\n    aim: 看一条就算学完。\n    steps:\n      - { article: ART-33 }\n',
      ),
    );
    await manager.study('CRS-06');
    expect((await manager.task('CRS-06'))?.state).toBe('done');
    await line.again();
    expect((await set('C')).body.added).toEqual([{ id: 'CRS-07', title: '营销技能' }]);
    await manager.again();
    expect(await manager.task('CRS-06')).toMatchObject({ state: 'done', isFree: false });
    expect(await manager.task('CRS-07')).toMatchObject({ state: 'open', startOn: '2026-11-23' });
    expect(await manager.task('CRS-08')).toBeUndefined();
  });

  test('R204: T-001 is at step 1, step 2 needs 3 courses; nobody but the line department says so', async () => {
    const teller = await learnerOf(service, 'T-001');
    expect((await teller.mine()).career).toMatchObject({ step: 1, next: { step: 2, open: 3 } });
    const rank = { staffNo: 'T-001', kind: 'careerStep', value: '2', from: '2026-11-23' };
    const head = await learnerOf(service, 'B-01');
    expect((await head.ask('POST', '/api/training/ranks', rank)).status).toBe(403);
    const line = await learnerOf(service, 'L-01');
    expect((await line.ask('POST', '/api/training/ranks', rank)).status).toBe(200);
    expect((await teller.mine()).career?.step).toBe(2);
    const self = { ...rank, staffNo: 'L-01' };
    expect((await line.ask('POST', '/api/training/ranks', self)).body.code).toBe('access.denied');
  });
});

describe('who sees whom', () => {
  const learners = async (no: string, object: string) =>
    (
      await (
        await learnerOf(service, no)
      ).ask<{ learners: { staffNo: string }[] }>('GET', `/api/training/overview/${object}`)
    ).body.learners?.map(({ staffNo }) => staffNo);

  test('the head of a unit the people below, never themselves; trainers, line departments and audit all; others nobody', async () => {
    const own = await learners('B-01', 'CRS-03');
    expect(own).toEqual(expect.arrayContaining(['T-001', 'M-01']));
    for (const other of ['T-003', 'M-03', 'B-01']) expect(own).not.toContain(other);
    for (const no of ['K-01', 'L-01', 'A-01'])
      expect(await learners(no, 'CRS-03')).toEqual(expect.arrayContaining(['T-001', 'T-003']));
    const teller = await learnerOf(service, 'T-001');
    for (const path of ['/api/training/overview', '/api/training/overview/CRS-03', '/api/assignments'])
      expect((await teller.ask('GET', path)).status).toBe(403);
    const colleague = '/api/courses/CRS-03/learners/T-003';
    expect((await teller.ask('GET', colleague)).body.code).toBe('access.denied');
    expect((await (await learnerOf(service, 'B-01')).ask('GET', colleague)).body.code).toBe('access.denied');
    expect((await (await learnerOf(service, 'A-01')).ask('GET', colleague)).status).toBe(200);
  });

  test('R206: no session in 2026-10 is red for 城东支行, a delivered one on 2026-10-31 green', async () => {
    const lights = async (sessions: number) => {
      const { node } = nodeOf(service, (unit, month) =>
        unit === '3201' && month === '2026-10' ? sessions : 0,
      );
      const head = await service.services.personOf('B-01');
      if (head === undefined) throw new Error('B-01');
      const call = { session: { person: head }, now: service.now() } as Parameters<
        typeof node.overview.overview
      >[0];
      const { months } = await node.overview.overview(call);
      return months
        ?.find(({ unit }) => unit === '城东支行')
        ?.months.map(({ month, light }) => `${month} ${light}`);
    };
    expect(await lights(0)).toEqual(['2026-09 red', '2026-10 red', '2026-11 open']);
    expect(await lights(1)).toEqual(['2026-09 red', '2026-10 green', '2026-11 open']);
  });
});
