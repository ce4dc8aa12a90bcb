import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { SurveyView } from '../../../core/contracts/planning-needs.ts';
import type {
  PlanCalendar,
  ProgrammeView,
  TeamPages,
  WayView,
} from '../../../core/contracts/planning-people.ts';
import { putStaff } from '../../../server/organisation/organisation.repository.ts';
import { sessionsDelivered } from '../../../server/planning/delivered.ts';
import { appendRecord } from '../../../server/records/append.ts';
import { approvedPlan, day, nine, ownStage, planningStage, session, type Stage } from './planning-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await planningStage();
});
afterAll(() => stage.service.close());

const lightOf = async (on: Stage, who: string, unit: string, month: string) => {
  const { body } = await on.as<PlanCalendar>(who, 'GET', `/calendar/${month.slice(0, 4)}`);
  return body.units.find(({ code }) => code === unit)?.months.find((one) => one.month === month);
};
const finish = (on: Stage, staffNo: string, course: string, at: number) =>
  on.service.database.writer.write((tx) =>
    appendRecord(tx, {
      kind: 'course',
      staffNo,
      orgUnitCode: '3201',
      object: course,
      version: 1,
      title: course,
      ref: randomUUID(),
      result: {},
      at,
    }),
  );

describe('internal training at least once a month (R206)', () => {
  test('no session in 2026-10 for 城东支行 is red; one delivered on 2026-10-31 makes it green', async () => {
    const own = await ownStage(nine('2026-10-20'));
    const plan = await approvedPlan(own);
    expect(await lightOf(own, 'B-01', '3201', '2026-10')).toMatchObject({ light: 'due', delivered: 0 });
    const set = await own.as(
      'K-01',
      'POST',
      `/plans/${plan.id}/sessions`,
      session(nine('2026-10-31'), ['T-001', 'M-01']),
    );
    expect(await lightOf(own, 'B-01', '3201', '2026-10')).toMatchObject({ light: 'due', planned: 1 });
    own.at(nine('2026-11-02'));
    // A session that was set and not held is none.
    expect(await lightOf(own, 'B-01', '3201', '2026-10')).toMatchObject({ light: 'red', delivered: 0 });
    await own.as('K-01', 'POST', `/plans/${plan.id}/attendance`, {
      session: set.body.list[0]?.id,
      present: ['T-001'],
    });
    expect(await lightOf(own, 'B-01', '3201', '2026-10')).toMatchObject({ light: 'green', delivered: 1 });
    expect(await lightOf(own, 'K-01', '3202', '2026-10')).toMatchObject({ light: 'red' });
    const { sql } = own.service.database;
    expect(await sessionsDelivered(sql, '3201', '2026-10')).toBe(1);
    expect(await sessionsDelivered(sql, '3201', '2026-11')).toBe(0);
    expect(await sessionsDelivered(sql, '3202', '2026-10')).toBe(0);
  });

  test('a session of the branch counts for every unit that came; where nobody came it counts for none', async () => {
    const own = await ownStage(nine('2026-10-20'));
    const plan = await approvedPlan(own, '3200');
    const set = await own.as(
      'K-01',
      'POST',
      `/plans/${plan.id}/sessions`,
      session(nine('2026-11-03'), ['T-001', 'T-003']),
    );
    const one = set.body.list[0]?.id;
    own.at(nine('2026-11-04'));
    const sheet = (present: readonly string[]) =>
      own.as('K-01', 'POST', `/plans/${plan.id}/attendance`, { session: one, present, reason: '核对签到' });
    await sheet([]);
    const { sql } = own.service.database;
    expect(await sessionsDelivered(sql, '3200', '2026-11')).toBe(0);
    await sheet(['T-003']);
    expect(await sessionsDelivered(sql, '3202', '2026-11')).toBe(1);
    expect(await sessionsDelivered(sql, '3201', '2026-11')).toBe(0);
  });

  test('a teller sees the months of the own unit', async () => {
    const { body } = await stage.as<PlanCalendar>('T-001', 'GET', '/calendar/2026');
    expect(body.units.map(({ name }) => name)).toEqual(['城东支行']);
  });
});

describe('a questionnaire on needs (R198)', () => {
  test('is answered once, and shows nothing from which single people could be told', async () => {
    const own = await ownStage();
    const now = own.service.now();
    const date = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
    const asked = await own.as<SurveyView>('K-01', 'POST', '/surveys', {
      title: '明年想学什么',
      topics: ['投诉沟通', '外汇业务'],
      from: date(now),
      until: date(now + day),
      audience: { regions: ['3201'] },
    });
    expect(asked.body).toMatchObject({ progress: { answers: 0, of: 7 } });
    const answer = (who: string, scores: number[]) =>
      own.as<SurveyView>(who, 'POST', `/surveys/${asked.body.id}/answers`, { scores });
    expect((await answer('T-001', [5])).body.code).toBe('request.invalid');
    for (const who of ['T-001', 'T-002', 'M-01', 'H-01'])
      expect((await answer(who, [5, 2])).body).toMatchObject({ answered: true, mayAnswer: false });
    expect((await answer('T-001', [1, 1])).body.code).toBe('survey.answered');
    expect((await answer('T-003', [1, 1])).body.code).toBe('survey.notFound');
    const look = async () => {
      const { body } = await own.as<{ surveys: SurveyView[] }>('K-01', 'GET', '/surveys');
      return body.surveys.find(({ id }) => id === asked.body.id);
    };
    expect(await look()).toMatchObject({ progress: { answers: 4, of: 7 } });
    await answer('B-01', [4, 1]);
    // Open still: a mean that moves with each answer would tell it.
    expect((await look())?.results).toBeUndefined();
    own.at(now + 3 * day);
    expect((await look())?.results).toEqual([
      { topic: 0, mean: 4.8, people: 5, high: 5 },
      { topic: 1, mean: 1.8, people: 5, high: 0 },
    ]);
    expect((await answer('M-02', [1, 1])).body.code).toBe('survey.closed');
    const teller = await own.as<{ surveys: SurveyView[] }>('T-001', 'GET', '/surveys');
    expect(teller.body.surveys[0]).not.toHaveProperty('results');
  });
});

