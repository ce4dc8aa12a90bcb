import type * as v from 'valibot';

import type * as contract from '../../core/contracts/planning.ts';
import type { PlanBoard } from '../../core/contracts/planning.ts';
import type { PlanDetail } from '../../core/contracts/planning-views.ts';
import { AppError } from '../../core/errors.ts';
import { roles } from '../../core/organisation/person.ts';
import { nextMarker } from '../database/markers.ts';
import type { Sql } from '../database/sql.ts';
import type { Call } from '../http/route.ts';
import { isAtWork } from '../../core/planning/plan-steps.ts';
import { assertImpersonal } from '../questions/asking.ts';
import { summaryView, unitNamesOf } from './plan.view.ts';
import type { PlanningDeps, PlanningDesk } from './planning.desk.ts';
import * as repository from './plans.repository.ts';

type ById = { readonly id: string };
type Body<E extends { readonly body: v.GenericSchema }> = v.InferOutput<E['body']>;
type OnPlan<E extends { readonly body: v.GenericSchema }> = Call<Body<E>, unknown, ById>;

/** The number after the last of its kind and year. */
export async function numbered(tx: Sql, prefix: string, part: string): Promise<string> {
  const count = await nextMarker(tx, `training.${prefix}.${part}`);
  return `${prefix}-${part}-${String(count).padStart(4, '0')}`;
}

/** Training plans from a need to their end (R199, R210): written by trainers, decided by the unit's head or the line. */
export function createPlansService({ sql, writer, newId, rules, people }: PlanningDeps, desk: PlanningDesk) {
  const { allowed, detail, note } = desk;
  return {
    async board({ session, params, now }: Call<unknown, unknown, { year: string }>): Promise<PlanBoard> {
      const { person } = session;
      const everyone = await people();
      const units = unitNamesOf(everyone);
      const all = await desk.records(sql, await repository.plansOf(sql, params.year));
      const codes = [...new Set(everyone.map(({ orgUnitCode }) => orgUnitCode))].sort();
      const since = `${Number(params.year) - 1}-01-01`;
      const resources = (await repository.recentSessions(sql, since))
        .map(({ resource }) => resource)
        .reverse();
      const { methods, sources } = rules();
      const mayBegin = person.roles.includes('trainer');
      return {
        year: params.year,
        mayBegin,
        plans: all.filter((one) => desk.isSeen(one, person)).map((one) => summaryView(one, units)),
        methods,
        sources,
        units: codes.map(units),
        roles: roles.filter((role) => everyone.some((one) => isAtWork(one) && one.roles.includes(role))),
        resources: mayBegin ? distinct(resources).slice(0, 50) : [],
        now,
      };
    },

    read: (call: Call<unknown, unknown, ById>): Promise<PlanDetail> => detail(sql, call.params.id, call),

    async begin(call: Call<Body<typeof contract.beginPlan>>): Promise<PlanDetail> {
      const { body, session, now } = call;
      assertImpersonal([body.topic]);
      if (!(await people()).some(({ orgPath }) => orgPath.includes(body.orgUnitCode)))
        throw new AppError('plan.nobody');
      const { staffNo } = session.person;
      const id = newId();
      return writer.write(async (tx) => {
        const needs = await repository.needsById(tx, body.needs);
        if (needs.length !== new Set(body.needs).size) throw new AppError('plan.notFound');
        const no = await numbered(tx, 'TP', body.year);
        await repository.insertPlan(tx, {
          id,
          no,
          year: body.year,
          org_unit_code: body.orgUnitCode,
          topic: body.topic,
          needs: JSON.stringify(needs.map((need) => need.id)),
          by_staff_no: staffNo,
          at: now,
        });
        await call.audit(tx, { object: no, result: 'ok' });
        return detail(tx, id, call);
      });
    },

    async write(call: OnPlan<typeof contract.writePlan>): Promise<PlanDetail> {
      const { n, text } = call.body;
      assertImpersonal(Object.values(text));
      return writer.write(async (tx) => {
        const record = await allowed(tx, 'write', call.params.id, call, n);
        await note(tx, record, { type: 'written', text }, call);
        return detail(tx, record.row.id, call);
      });
    },

    async decide(call: OnPlan<typeof contract.decidePlan>): Promise<PlanDetail> {
      const { body } = call;
      return writer.write(async (tx) => {
        const record = await allowed(tx, body.decision, call.params.id, call, body.n);
        const event =
          body.decision === 'approve'
            ? ({ type: 'approved' } as const)
            : ({ type: 'returned', reason: body.reason } as const);
        await note(tx, record, event, call);
        return detail(tx, record.row.id, call);
      });
    },

    async step(call: OnPlan<typeof contract.stepPlan>): Promise<PlanDetail> {
      const { step } = call.body;
      return writer.write(async (tx) => {
        const record = await allowed(tx, step, call.params.id, call);
        await note(tx, record, { type: step === 'deliver' ? 'delivered' : 'closed' }, call);
        return detail(tx, record.row.id, call);
      });
    },

    async suggest(call: OnPlan<typeof contract.suggestForPlan>): Promise<PlanDetail> {
      const { text } = call.body;
      assertImpersonal([text]);
      return writer.write(async (tx) => {
        const record = await allowed(tx, 'suggest', call.params.id, call);
        await note(tx, record, { type: 'suggested', id: newId(), text }, call);
        return detail(tx, record.row.id, call);
      });
    },

    async reply(call: OnPlan<typeof contract.replyToSuggestion>): Promise<PlanDetail> {
      const { suggestion, text } = call.body;
      assertImpersonal([text]);
      return writer.write(async (tx) => {
        const record = await allowed(tx, 'reply', call.params.id, call);
        if (!record.plan.suggestions.some(({ id }) => id === suggestion))
          throw new AppError('plan.suggestion');
        await note(tx, record, { type: 'replied', suggestion, text }, call);
        return detail(tx, record.row.id, call);
      });
    },
  };
}

const distinct = <T>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];
