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
