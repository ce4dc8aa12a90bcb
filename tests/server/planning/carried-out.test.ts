import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { DraftDetail } from '../../../core/contracts/drafts.ts';
import type { PlanBoard } from '../../../core/contracts/planning.ts';
import { takerOf } from '../quizzes/taking.ts';
import { verifyLedger } from './ledger-check.ts';
import {
  approvedPlan,
  evaluatedPlan,
  fifteen,
  heldPlan,
  hour,
  nine,
  ownStage,
  planningStage,
  session,
  type Stage,
} from './planning-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await planningStage();
});
afterAll(() => stage.service.close());

describe('a plan that is carried out', () => {
  test('an external resource needs organiser and contract reference (R202)', async () => {
    const { id } = await approvedPlan(stage, '3200');
    const at = nine('2026-12-08');
    const external = (resource: unknown) =>
      stage.as('K-01', 'POST', `/plans/${id}/sessions`, session(at, ['T-001'], { resource }));
    expect((await external({ kind: 'external', name: '张教授' })).body.code).toBe('request.invalid');
    const half = { kind: 'external', name: '张教授', organiser: '示例大学' };
    expect((await external(half)).body.code).toBe('request.invalid');
    const whole = await external({ ...half, contractRef: 'HT-2026-018' });
    expect(whole.body.list[0]?.resource).toMatchObject({ organiser: '示例大学', contractRef: 'HT-2026-018' });
    const other = whole.body.list[0]?.id;
    const cancelled = await stage.as('K-01', 'POST', `/plans/${id}/cancellation`, {
      session: other,
      reason: '讲师改期',
    });
    expect(cancelled.body).toMatchObject({
      state: 'running',
      list: [{ state: 'cancelled', why: '讲师改期' }],
    });
    const board = await stage.as<PlanBoard>('K-01', 'GET', '/plans/of/2026');
    expect(board.body.resources).toContainEqual({ ...half, contractRef: 'HT-2026-018' });
  });

  test('session 2026-12-08 09:00, 角色扮演, 14 of 15 present (R200)', async () => {
    const own = await ownStage();
    const { id } = await approvedPlan(own, '3200');
    const set = await own.as('K-01', 'POST', `/plans/${id}/sessions`, session(nine('2026-12-08'), fifteen));
    const planned = set.body.list.find(({ state }) => state === 'planned');
    const sessionId = planned?.id ?? '';
    expect(planned).toMatchObject({ method: 'rolePlay', expected: 15, at: nine('2026-12-08') });
    const sheet = (present: readonly string[], reason?: string) =>
      own.as('K-01', 'POST', `/plans/${id}/attendance`, {
        session: sessionId,
        present,
        ...(reason === undefined ? {} : { reason }),
      });
    expect((await sheet(fifteen)).body.code).toBe('plan.early');
    own.at(nine('2026-12-08') + 2 * hour);
    expect((await sheet(['S-01'])).body.code).toBe('plan.nobody');
    await sheet(fifteen);
    expect((await sheet(fifteen)).body.findings?.[0]?.field).toBe('reason');
    const corrected = await sheet(
      fifteen.filter((one) => one !== 'T-003'),
      '周楠当天请假',
    );
    const held = corrected.body.list.find((one) => one.id === sessionId);
    expect(held).toMatchObject({ state: 'held', present: 14, expected: 15 });

    // The ledger has 15 lines of the first sheet and one of the correction; none was changed.
    const { rows, holds } = await verifyLedger(own.service);
    const lines = rows.filter(({ object }) => object === held?.no);
    expect(holds).toBe(true);
    expect(lines).toHaveLength(16);
    expect(lines.at(-1)).toMatchObject({ staffNo: 'T-003', result: { present: false, sheet: 2 } });
    expect(lines.filter(({ staffNo }) => staffNo === 'T-001')).toEqual([
      expect.objectContaining({
        kind: 'attendance',
        orgUnitCode: '3201',
        at: nine('2026-12-08'),
        result: expect.objectContaining({ present: true, minutes: 90, method: 'rolePlay' }),
      }),
    ]);
  });

  test('heads see the names of their unit, others their own', async () => {
    const own = await ownStage();
    const { id, session: sessionId } = await heldPlan(own);
    const names = async (who: string) => {
      const { body } = await own.as(who, 'GET', `/plans/${id}`);
      return body.list.find((one) => one.id === sessionId)?.people.map(({ staffNo }) => staffNo);
    };
    expect(await names('B-01')).toEqual(['B-01', 'F-01', 'H-01', 'M-01', 'M-02', 'T-001', 'T-002']);
    expect(await names('T-003')).toEqual(['T-003']);
  });

  test('means go from 62 to 84, and those who were there are content with 4.5 (R201)', async () => {
    const own = await ownStage();
    const { id } = await heldPlan(own);
    const rate = (who: string, score: number) => own.as(who, 'POST', `/plans/${id}/ratings`, { score });
    const there = ['T-001', 'T-002', 'M-01', 'M-02', 'H-01', 'B-01', 'F-01', 'L-01'];
    for (const [at, who] of there.entries()) expect((await rate(who, at % 2 === 0 ? 4 : 5)).status).toBe(200);
    expect((await rate('T-001', 5)).body.code).toBe('survey.answered');
    expect((await rate('T-003', 5)).status).toBe(403);

    const evaluate = { marks: { before: 62, after: 84, people: 14 }, text: '复述和定级做得最好' };
    const tooEarly = await own.as('K-01', 'POST', `/plans/${id}/evaluation`, evaluate);
    expect(tooEarly.body.code).toBe('plan.state');
    await own.as('K-01', 'POST', `/plans/${id}/steps`, { step: 'deliver' });
    const { body } = await own.as('K-01', 'POST', `/plans/${id}/evaluation`, evaluate);
    expect(body).toMatchObject({
      state: 'evaluated',
      evaluation: { marks: { before: 62, after: 84, people: 14 }, satisfaction: { mean: 4.5, people: 8 } },
    });
  });

  test('means are counted of those who took the quiz before and after, and were there (R201)', async () => {
    const own = await ownStage();
    const { id } = await approvedPlan(own, '3200');
    const take = async (who: string, wrong: number) => (await takerOf(own.service, who)).take('QZ-05', wrong);
    const percent = ({ body }: Awaited<ReturnType<typeof take>>): number =>
      (100 * (body.earned ?? 0)) / (body.of ?? 1);
    const at = own.service.now() + 2 * 24 * hour;
    const set = await own.as('K-01', 'POST', `/plans/${id}/sessions`, session(at, ['T-001', 'H-01', 'B-01']));
    const before = [percent(await take('T-001', 6)), percent(await take('H-01', 4))];
    await take('B-01', 9);
    own.at(at + hour);
    const sheet = { session: set.body.list[0]?.id, present: ['T-001', 'H-01', 'B-01'] };
    await own.as('K-01', 'POST', `/plans/${id}/attendance`, sheet);
    await own.as('K-01', 'POST', `/plans/${id}/steps`, { step: 'deliver' });
    const evaluate = (quizId: string) =>
      own.as('K-01', 'POST', `/plans/${id}/evaluation`, { quizId, text: '前后各考一次' });
    expect((await evaluate('QZ-05')).body.code).toBe('plan.noMarks');
    const after = [percent(await take('T-001', 3)), percent(await take('H-01', 0))];
    const mean = ([left = 0, right = 0]: readonly number[]): number => Math.round((left + right) * 5) / 10;
    // B-01 did not take it again and counts in neither.
    const { body } = await evaluate('QZ-05');
    expect(body.evaluation?.marks).toEqual({
      before: mean(before),
      after: mean(after),
      people: 2,
      quizId: 'QZ-05',
    });
    const head = await own.as('B-01', 'GET', `/plans/${id}`);
    expect(head.body.evaluation).not.toHaveProperty('marks');
  });

  test('the showcase of 2026-12-18 yields 2 case articles (R203)', async () => {
    const own = await ownStage();
    const id = await evaluatedPlan(own);
    own.at(nine('2026-12-18'));
    const shown = (title: string) => ({
      title,
      background: '客户等了四十分钟，声音很大。',
      action: '停两秒，先承认等得久，请到安静处，\n再记问题、影响、诉求。',
      lesson: '先安顿人，再谈事；复述之后客户自己降了声音。',
    });
    const cases = [{ ...shown('等候过久的投诉'), sharedBy: 'M-02' }, shown('费用说明不清的投诉')];
    await own.as('K-01', 'POST', `/plans/${id}/showcase`, { on: '2026-12-18', cases });
    const toArticle = (at: number) => own.as('K-01', 'POST', `/plans/${id}/case-articles`, { case: at });
    await toArticle(0);
    const { body } = await toArticle(1);
    await toArticle(1);
    const made = body.showcase?.cases.map(({ itemId }) => itemId ?? '') ?? [];
    expect(new Set(made).size).toBe(2);
    expect((await toArticle(2)).body.code).toBe('plan.case');

    // They are drafts as every article is: they can be handed in, approved by another and published.
    const { service } = own;
    const ask = async <T>(who: string, method: string, path: string, given?: unknown) => {
      const response = await service.request(method, path, { token: await service.login(who), body: given });
      return (await response.json()) as T;
    };
    const { drafts } = await ask<{ drafts: DraftDetail[] }>('K-01', 'GET', '/api/drafts?box=mine');
    for (const itemId of made) {
      const draft = drafts.find((one) => one.itemId === itemId);
      expect(draft).toMatchObject({ kind: 'articles', state: 'draft' });
      const handedIn = await ask<DraftDetail>('K-01', 'POST', `/api/drafts/${draft?.id}/submission`, {
        n: 1,
      });
      expect(handedIn).toMatchObject({ state: 'inReview' });
      const { n } = handedIn;
      await ask('K-02', 'POST', `/api/drafts/${draft?.id}/decisions`, { n, decision: 'approve' });
      expect(await ask('K-02', 'POST', `/api/drafts/${draft?.id}/publication`, { n })).toMatchObject({
        itemId,
      });
    }
    // R195: who brought a case gets the points of a shared case, once.
    const points = await ask<{ year: { caseShared: number } }>('M-02', 'GET', '/api/points/mine');
    expect(points.year.caseShared).toBe(1);
    const closed = await own.as('K-01', 'POST', `/plans/${id}/steps`, { step: 'close' });
    expect(closed.body.state).toBe('closed');
  });
});
