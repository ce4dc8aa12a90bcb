import type * as v from 'valibot';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import * as contract from '../../core/contracts/planning.ts';
import type { PlanDetail } from '../../core/contracts/planning-views.ts';
import { AppError } from '../../core/errors.ts';
import type { Sql } from '../database/sql.ts';
import type { Call } from '../http/route.ts';
import { assertImpersonal } from '../questions/asking.ts';
import { appendRecord } from '../records/append.ts';
import { addAnswers } from './people.repository.ts';
import type { PlanRecord } from './plan.view.ts';
import type { PlanningDeps, PlanningDesk } from './planning.desk.ts';
import { numbered } from './plans.service.ts';
import * as repository from './plans.repository.ts';

type ById = { readonly id: string };
type OnPlan<E extends { readonly body: v.GenericSchema }> = Call<v.InferOutput<E['body']>, unknown, ById>;

/** Sessions of plans (R200, R202): set, attended, rated. Every sheet stays; who was there has it in the training ledger. */
export function createSessionsService(deps: PlanningDeps, desk: PlanningDesk) {
  const { writer, newId, rules, people } = deps;
  const { allowed, detail, note } = desk;

  async function writeSheet(
    tx: Sql,
    { row, lines }: PlanRecord,
    session: repository.SetSession,
    call: OnPlan<typeof contract.recordAttendance>,
  ): Promise<void> {
    const { body, now } = call;
    const by = call.session.person.staffNo;
    const before = lines.filter(({ sessionId }) => sessionId === session.id);
    const n = (before[0]?.n ?? 0) + 1;
    const units = new Map((await people()).map((one) => [one.staffNo, one.orgUnitCode]));
    const present = new Set(body.present);
    const sheet = session.expected.map((staffNo) => ({
      staffNo,
      unit: units.get(staffNo) ?? row.org_unit_code,
      present: present.has(staffNo),
    }));
    const reason = body.reason ?? null;
    await repository.insertSheet(tx, { sessionId: session.id, n, lines: sheet, reason, by, at: now });
    const wasPresent = new Map(before.map((line) => [line.staffNo, line.present]));
    for (const line of sheet) {
      // The ledger has who was there; who was not has a line only where an earlier sheet said otherwise.
      if (line.present === (wasPresent.get(line.staffNo) ?? false)) continue;
      await appendRecord(tx, {
        kind: 'attendance',
        staffNo: line.staffNo,
        orgUnitCode: line.unit,
        object: session.no,
        title: row.topic,
        ref: `${session.id}:${line.staffNo}:${n}`,
        result: {
          present: line.present,
          minutes: session.minutes,
          method: session.method,
          plan: row.no,
          sheet: n,
          recordedAt: now,
        },
        at: session.at,
      });
    }
  }

  return {
    async schedule(call: OnPlan<typeof contract.scheduleSession>): Promise<PlanDetail> {
      const { body, now } = call;
      const { at, minutes, method, place, resource } = body;
      assertImpersonal([place, resource.name]);
      if (!rules().methods.some(({ id }) => id === method))
        throw new AppError('request.invalid', {
          findings: [{ field: 'method', code: 'unknown', message: '' }],
        });
      const by = call.session.person.staffNo;
      const day = shanghaiDate(at);
      return writer.write(async (tx) => {
        const record = await allowed(tx, 'schedule', call.params.id, call);
        const expected = await desk.peopleMeant(body);
        if (expected.length > contract.mostExpected) throw new AppError('plan.tooMany');
        const { id: planId, org_unit_code: orgUnitCode } = record.row;
        const id = newId();
        const no = await numbered(tx, 'TS', day.replaceAll('-', ''));
        const session = { id, no, planId, orgUnitCode, at, day, minutes, method, place, resource, expected };
        await repository.insertSession(tx, session, { by, setAt: now });
        await note(tx, record, { type: 'scheduled', session: id }, call);
        return detail(tx, planId, call);
      });
    },

    async attend(call: OnPlan<typeof contract.recordAttendance>): Promise<PlanDetail> {
      const { body, now } = call;
      return writer.write(async (tx) => {
        const record = await allowed(tx, 'attend', call.params.id, call);
        const { plan } = record;
        const session = record.sessions.find(({ id }) => id === body.session);
        if (session === undefined || plan.cancelled.has(session.id)) throw new AppError('plan.session');
        if (session.at > now) throw new AppError('plan.early');
        const isCorrection = record.lines.some(({ sessionId }) => sessionId === session.id);
        if (isCorrection && body.reason === undefined)
          throw new AppError('request.invalid', {
            findings: [{ field: 'reason', code: 'missing', message: '' }],
          });
        const isStranger = (staffNo: string): boolean => !session.expected.includes(staffNo);
        if (body.present.some(isStranger)) throw new AppError('plan.nobody');
        await writeSheet(tx, record, session, call);
        await note(tx, record, { type: 'held', session: session.id }, call);
        return detail(tx, record.row.id, call);
      });
    },

    async cancel(call: OnPlan<typeof contract.cancelSession>): Promise<PlanDetail> {
      const { session, reason } = call.body;
      assertImpersonal([reason]);
      return writer.write(async (tx) => {
        const record = await allowed(tx, 'cancel', call.params.id, call);
        if (!record.plan.open.includes(session)) throw new AppError('plan.session');
        await note(tx, record, { type: 'cancelled', session, reason }, call);
        return detail(tx, record.row.id, call);
      });
    },

    /** Counts alone are kept of what was said; that somebody said it is known, so that they say it once. */
    async rate(call: OnPlan<typeof contract.ratePlan>): Promise<PlanDetail> {
      const { person } = call.session;
      return writer.write(async (tx) => {
        const record = await allowed(tx, 'rate', call.params.id, call);
        const { row, lines } = record;
        if (!lines.some(({ staffNo, present }) => staffNo === person.staffNo && present))
          throw new AppError('access.denied');
        if (!(await desk.mayRate(tx, record, person))) throw new AppError('survey.answered');
        await addAnswers(tx, { id: row.id, staffNo: person.staffNo, scores: [call.body.score] });
        await call.audit(tx, { object: row.no, reason: 'rated', result: 'ok' });
        return detail(tx, row.id, call);
      });
    },
  };
}
