import type * as v from 'valibot';

import {
  type learnersOf,
  type learningOverview,
  MOST_LEARNERS,
  type setRank,
} from '../../core/contracts/assignments.ts';
import type { LearningTask } from '../../core/contracts/courses.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { marksSeenBy } from '../../core/reading/due.ts';
import { monthLight, monthsUpTo } from '../../core/training/monthly.ts';
import type { TrainingRules } from '../../core/training/rules.ts';
import type { Sql } from '../database/sql.ts';
import type { Call } from '../http/route.ts';
import type { AssignmentsDeps } from './assignments.service.ts';
import { taskOf } from './courses.view.ts';
import * as repository from './courses.repository.ts';
import { inLots } from './in-lots.ts';
import type { Reading } from './learning.ts';
import { insertRank } from './learners.repository.ts';

type Body<E extends { readonly body: v.GenericSchema }> = v.InferOutput<E['body']>;
type Overview = v.InferInput<typeof learningOverview.response>;

export interface OverviewDeps extends Omit<AssignmentsDeps, 'newId'> {
  readonly rules: () => TrainingRules;
  /** Sessions of a unit that were delivered in a Shanghai month `YYYY-MM`; absent while no sessions are kept. */
  readonly sessionsDelivered?: ((sql: Sql, unit: string, month: string) => Promise<number>) | undefined;
}

export type OverviewService = ReturnType<typeof createOverviewService>;

/** Months of which the lights are shown. */
const monthsShown = 6;

/** How people stand, for those who answer for them, and the grades and rungs that say what is asked. */
export function createOverviewService(deps: OverviewDeps) {
  const { sql, writer, learning, people, namesOf, rules } = deps;

  /** Lines of everybody one answers for, by what is to be learnt. */
  async function linesFor(person: Person, reading: Reading) {
    const { people: below } = marksSeenBy(person, await people());
    const nameOf = await namesOf(
      reading.assignments.flatMap(({ mentor }) => (mentor === undefined ? [] : [mentor])),
    );
    const lines = new Map<string, { person: Person; task: LearningTask }[]>();
    await inLots(below, (other) => {
      const mine = reading.of(other);
      for (const { object } of mine.obligations) {
        const task = taskOf(object, mine, reading, nameOf);
        if (task === undefined) continue;
        const list = lines.get(object) ?? [];
        list.push({ person: other, task });
        lines.set(object, list);
      }
    });
    return { below, lines };
  }

  async function escalatedTo(
    person: Person,
    below: readonly Person[],
    lines: Awaited<ReturnType<typeof linesFor>>['lines'],
    { shelf }: Reading,
  ): Promise<Overview['escalated']> {
    const isHead = person.roles.includes('branchManager');
    if (!isHead && !rules().escalate.to.some((role) => person.roles.includes(role))) return [];
    const kind = isHead ? 'overdue' : 'escalated';
    const told = await repository.reminders(sql, { kind });
    const names = new Map(below.map(({ staffNo, orgUnitName }) => [staffNo, orgUnitName]));
    const counts = new Map<string, { object: string; unit: string; people: number }>();
    const seen = new Set<string>();
    const late = new Set(
      [...lines.values()]
        .flat()
        .filter(({ task }) => task.isOverdue)
        .map(({ person: { staffNo }, task }) => `${task.object} ${staffNo}`),
    );
    for (const { staffNo, object } of told) {
      const unit = names.get(staffNo);
      const key = `${object} ${staffNo}`;
      if (unit === undefined || !late.has(key) || seen.has(key)) continue;
      seen.add(key);
      const held = counts.get(`${object} ${unit}`) ?? { object, unit, people: 0 };
      counts.set(`${object} ${unit}`, { ...held, people: held.people + 1 });
    }
    return [...counts.values()]
      .map((one) => ({ ...one, title: shelf.titleOf(one.object).title }))
      .toSorted((a, b) => b.people - a.people);
  }

  async function months(below: readonly Person[], today: string): Promise<Overview['months']> {
    const { sessionsDelivered } = deps;
    if (sessionsDelivered === undefined) return undefined;
    const units = new Map(
      below
        .filter(({ orgUnitKind }) => orgUnitKind === 'subBranch')
        .map(({ orgUnitCode, orgUnitName }) => [orgUnitCode, orgUnitName]),
    );
    const thisMonth = today.slice(0, 7);
    return Promise.all(
      [...units].map(async ([code, unit]) => ({
        unit,
        months: await Promise.all(
          monthsUpTo(thisMonth, monthsShown, rules()).map(async (month) => {
            const sessions = await sessionsDelivered(sql, code, month);
            return { month, sessions, light: monthLight(month, sessions, thisMonth, rules()) };
          }),
        ),
      })),
    );
  }

  return {
    async overview({ session, now }: Call): Promise<Overview> {
      const { person } = session;
      const reading = await learning.read(sql, now);
      const { below, lines } = await linesFor(person, reading);
      const lights = await months(below, reading.today);
      return {
        objects: [...lines].map(([object, list]) => {
          const count = (is: (task: LearningTask) => boolean): number =>
            list.filter(({ task }) => is(task)).length;
          return {
            object,
            title: reading.shelf.titleOf(object).title,
            of: list.length,
            done: count(({ state }) => state === 'done' || state === 'renew'),
            running: count(({ state }) => state === 'running'),
            overdue: count(({ isOverdue }) => isOverdue),
            renewing: count(({ state }) => state === 'renew' || state === 'expired'),
          };
        }),
        escalated: await escalatedTo(person, below, lines, reading),
        ...(lights === undefined ? {} : { months: lights }),
      };
    },

    async learners({
      session,
      params,
      now,
    }: Call<unknown, unknown, { readonly object: string }>): Promise<
      v.InferInput<typeof learnersOf.response>
    > {
      const reading = await learning.read(sql, now);
      const list = (await linesFor(session.person, reading)).lines.get(params.object) ?? [];
      const rank = ({ task }: (typeof list)[number]): number =>
        task.isOverdue ? 0 : task.state === 'done' || task.state === 'renew' ? 2 : 1;
      return {
        title: reading.shelf.titleOf(params.object).title,
        of: list.length,
        learners: list
          .toSorted((a, b) => rank(a) - rank(b))
          .slice(0, MOST_LEARNERS)
          .map(({ person: { staffNo, name, orgUnitName }, task }) => ({
            staffNo,
            name,
            unit: orgUnitName,
            task,
          })),
      };
    },

    /** R215: the grade adds what it asks; what was finished stays finished. */
    async rank(call: Call<Body<typeof setRank>>): Promise<v.InferInput<typeof setRank.response>> {
      const { body, session, now } = call;
      const { staffNo, kind, value, from } = body;
      const learner = (await people()).find((other) => other.staffNo === staffNo);
      if (learner === undefined) throw new AppError('assignment.nobody');
      // Nobody sets what is asked of themselves.
      if (staffNo === session.person.staffNo) throw new AppError('access.denied');
      return writer.write(async (tx) => {
        const asked = async () =>
          (await learning.read(tx, now, staffNo)).of(learner).obligations.map(({ object }) => object);
        const before = new Set(await asked());
        await insertRank(tx, { staffNo, kind, value, from, by: session.person.staffNo, at: now });
        await call.audit(tx, { object: `${staffNo} ${kind} ${value}`, result: 'ok' });
        const { shelf } = await learning.read(tx, now, staffNo);
        const added = (await asked()).filter((object) => !before.has(object));
        return { added: added.map((id) => ({ id, title: shelf.titleOf(id).title })) };
      });
    },
  };
}