describe('the way of a person (R204)', () => {
  test('T-001 at step 1; step 2 needs 3 courses, 1 open', async () => {
    await finish(stage, 'T-001', 'CRS-02', nine('2026-06-01'));
    await finish(stage, 'T-001', 'CRS-03', nine('2026-06-02'));
    const { body } = await stage.as<WayView>('T-001', 'GET', '/way');
    expect(body).toMatchObject({ step: 1, label: { zh: '初级客户服务专员' } });
    expect(body.next).toMatchObject({ step: 2, label: { zh: '中级客户经理' }, open: 1 });
    expect(body.next?.courses.map(({ id, isDone }) => [id, isDone])).toEqual([
      ['CRS-02', true],
      ['CRS-03', true],
      ['CRS-04', false],
    ]);
    expect(body.competences.find(({ id }) => id === 'security')).toMatchObject({ isReached: true });
  });

  test('a course that no longer counts is open again', async () => {
    await finish(stage, 'M-02', 'CRS-03', nine('2025-09-01'));
    const { body } = await stage.as<WayView>('M-02', 'GET', '/way');
    const security = body.competences.find(({ id }) => id === 'security');
    expect(security?.courses[0]).toMatchObject({ isDone: false, validUntil: '2026-09-01' });
  });

  test('the head of the unit puts people of the own unit on a step, nobody else', async () => {
    const put = (who: string, staffNo: string) =>
      stage.as<WayView>(who, 'POST', '/ways', { staffNo, step: 2, reason: '行内竞聘通过' });
    expect((await put('B-01', 'T-002')).body).toMatchObject({ step: 2, person: { staffNo: 'T-002' } });
    expect((await put('B-01', 'T-003')).status).toBe(403);
    expect((await put('B-01', 'B-01')).status).toBe(403);
    const seen = await stage.as<{ ways: WayView[] }>('B-01', 'GET', '/ways');
    expect(seen.body.ways.map(({ person }) => person.staffNo)).not.toContain('T-003');
    expect((await stage.as('K-01', 'GET', '/ways')).status).toBe(403);
  });
});

describe('leadership (R208)', () => {
  test('M-01 rotation 2027Q1, mentor B-01', async () => {
    const begun = await stage.as<ProgrammeView>('L-01', 'POST', '/programmes', {
      kind: 'rotation',
      staffNo: 'M-01',
      mentor: 'B-01',
      period: '2027Q1',
      goal: '到零售条线轮岗，独立主持一次晨会',
    });
    expect(begun.body).toMatchObject({
      kind: 'rotation',
      period: '2027Q1',
      person: { staffNo: 'M-01', name: '李航' },
      mentor: { staffNo: 'B-01', name: '周建国' },
      state: 'running',
    });
    const note = (who: string, more: Record<string, unknown> = {}) =>
      stage.as<ProgrammeView>(who, 'POST', `/programmes/${begun.body.id}/notes`, {
        text: '第一周跟岗',
        ...more,
      });
    expect((await note('B-01')).body.notes).toHaveLength(1);
    expect((await note('T-001')).body.code).toBe('programme.notFound');
    expect((await note('M-01', { ends: 'done' })).body).toMatchObject({ state: 'done', mayNote: false });
    expect((await note('B-01')).body.code).toBe('programme.closed');
    const mine = await stage.as<{ programmes: ProgrammeView[] }>('M-01', 'GET', '/programmes');
    expect(mine.body.programmes.map(({ period }) => period)).toEqual(['2027Q1']);
    const other = await stage.as<{ programmes: ProgrammeView[] }>('M-02', 'GET', '/programmes');
    expect(other.body.programmes).toEqual([]);
  });
});

describe('the team page (R216)', () => {
  test('of 城东支行: certificates 92 %', async () => {
    const own = await ownStage(nine('2026-10-20'));
    await finish(own, 'T-001', 'CRS-02', nine('2026-06-01'));
    const plan = await approvedPlan(own);
    const set = await own.as(
      'K-01',
      'POST',
      `/plans/${plan.id}/sessions`,
      session(nine('2026-10-31'), ['T-001']),
    );
    own.at(nine('2026-11-02'));
    const sheet = { session: set.body.list[0]?.id, present: ['T-001'] };
    await own.as('K-01', 'POST', `/plans/${plan.id}/attendance`, sheet);
    const { writer } = own.service.database;
    await writer.write(async (tx) => {
      for (const n of [1, 2, 3, 4, 5]) {
        await putStaff(tx, {
          staff_no: `T-10${n}`,
          name: `示例${n}`,
          org_unit_code: '3201',
          active: 1,
          joined_on: '2020-01-01',
          certificate_until: '2027-06-30',
        });
      }
    });
    const { body } = await own.as<TeamPages>('B-01', 'GET', '/teams/2026');
    expect(body.teams).toHaveLength(1);
    expect(body.teams[0]).toMatchObject({
      name: '城东支行',
      staff: 12,
      certified: 11,
      certifiedPercent: 92,
      courses: 1,
      sessions: 1,
      attendances: 1,
    });
    const all = await own.as<TeamPages>('L-01', 'GET', '/teams/2026');
    expect(all.body.teams.map(({ code }) => code)).toContain('3202');
    expect((await own.as('T-001', 'GET', '/teams/2026')).status).toBe(403);
  });
});
