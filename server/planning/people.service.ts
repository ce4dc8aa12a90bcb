import type * as v from 'valibot';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type * as contract from '../../core/contracts/planning-people.ts';
import type { ProgrammeView, WayView } from '../../core/contracts/planning-people.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { isAtWork, seesEveryUnit } from '../../core/planning/plan-steps.ts';
import { wayOf } from '../../core/planning/way.ts';
import type { Sql } from '../database/sql.ts';
import type { Call } from '../http/route.ts';
import { assertImpersonal } from '../questions/asking.ts';
import * as repository from './people.repository.ts';
import { seesPerson } from './plan.view.ts';
import type { PlanningDeps } from './planning.desk.ts';
import { numbered } from './plans.service.ts';

type Body<E extends { readonly body: v.GenericSchema }> = v.InferOutput<E['body']>;

/** Steps, ways and programmes of people (R204, R208). A head sees the own unit, line department and audit all. */
export function createPlanningPeopleService({ sql, writer, newId, rules, people, courses }: PlanningDeps) {
  /** Whose steps a person decides on: of everyone but themself, a head of the own unit. */
  const decides = (person: Person, other: Person): boolean =>
    other.staffNo !== person.staffNo &&
    (person.roles.includes('lineDept') ||
      (person.roles.includes('branchManager') && person.orgUnitCode === other.orgUnitCode));

  async function ways(from: Sql, whose: readonly Person[], now: number): Promise<WayView[]> {
    const given = await repository.givenSteps(from);
    const rows = await repository.finishedCourses(from, whose.length === 1 ? whose[0]?.staffNo : undefined);
    const held = courses();
    const today = shanghaiDate(now);
    return whose.map((person) => {
      const own = rows.filter(({ staff_no }) => staff_no === person.staffNo);
      const finished = new Map(own.map(({ object, at }) => [object, shanghaiDate(at)]));
      const { staffNo, name, orgUnitName: unit, roles } = person;
      const way = wayOf({ roles, given: given.get(staffNo) }, finished, held, today, rules());
      return { person: { staffNo, name, unit }, ...copy(way) };
    });
  }
  async function oneWay(from: Sql, person: Person, now: number): Promise<WayView> {
    const [way] = await ways(from, [person], now);
    if (way === undefined) throw new Error('one person has one way');
    return way;
  }

  async function programmeViews(from: Sql, person: Person): Promise<ProgrammeView[]> {
    const everyone = new Map((await people()).map((one) => [one.staffNo, one]));
    const notes = await repository.notes(from);
    const colleague = (staffNo: string) => {
      const one = everyone.get(staffNo);
      return { staffNo, name: one?.name ?? staffNo, unit: one?.orgUnitName ?? '' };
    };
    return (await repository.programmes(from)).flatMap((row): ProgrammeView[] => {
      const other = everyone.get(row.staff_no) ?? { staffNo: row.staff_no, orgPath: [row.org_unit_code] };
      const takesPart = person.staffNo === row.staff_no || person.staffNo === row.mentor;
      if (!takesPart && !seesPerson(person, other)) return [];
      const own = notes.filter(({ programme_id }) => programme_id === row.id);
      const end = own.find(({ ends }) => ends !== null)?.ends ?? undefined;
      return [
        {
          id: row.id,
          no: row.no,
          kind: row.kind,
          person: colleague(row.staff_no),
          mentor: colleague(row.mentor),
          period: row.period,
          goal: row.goal,
          state: end ?? 'running',
          notes: own.map(({ text, by_staff_no, at }) => ({ text, by: colleague(by_staff_no).name, at })),
          mayNote: end === undefined && (takesPart || person.roles.includes('trainer')),
        },
      ];
    });
  }
  async function programme(from: Sql, id: string, person: Person): Promise<ProgrammeView> {
    const found = (await programmeViews(from, person)).find((one) => one.id === id);
    if (found === undefined) throw new AppError('programme.notFound');
    return found;
  }

  return {
    mine: ({ session, now }: Call): Promise<WayView> => oneWay(sql, session.person, now),

    /** What colleagues have still to learn is theirs: who looked is written down. */
    async ways(call: Call) {
      const { person } = call.session;
      const below = (await people()).filter(
        (other) => other.staffNo !== person.staffNo && isAtWork(other) && seesPerson(person, other),
      );
      await writer.write((tx) => call.audit(tx, { object: person.orgUnitCode, result: 'ok' }));
      return {
        ways: await ways(sql, below, call.now),
        steps: rules().ladder.map(({ step, label }) => ({ step, label })),
      };
    },

    async setStep(call: Call<Body<typeof contract.setStep>>): Promise<WayView> {
      const { body, session, now } = call;
      assertImpersonal([body.reason]);
      const other = (await people()).find(({ staffNo }) => staffNo === body.staffNo);
      if (other === undefined || !decides(session.person, other)) throw new AppError('access.denied');
      if (!rules().ladder.some(({ step }) => step === body.step))
        throw new AppError('request.invalid', {
          findings: [{ field: 'step', code: 'unknown', message: '' }],
        });
      const by = session.person.staffNo;
      return writer.write(async (tx) => {
        await repository.insertStep(tx, { ...body, by, at: now });
        await call.audit(tx, { object: other.staffNo, reason: `step ${body.step}`, result: 'ok' });
        return oneWay(tx, other, now);
      });
    },

    async programmes({ session }: Call) {
      const { person } = session;
      const mayBegin = person.roles.some(
        (role) => role === 'trainer' || role === 'lineDept' || role === 'branchManager',
      );
      return { programmes: await programmeViews(sql, person), mayBegin };
    },

    async begin(call: Call<Body<typeof contract.beginProgramme>>): Promise<ProgrammeView> {
      const { body, session, now } = call;
      const { person } = session;
      assertImpersonal([body.goal]);
      const everyone = await people();
      const other = everyone.find(({ staffNo }) => staffNo === body.staffNo);
      if (other === undefined || !everyone.some(({ staffNo }) => staffNo === body.mentor))
        throw new AppError('plan.nobody');
      const mayBegin = seesEveryUnit(person) || person.orgUnitCode === other.orgUnitCode;
      if (!mayBegin) throw new AppError('access.denied');
      const id = newId();
      return writer.write(async (tx) => {
        const no = await numbered(tx, 'TG', body.period);
        await repository.insertProgramme(tx, {
          id,
          no,
          kind: body.kind,
          staff_no: body.staffNo,
          org_unit_code: other.orgUnitCode,
          mentor: body.mentor,
          period: body.period,
          goal: body.goal,
          by_staff_no: person.staffNo,
          at: now,
        });
        await call.audit(tx, { object: no, result: 'ok' });
        return programme(tx, id, person);
      });
    },

    async note(
      call: Call<Body<typeof contract.noteProgramme>, unknown, { id: string }>,
    ): Promise<ProgrammeView> {
      const { body, params, session, now } = call;
      const { person } = session;
      assertImpersonal([body.text]);
      return writer.write(async (tx) => {
        const found = await programme(tx, params.id, person);
        if (found.state !== 'running') throw new AppError('programme.closed');
        if (!found.mayNote) throw new AppError('access.denied');
        await repository.insertNote(tx, {
          programme_id: found.id,
          text: body.text,
          ends: body.ends ?? null,
          by_staff_no: person.staffNo,
          at: now,
        });
        await call.audit(tx, { object: found.no, result: 'ok' });
        return programme(tx, found.id, person);
      });
    },
  };
}

// The engine gives lists that nobody changes; a contract's are plain ones.
const copy = ({ next, competences, ...way }: ReturnType<typeof wayOf>): Omit<WayView, 'person'> => ({
  ...way,
  ...(next === undefined ? {} : { next: { ...next, courses: [...next.courses] } }),
  competences: competences.map((one) => ({ ...one, courses: [...one.courses] })),
});
