import { onTestFinished } from 'vitest';

import type { PlanDetail } from '../../../core/contracts/planning-views.ts';
import { createTestService, type TestService } from '../../support/service.ts';

export const hour = 3_600_000;
export const day = 24 * hour;
/** 09:00 in Shanghai of a day. */
export const nine = (date: string): number => Date.parse(`${date}T09:00:00+08:00`);

export interface Answer<T> {
  readonly status: number;
  readonly body: T & { readonly code?: string; readonly findings?: readonly { readonly field?: string }[] };
}
export interface Stage {
  readonly service: TestService;
  /** Asks as a member of the cast. */
  as<T = PlanDetail>(who: string, method: string, path: string, body?: unknown): Promise<Answer<T>>;
  /** Moves the clock on to this instant. */
  at(instant: number): void;
}

export async function planningStage(startAt?: number): Promise<Stage> {
  const service = await createTestService(startAt === undefined ? {} : { startAt });
  return {
    service,
    async as<T>(who: string, method: string, path: string, body?: unknown) {
      const token = await service.login(who);
      const response = await service.request(method, `/api/planning${path}`, { token, body });
      const text = await response.text();
      return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Answer<T>['body'] };
    },
    at: (instant) => service.advance(instant - service.now()),
  };
}

/** A stage of one test's own, with a clock nobody else moves. */
export async function ownStage(startAt?: number): Promise<Stage> {
  const stage = await planningStage(startAt);
  onTestFinished(() => stage.service.close());
  return stage;
}

export const fullText = {
  content: '投诉沟通：先安顿人，再谈事',
  way: '角色扮演，分组点评',
  time: '2026-12-08 09:00，90 分钟',
  teacher: '孙婷',
  customers: 'VIP 客户',
};
/** A plan of a unit, written by K-01 and approved by L-01. */
export async function approvedPlan(stage: Stage, unit = '3201', year = '2026'): Promise<PlanDetail> {
  const begun = await stage.as('K-01', 'POST', '/plans', {
    year,
    orgUnitCode: unit,
    topic: '投诉沟通',
    needs: [],
  });
  const { id } = begun.body;
  await stage.as('K-01', 'PUT', `/plans/${id}`, { n: 0, text: fullText });
  return (await stage.as('L-01', 'POST', `/plans/${id}/decision`, { n: 1, decision: 'approve' })).body;
}
export const session = (at: number, staffNos: readonly string[], more: Record<string, unknown> = {}) => ({
  at,
  minutes: 90,
  method: 'rolePlay',
  place: '三楼会议室',
  resource: { kind: 'internal', name: '孙婷' },
  staffNos,
  ...more,
});

/** Everyone of the cast but the teacher and the system administrator. */
export const fifteen: readonly string[] = [
  ...['T-001', 'T-002', 'T-003', 'M-01', 'M-02', 'M-03', 'M-04', 'M-05'],
  ...['H-01', 'B-01', 'F-01', 'A-01', 'L-01', 'O-01', 'K-02'],
];
/** A plan of the branch whose session on 2026-12-08 all but T-003 attended; the clock stands two hours later. */
export async function heldPlan(stage: Stage): Promise<{ readonly id: string; readonly session: string }> {
  const { id } = await approvedPlan(stage, '3200');
  const at = nine('2026-12-08');
  const set = await stage.as('K-01', 'POST', `/plans/${id}/sessions`, session(at, fifteen));
  const one = set.body.list[0]?.id ?? '';
  stage.at(at + 2 * hour);
  const present = fifteen.filter((staffNo) => staffNo !== 'T-003');
  await stage.as('K-01', 'POST', `/plans/${id}/attendance`, { session: one, present });
  return { id, session: one };
}
/** Such a plan, delivered and evaluated. */
export async function evaluatedPlan(stage: Stage): Promise<string> {
  const { id } = await heldPlan(stage);
  await stage.as('K-01', 'POST', `/plans/${id}/steps`, { step: 'deliver' });
  const marks = { before: 62, after: 84, people: 14 };
  await stage.as('K-01', 'POST', `/plans/${id}/evaluation`, { marks, text: '复述和定级做得最好' });
  return id;
}
