import { sql as query } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as v from 'valibot';

import { assignGap, gapReport, gapTasks } from '../../../core/contracts/gaps.ts';
import { createTestService, type TestService } from '../../support/service.ts';

let service: TestService;
const tokens = new Map<string, Promise<string>>();
beforeAll(async () => {
  service = await createTestService();
});
afterAll(() => service.close());
beforeEach(() =>
  service.database.writer.write(async (tx) => {
    for (const table of ['usage_counts', 'gap_tasks', 'article_feedback'])
      await tx.run(`delete from ${table}`);
    await tx.run(`delete from staff where staff_no like 'X-%'`);
  }),
);

/** Logs in who is needed, once. */
const tokenOf = (who: string): Promise<string> => {
  const token = tokens.get(who) ?? service.login(who);
  tokens.set(who, token);
  return token;
};
const send = async (who: string, method: string, path: string, body?: unknown) =>
  service.request(method, path, { token: await tokenOf(who), body });
const search = async (who: string, text: string, times: number, kind = 'noResult') => {
  const events = Array.from({ length: times }, () => ({ kind, text }));
  const response = await send(who, 'POST', '/api/usage', { events });
  expect(response.status).toBe(204);
};
const article = (who: string, articleId: string, times: number, kind = 'opened') =>
  send(who, 'POST', '/api/usage', { events: Array.from({ length: times }, () => ({ kind, articleId })) });
const report = async (who: string, more = '') =>
  v.parse(gapReport.response, await (await send(who, 'GET', `/api/gaps?period=2026-11${more}`)).json());
const refusal = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('what is kept of the use of the base', () => {
  test('is the day, the unit, the post and a masked text, never who or when', async () => {
    await search('T-001', '客户 20261123001 跨境汇款', 3);
    const rows = await service.database.sql.all(query`select * from usage_counts`);
    expect(rows).toEqual([
      {
        day: '2026-11-23',
        org_unit_code: '3201',
        post: 'teller',
        kind: 'noResult',
        subject: '客户 ****** 跨境汇款',
        count: 3,
      },
    ]);
    const audited = await service.database.sql.all<{ body: string }>(
      query`select body from audit_rows where action = 'usage.report'`,
    );
    expect(audited).toEqual([]);
  });

  test('leaves out pure numbers, unknown articles, and more than 200 rows', async () => {
    await search('T-001', '6222021234567', 5);
    await article('T-001', 'ART-9999', 5);
    expect(await service.database.sql.all(query`select * from usage_counts`)).toEqual([]);
    const events = Array.from({ length: 201 }, () => ({ kind: 'noResult', text: '甲' }));
    expect((await send('T-001', 'POST', '/api/usage', { events })).status).toBe(400);
  });

  test('a terminal that reports without end is not counted without end, and hears nothing of it', async () => {
    for (let n = 0; n < 30; n += 1) await search('M-02', '跨境汇款', 1);
    expect((await report('L-01')).totals.noResult).toBe(20);
  });
});

describe('what the base lacks', () => {
  test('names queries asked often enough, articles left at once, and used articles past their review', async () => {
    await search('T-001', '跨境汇款', 6);
    await search('T-003', '跨境汇款', 2);
    await search('T-001', '张三的贷款', 1);
    await search('H-01', '挂失', 5, 'noClick');
    await article('H-01', 'ART-08', 4, 'left');
    await article('T-001', 'ART-01', 7);
    const now = await report('L-01');
    expect(now.noResult).toEqual([{ subject: '跨境汇款', title: '跨境汇款', count: 8 }]);
    expect(now.noClick.map(({ subject }) => subject)).toEqual(['挂失']);
    expect(now.rare).toBe(1);
    expect(JSON.stringify(now)).not.toContain('张三');
    expect(now.left).toMatchObject([{ subject: 'ART-08', title: '投诉处理时限与闭环', count: 4 }]);
    expect(now.totals).toEqual({ noResult: 9, noClick: 5, left: null, opened: 7 });
  });

  test('names used articles past their review, with the day it was due', async () => {
    const later = await createTestService({ startAt: Date.parse('2028-06-01T10:00:00+08:00') });
    const token = await later.login('L-01');
    const events = Array.from({ length: 7 }, () => ({ kind: 'opened', articleId: 'ART-01' }));
    await later.request('POST', '/api/usage', { token, body: { events } });
    const answer = await later.request('GET', '/api/gaps?period=2028-06', { token });
    const { overdue } = v.parse(gapReport.response, await answer.json());
    expect(overdue).toMatchObject([{ subject: 'ART-01', count: 7 }]);
    expect(overdue[0]?.dueOn).toMatch(/^202[67]-/);
    await later.close();
  });

  test('names articles that readers found of no use, with why; of one unit only when many say so', async () => {
    const say = (who: string, note: string) =>
      send(who, 'POST', '/api/shelf/ART-08/feedback', {
        version: 2,
        verdict: 'unhelpful',
        reason: 'unclear',
        note,
      });
    await say('T-001', '例子太少');
    await say('T-003', '');
    expect((await report('L-01')).unhelpful).toEqual([
      { subject: 'ART-08', title: '投诉处理时限与闭环', count: 2, reasons: ['unclear'], notes: ['例子太少'] },
    ]);
    expect((await report('B-01')).unhelpful).toEqual([]);
    const made = await send('K-01', 'POST', '/api/gaps/tasks', { kind: 'unhelpful', subject: 'ART-08' });
    expect(await made.json()).toMatchObject({
      title: '投诉处理时限与闭环',
      owner: { role: 'complaintHandler' },
    });
  });

  test('a unit with few people or events is not shown by itself, nor one that could be had by subtraction', async () => {
    // 城西支行 has four people; alone it would be the difference of the sum and the others.
    await search('T-003', '跨境汇款', 9);
    await search('T-001', '跨境汇款', 9);
    const all = await report('L-01');
    expect(all.totals.noResult).toBe(18);
    expect(all.units).toEqual([]);
    expect(all.withheldUnits).toBe(2);
    for (const unit of ['3201', '3202']) {
      expect(await report('L-01', `&unit=${unit}`)).toMatchObject({ withheld: true, noResult: [] });
    }
  });

  test('large units are shown, and chosen', async () => {
    await service.database.writer.write(async (tx) => {
      await tx.run(query`insert into staff (staff_no, name, org_unit_code, active)
        select 'X-' || value, '员工', '3202', 1 from json_each('[1,2,3]')`);
    });
    await search('T-003', '跨境汇款', 9);
    await search('T-001', '挂失', 9);
    const all = await report('A-01');
    expect(all.units.map(({ code, noResult }) => [code, noResult])).toEqual([
      ['3201', 9],
      ['3202', 9],
    ]);
    const west = await report('K-01', '&unit=3202');
    expect(west).toMatchObject({ withheld: false, unit: { code: '3202', name: '城西支行' } });
    expect(west.noResult.map(({ subject }) => subject)).toEqual(['跨境汇款']);
  });

  test('a branch manager sees the own unit and no other', async () => {
    await search('T-003', '跨境汇款', 9);
    await search('T-001', '挂失', 9);
    const own = await report('B-01');
    expect(own.noResult.map(({ subject }) => subject)).toEqual(['挂失']);
    expect(own.units).toEqual([]);
    expect((await send('B-01', 'GET', '/api/gaps?period=2026-11&unit=3202')).status).toBe(403);
  });

  test('another period is another report', async () => {
    await search('T-001', '跨境汇款', 6);
    const before = v.parse(
      gapReport.response,
      await (await send('L-01', 'GET', '/api/gaps?period=2026-10')).json(),
    );
    expect(before.totals.noResult).toBe(0);
    expect((await send('L-01', 'GET', '/api/gaps?period=2026-11-23')).status).toBe(400);
  });
});

