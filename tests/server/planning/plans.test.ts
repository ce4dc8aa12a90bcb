import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { PlanBoard } from '../../../core/contracts/planning.ts';
import type { NeedView } from '../../../core/contracts/planning-needs.ts';
import {
  approvedPlan,
  day,
  fifteen,
  fullText,
  planningStage,
  session,
  type Stage,
} from './planning-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await planningStage();
});
afterAll(() => stage.service.close());

describe('from a need to an approved plan', () => {
  test('the need 投诉沟通 comes from 投诉分析 and is of 9 staff (R198)', async () => {
    const staffNos = fifteen.slice(0, 9);
    const { status, body } = await stage.as<NeedView>('K-01', 'POST', '/needs', {
      year: '2026',
      topic: '投诉沟通',
      source: 'complaint',
      customerView: '客户希望先听完再解释',
      staffNos,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ topic: '投诉沟通', source: 'complaint', staff: 9, plans: [] });
    expect(body.people.map(({ staffNo }) => staffNo).sort()).toEqual([...staffNos].sort());

    const plan = await stage.as('K-01', 'POST', '/plans', {
      year: '2026',
      orgUnitCode: '3201',
      topic: '投诉沟通',
      needs: [body.id],
    });
    expect(plan.body).toMatchObject({ state: 'need', needs: [{ no: body.no, people: 9 }] });
    const list = await stage.as<{ needs: NeedView[] }>('B-01', 'GET', '/needs/of/2026');
    const seen = list.body.needs.find(({ id }) => id === body.id);
    expect(seen).toMatchObject({ staff: 9, plans: [plan.body.no] });
    // A head is told the names of the own unit alone; how many there are, of all.
    expect(seen?.people.map(({ staffNo }) => staffNo)).not.toContain('T-003');
    expect(seen?.people.map(({ staffNo }) => staffNo)).toContain('T-001');
  });

  test('a source that the bank has not declared, or nobody, makes no need', async () => {
    const need = { year: '2026', topic: '外语', source: 'rumour', staffNos: ['T-001'] };
    expect((await stage.as('K-01', 'POST', '/needs', need)).body.code).toBe('request.invalid');
    const nobody = { ...need, source: 'survey', staffNos: ['T-999'] };
    expect((await stage.as('K-01', 'POST', '/needs', nobody)).body.code).toBe('plan.nobody');
  });

  test('a plan without teacher cannot be approved (R199)', async () => {
    const begun = await stage.as('K-01', 'POST', '/plans', {
      year: '2026',
      orgUnitCode: '3201',
      topic: '反诈提问',
      needs: [],
    });
    const { id } = begun.body;
    const approve = (who: string, n: number) =>
      stage.as(who, 'POST', `/plans/${id}/decision`, { n, decision: 'approve' });
    expect((await approve('B-01', 0)).body.code).toBe('plan.state');
    await stage.as('K-01', 'PUT', `/plans/${id}`, { n: 0, text: { ...fullText, teacher: ' ' } });
    const refused = await approve('B-01', 1);
    expect(refused.status).toBe(422);
    expect(refused.body.code).toBe('plan.incomplete');
    const now = await stage.as('B-01', 'GET', `/plans/${id}`);
    expect(now.body).toMatchObject({ state: 'drafted', missing: ['teacher'] });
    expect(now.body.may).not.toContain('approve');

    await stage.as('K-01', 'PUT', `/plans/${id}`, { n: 1, text: fullText });
    // Whoever read the text before has not read this one.
    expect((await approve('B-01', 1)).body.code).toBe('plan.conflict');
    const approved = await approve('B-01', 2);
    expect(approved.body).toMatchObject({ state: 'approved', approved: { by: '周建国' } });
    expect((await approve('L-01', 2)).body.code).toBe('plan.state');
  });

  test('is sent back with a reason, and written again', async () => {
    const begun = await stage.as('K-01', 'POST', '/plans', {
      year: '2026',
      orgUnitCode: '3202',
      topic: '理财适当性',
      needs: [],
    });
    const { id } = begun.body;
    await stage.as('K-01', 'PUT', `/plans/${id}`, { n: 0, text: fullText });
    const decide = (who: string) =>
      stage.as(who, 'POST', `/plans/${id}/decision`, { n: 1, decision: 'return', reason: '时间与月末冲突' });
    expect((await decide('B-01')).status).toBe(403);
    expect((await decide('L-01')).body).toMatchObject({
      state: 'drafted',
      returned: true,
      sentBack: { by: '高远', reason: '时间与月末冲突' },
    });
    const again = await stage.as('K-01', 'PUT', `/plans/${id}`, { n: 1, text: fullText });
    expect(again.body).toMatchObject({ n: 2, returned: false });
  });

  test('nobody approves what they wrote, and others see a plan once it is approved', async () => {
    const { service } = stage;
    const plan = await approvedPlan(stage);
    expect((await stage.as('T-001', 'GET', `/plans/${plan.id}`)).body).toMatchObject({
      state: 'approved',
      may: ['suggest'],
    });
    expect((await stage.as('T-003', 'GET', `/plans/${plan.id}`)).body.code).toBe('plan.notFound');
    const draft = await stage.as('K-01', 'POST', '/plans', {
      year: '2026',
      orgUnitCode: '3201',
      topic: '月度学习',
      needs: [],
    });
    expect((await stage.as('T-001', 'GET', `/plans/${draft.body.id}`)).body.code).toBe('plan.notFound');
    const boards = async (who: string) =>
      (await stage.as<PlanBoard>(who, 'GET', '/plans/of/2026')).body.plans.map(({ id }) => id);
    expect(await boards('T-001')).not.toContain(draft.body.id);
    expect(await boards('B-01')).toContain(draft.body.id);
    expect(service.app.routes.some(({ path }) => path.startsWith('/api/planning'))).toBe(true);
  });
});

