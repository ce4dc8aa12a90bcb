import type { PlanDetail, PlanSummary, SessionView } from '../../core/contracts/planning-views.ts';
import type { Person } from '../../core/organisation/person.ts';
import { missingFields, type Plan } from '../../core/planning/plan.ts';
import { seesEveryUnit, stepsOpen } from '../../core/planning/plan-steps.ts';
import { standsAbove } from '../../core/reading/due.ts';
import { list, type NeedRow, type PlanRow, type SetSession, type SheetLine } from './plans.repository.ts';

/** A plan with its sessions and their newest sheets. */
export interface PlanRecord {
  readonly row: PlanRow;
  readonly plan: Plan & { readonly orgUnitCode: string };
  readonly sessions: readonly SetSession[];
  readonly lines: readonly SheetLine[];
}
type UnitName = (code: string) => { readonly code: string; readonly name: string };

/** Names of units, by the people who work in them; one without people stands for itself. */
export function unitNamesOf(everyone: readonly Person[], ...more: readonly string[]): UnitName {
  const names = new Map(more.map((code) => [code, code]));
  for (const { orgUnitCode, orgUnitName } of everyone) names.set(orgUnitCode, orgUnitName);
  return (code) => ({ code, name: names.get(code) ?? code });
}

/** Whether a person sees this colleague by name: of every unit, of the units below, or themself. */
export const seesPerson = (person: Person, other: Pick<Person, 'staffNo' | 'orgPath'>): boolean =>
  seesEveryUnit(person) ||
  other.staffNo === person.staffNo ||
  (person.roles.includes('branchManager') && standsAbove(person.orgUnitCode, other.orgPath));

export const summaryView = ({ row, plan, sessions }: PlanRecord, units: UnitName): PlanSummary => {
  const next = sessions.find(({ id }) => plan.open.includes(id));
  return {
    id: row.id,
    no: row.no,
    year: row.year,
    unit: units(row.org_unit_code),
    topic: row.topic,
    state: plan.state,
    teacher: plan.text.teacher,
    time: plan.text.time,
    sessions: { open: plan.open.length, held: plan.held.length },
    ...(next === undefined ? {} : { nextAt: next.at }),
    returned: plan.returned !== undefined,
  };
};

interface Looking {
  readonly person: Person;
  readonly now: number;
  /** By number. */
  readonly everyone: ReadonlyMap<string, Person>;
  readonly units: UnitName;
  readonly nameOf: (staffNo: string) => { readonly name: string };
  readonly needs: readonly NeedRow[];
  readonly attended: boolean;
  readonly smallest: number;
}

export function detailView(record: PlanRecord, looking: Looking): PlanDetail {
  const { plan } = record;
  const { person, now, units, nameOf, needs, attended } = looking;
  const seesAll = seesEveryUnit(person);
  const { approved, returned, evaluation, showcase } = plan;
  const may = stepsOpen(plan, person, { attended });
  const answers = seesAll || person.roles.includes('branchManager');
  return {
    ...summaryView(record, units),
    n: plan.n,
    text: plan.text,
    missing: missingFields(plan),
    authors: plan.authors.map((one) => nameOf(one).name),
    ...(approved === undefined ? {} : { approved: { by: nameOf(approved.by).name, at: approved.at } }),
    ...(returned === undefined
      ? {}
      : { sentBack: { by: nameOf(returned.by).name, reason: returned.reason } }),
    needs: needs.map(({ id, no, topic, staff_nos }) => ({ id, no, topic, people: list(staff_nos).length })),
    list: record.sessions.map((session) => sessionView(session, record, looking)),
    ...(evaluation === undefined ? {} : { evaluation: shownEvaluation(evaluation, looking) }),
    suggestions: plan.suggestions.map(({ id, text, by, at, reply }) => ({
      id,
      text,
      ...(answers || by === person.staffNo ? { by: nameOf(by).name } : {}),
      at,
      ...(reply === undefined ? {} : { reply: { ...reply, by: nameOf(reply.by).name } }),
    })),
    ...(showcase === undefined
      ? {}
      : {
          showcase: {
            on: showcase.on,
            cases: showcase.cases.map(({ title, background, action, lesson, sharedBy, itemId }) => ({
              title,
              background,
              action,
              lesson,
              ...(sharedBy === undefined ? {} : { sharedBy: nameOf(sharedBy).name }),
              ...(itemId === undefined ? {} : { itemId }),
            })),
          },
        }),
    may,
    now,
  };
}

// Marks of a few people say something of each of them; only those who plan see them.
function shownEvaluation(
  { marks, ...rest }: NonNullable<Plan['evaluation']>,
  { person, smallest }: Looking,
): NonNullable<PlanDetail['evaluation']> {
  const isShown = marks !== undefined && (seesEveryUnit(person) || marks.people >= smallest);
  return { ...rest, ...(isShown ? { marks } : {}) };
}

function sessionView(
  { id, no, at, minutes, method, place, resource, expected }: SetSession,
  { plan, lines }: PlanRecord,
  { person, everyone, nameOf }: Looking,
): SessionView {
  const sheet = lines.filter(({ sessionId }) => sessionId === id);
  const why = plan.cancelled.get(id);
  const presence = new Map(sheet.map((line) => [line.staffNo, line.present]));
  return {
    id,
    no,
    at,
    minutes,
    method,
    place,
    resource,
    state: why !== undefined ? 'cancelled' : sheet.length > 0 ? 'held' : 'planned',
    ...(why === undefined ? {} : { why }),
    expected: expected.length,
    ...(sheet.length === 0 ? {} : { present: sheet.filter(({ present }) => present).length }),
    people: expected.flatMap((staffNo) => {
      const other = everyone.get(staffNo) ?? { staffNo, orgPath: [] };
      if (!seesPerson(person, other)) return [];
      const present = presence.get(staffNo);
      const unit = 'orgUnitName' in other ? other.orgUnitName : '';
      return [{ staffNo, name: nameOf(staffNo).name, unit, ...(present === undefined ? {} : { present }) }];
    }),
  };
}
