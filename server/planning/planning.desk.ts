import type { PlanDetail } from '../../core/contracts/planning-views.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { mustRead } from '../../core/reading/due.ts';
import type { Audience } from '../../core/contracts/announcements.ts';
import { missingFields, type Plan, planOf, type PlanEvent } from '../../core/planning/plan.ts';
import { planRefusal, seesPlan, type PlanStep } from '../../core/planning/plan-steps.ts';
import type { PlanningRules } from '../../core/planning/planning-rules.ts';
import type { WayCourse } from '../../core/planning/way.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Acting } from '../drafts/drafts.desk.ts';
import type { Call } from '../http/route.ts';
import type { Ledger } from '../points/ledger.ts';
import { hasAnswered } from './people.repository.ts';
import { detailView, type PlanRecord, unitNamesOf } from './plan.view.ts';
import * as repository from './plans.repository.ts';

export interface PlanningDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly newId: () => string;
  readonly rules: () => PlanningRules;
  /** Everyone who works here now. */
  readonly people: () => Promise<readonly Person[]>;
  readonly namesOf: (staffNos: readonly string[]) => Promise<(staffNo: string) => { name: string }>;
  /** Courses as they stand. */
  readonly courses: () => readonly WayCourse[];
  readonly ledger: Pick<Ledger, 'award'>;
  /** Begins the draft of a new article and writes this call's audit row. */
  readonly beginArticle: (
    tx: Sql,
    call: Acting,
    textOf: (itemId: string) => string,
  ) => Promise<{ readonly draftId: string; readonly itemId: string }>;
}
export type PlanningDesk = ReturnType<typeof createPlanningDesk>;
type OnPlan = Pick<Call, 'session' | 'now' | 'audit' | 'about'>;

/** Who stands before which plan and what may be done with it: shared by everything that touches plans. */
export function createPlanningDesk(deps: PlanningDeps) {
  /** Plans with all that happened to them. */
  async function records(from: Sql, rows: readonly repository.PlanRow[]): Promise<PlanRecord[]> {
    const ids = rows.map(({ id }) => id);
    const events = await repository.planEvents(from, ids);
    const sessions = await repository.sessionsOf(from, ids);
    const sheets = await repository.sheetsOf(
      from,
      sessions.map(({ id }) => id),
    );
    return rows.map((row) => {
      const own = sessions.filter(({ planId }) => planId === row.id);
      const lines = sheets.filter(({ sessionId }) => own.some(({ id }) => id === sessionId));
      const plan = planOf(row.by_staff_no, events.get(row.id) ?? []);
      return { row, plan: { ...plan, orgUnitCode: row.org_unit_code }, sessions: own, lines };
    });
  }

  const isSeen = ({ plan, sessions }: PlanRecord, person: Person): boolean =>
    seesPlan(person, plan) || sessions.some(({ expected }) => expected.includes(person.staffNo));

  /** The plan, if this person sees it; to others there is none. */
  async function seen(from: Sql, id: string, person: Person): Promise<PlanRecord> {
    const row = await repository.planById(from, id);
    const [record] = row === undefined ? [] : await records(from, [row]);
    if (record === undefined || !isSeen(record, person)) throw new AppError('plan.notFound');
    return record;
  }

  /** The plan, if this person may take this step now. `n`: the text they have read. */
  async function allowed(tx: Sql, step: PlanStep, id: string, call: OnPlan, n?: number): Promise<PlanRecord> {
    const { person } = call.session;
    const row = await repository.planById(tx, id);
    const [record] = row === undefined ? [] : await records(tx, [row]);
    if (record === undefined) throw new AppError('plan.notFound');
    const refusal = planRefusal(step, record.plan, person);
    // Whose post may do nothing here is told that, also of a plan they do not see.
    if (refusal === 'access.denied') throw new AppError(refusal);
    if (!isSeen(record, person)) throw new AppError('plan.notFound');
    call.about({ object: record.row.no, reason: step });
    if (refusal === 'plan.incomplete') {
      const findings = missingFields(record.plan).map((field) => ({
        field,
        code: 'plan.empty',
        message: field,
      }));
      throw new AppError(refusal, { findings });
    }
    if (refusal !== undefined) throw new AppError(refusal);
    if (n !== undefined && n !== record.plan.n) throw new AppError('plan.conflict');
    return record;
  }

  /** Adds what happened, with its audit row. */
  async function note(tx: Sql, record: PlanRecord, event: PlanEvent, call: OnPlan): Promise<void> {
    await add(tx, record, event, call);
    await call.audit(tx, { object: record.row.no, reason: event.type, result: 'ok' });
  }
  async function add(tx: Sql, { row }: PlanRecord, event: PlanEvent, call: OnPlan): Promise<void> {
    await repository.appendPlanEvent(tx, row.id, event, { by: call.session.person.staffNo, at: call.now });
  }

  /** Somebody present at a session who has not rated the plan. */
  async function mayRate(from: Sql, { row, lines }: PlanRecord, { staffNo }: Person): Promise<boolean> {
    const wasThere = lines.some((line) => line.staffNo === staffNo && line.present);
    return wasThere && !(await hasAnswered(from, row.id, staffNo));
  }

  async function detail(from: Sql, id: string, call: Pick<Call, 'session' | 'now'>): Promise<PlanDetail> {
    const { person } = call.session;
    const record = await seen(from, id, person);
    const people = await deps.people();
    const everyone = new Map(people.map((one) => [one.staffNo, one]));
    // Only those who have left are looked up one by one.
    const left = await deps.namesOf(namesIn(record.plan, record).filter((one) => !everyone.has(one)));
    return detailView(record, {
      person,
      now: call.now,
      everyone,
      units: unitNamesOf(people, record.row.org_unit_code),
      nameOf: (staffNo) => everyone.get(staffNo) ?? left(staffNo),
      needs: await repository.needsById(from, repository.list(record.row.needs)),
      attended: await mayRate(from, record, person),
      smallest: deps.rules().smallestGroup,
    });
  }

  /** Numbers of the people meant, each once. Throws `plan.nobody` where there are none, or one of them does not work here. */
  async function peopleMeant(wanted: {
    readonly audience?: Audience | undefined;
    readonly staffNos?: readonly string[] | undefined;
  }): Promise<string[]> {
    const everyone = await deps.people();
    const { audience, staffNos = [] } = wanted;
    const known = new Set(everyone.map(({ staffNo }) => staffNo));
    const byAudience = audience === undefined ? [] : everyone.filter((person) => mustRead(audience, person));
    const meant = new Set([...byAudience.map(({ staffNo }) => staffNo), ...staffNos]);
    if (meant.size === 0 || staffNos.some((staffNo) => !known.has(staffNo)))
      throw new AppError('plan.nobody');
    return [...meant].sort();
  }

  return { records, isSeen, allowed, note, add, mayRate, detail, peopleMeant };
}

const namesIn = (plan: Plan, { sessions }: PlanRecord): string[] => [
  ...plan.authors,
  ...(plan.approved === undefined ? [] : [plan.approved.by]),
  ...(plan.returned === undefined ? [] : [plan.returned.by]),
  ...plan.suggestions.flatMap(({ by, reply }) => (reply === undefined ? [by] : [by, reply.by])),
  ...sessions.flatMap(({ expected }) => expected),
  ...(plan.showcase?.cases.flatMap(({ sharedBy }) => (sharedBy === undefined ? [] : [sharedBy])) ?? []),
];