describe('a gap as a task', () => {
  const assign = (who: string, body: Record<string, unknown>) => send(who, 'POST', '/api/gaps/tasks', body);
  const move = (who: string, id: string, body: Record<string, unknown>) =>
    send(who, 'POST', `/api/gaps/tasks/${id}/state`, body);
  const tasks = async (who: string, show = 'forMe') =>
    v.parse(gapTasks.response, await (await send(who, 'GET', `/api/gaps/tasks?show=${show}`)).json()).tasks;

  test('goes to the owner of the tag, who closes it with an article', async () => {
    await search('T-001', '投诉升级', 5);
    const made = v.parse(
      assignGap.response,
      await (await assign('L-01', { kind: 'noResult', subject: '投诉升级', tag: '投诉' })).json(),
    );
    expect(made).toMatchObject({
      state: 'open',
      owner: { role: 'complaintHandler' },
      createdBy: '高远',
      may: [],
    });
    // Ten working days after Monday 2026-11-23.
    expect(new Date(made.dueAt).toISOString()).toBe('2026-12-07T10:00:00.000Z');
    expect(await refusal(await assign('K-01', { kind: 'noResult', subject: '投诉升级' }))).toBe('gap.open');
    expect((await report('L-01')).noResult[0]?.task).toBe('open');

    expect((await tasks('H-01')).map(({ id, may }) => [id, may])).toEqual([
      [made.id, ['doing', 'done', 'dropped']],
    ]);
    expect(await tasks('T-001')).toEqual([]);
    expect((await move('T-001', made.id, { to: 'doing' })).status).toBe(403);
    expect((await move('H-01', made.id, { to: 'doing' })).status).toBe(200);
    expect(await refusal(await move('H-01', made.id, { to: 'done', articleId: 'ART-9999' }))).toBe(
      'article.notFound',
    );
    const done = await (await move('H-01', made.id, { to: 'done', articleId: 'ART-08' })).json();
    expect(done).toMatchObject({ state: 'done', articleId: 'ART-08', may: [] });
    expect(await refusal(await move('H-01', made.id, { to: 'doing' }))).toBe('gap.state');
    expect(await tasks('H-01')).toEqual([]);
    expect((await tasks('A-01', 'all')).map(({ state }) => state)).toEqual(['done']);
  });

  test('an article’s gap goes to the owner of its tags; giving up needs a reason', async () => {
    const made = (await (await assign('B-01', { kind: 'left', subject: 'ART-08' })).json()) as {
      id: string;
      owner: { role: string };
    };
    expect(made.owner.role).toBe('complaintHandler');
    expect((await move('H-01', made.id, { to: 'dropped', note: '不' })).status).toBe(400);
    expect((await move('H-01', made.id, { to: 'dropped', note: '内容本来就短' })).status).toBe(200);
    // What was given up may be given out again.
    expect((await assign('B-01', { kind: 'left', subject: 'ART-08' })).status).toBe(200);
  });

  test('of one unit is seen there and by those who see all; a teller who asks for all sees the own', async () => {
    await assign('B-01', { kind: 'noResult', subject: '本行活动' });
    expect((await tasks('B-01', 'all')).length).toBe(1);
    expect((await tasks('L-01', 'all')).length).toBe(1);
    expect((await tasks('T-001', 'all')).length).toBe(0);
    expect(await refusal(await assign('K-01', { kind: 'noResult', subject: '电话 13800001234' }))).toBe(
      'question.personalData',
    );
  });
});