describe('suggestions', () => {
  test('4 on a plan of 2026, each with reply (R210)', async () => {
    const { id } = await approvedPlan(stage);
    const texts = ['少讲理论', '请带真实话术', '放在周三下午', '讲完发一页纸'];
    for (const [at, text] of texts.entries()) {
      const who = ['T-001', 'M-01', 'H-01', 'F-01'][at] ?? '';
      expect((await stage.as(who, 'POST', `/plans/${id}/suggestions`, { text })).status).toBe(200);
    }
    const { body } = await stage.as('K-01', 'GET', `/plans/${id}`);
    expect(body.suggestions.map(({ text }) => text)).toEqual(texts);
    for (const { id: suggestion } of body.suggestions)
      await stage.as('K-01', 'POST', `/plans/${id}/replies`, { suggestion, text: '采纳，下一场就改' });
    const replied = await stage.as('T-001', 'GET', `/plans/${id}`);
    expect(replied.body.suggestions.map(({ reply }) => reply?.text)).toEqual(
      texts.map(() => '采纳，下一场就改'),
    );
    // Colleagues read what was suggested, not by whom.
    expect(replied.body.suggestions.map(({ by }) => by)).toEqual(['王敏', undefined, undefined, undefined]);
  });

  test('names of customers and numbers are refused', async () => {
    const { id } = await approvedPlan(stage);
    const text = `客户电话 ${'138'}${'12345678'}`;
    const refused = await stage.as('T-001', 'POST', `/plans/${id}/suggestions`, { text });
    expect(refused.body.code).toBe('question.personalData');
  });
});

describe('what happened stays', () => {
  test('the order of the life is kept, and rows are never changed', async () => {
    const { id } = await approvedPlan(stage);
    const step = (name: string) => stage.as('K-01', 'POST', `/plans/${id}/steps`, { step: name });
    expect((await step('close')).body.code).toBe('plan.state');
    expect((await step('deliver')).body.code).toBe('plan.state');
    await stage.as('K-01', 'POST', `/plans/${id}/sessions`, session(stage.service.now() + day, ['T-001']));
    expect((await step('deliver')).body.code).toBe('plan.sessions');
    for (const attempt of ['update training_plan_events set body = 1', 'delete from training_sessions']) {
      await expect(stage.service.database.writer.write((tx) => tx.run(attempt))).rejects.toThrow();
    }
  });
});
