import type * as v from 'valibot';

import type {
  assignLearning,
  listAssignments,
  withdrawAssignment,
} from '../../core/contracts/assignments.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { marksSeenBy, standsAbove } from '../../core/reading/due.ts';
import { isAssignedTo } from '../../core/training/due.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import * as repository from './courses.repository.ts';
import type { Learning, Reading } from './learning.ts';

type Body<E extends { readonly body: v.GenericSchema }> = v.InferOutput<E['body']>;

export interface AssignmentsDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly learning: Learning;
  readonly people: () => Promise<readonly Person[]>;
  readonly namesOf: (
    staffNos: readonly string[],
  ) => Promise<(staffNo: string) => { staffNo: string; name: string }>;
  readonly newId: () => string;
}

export type AssignmentsService = ReturnType<typeof createAssignmentsService>;

/** Who assigns to anybody; the head of a unit to the people below. */
const assignsToAll = ({ roles }: Person): boolean => roles.includes('trainer');
const mayAssign = (person: Person): boolean => assignsToAll(person) || person.roles.includes('branchManager');
const isBelow = (person: Person, other: Person): boolean =>
  assignsToAll(person) || standsAbove(person.orgUnitCode, other.orgPath);

/** What trainers and heads of units assign: a course or quiz, to whom, until when; and taking it back. */
export function createAssignmentsService(deps: AssignmentsDeps) {
  const { sql, writer, learning, people, namesOf, newId } = deps;

  const learnerOf = ({ staffNo, roles, orgPath }: Person) => ({ staffNo, roles, orgPath });

  const isFinished = (reading: Reading, person: Person, object: string): boolean => {
    const mine = reading.of(person);
    const state = (object.startsWith('CRS') ? mine.course(object) : mine.quiz(object))?.state;
    return state === 'done' || state === 'renew';
  };

  return {
    async list({ session, now }: Call): Promise<v.InferInput<typeof listAssignments.response>> {
      const { person } = session;
      const all = await people();
      const { people: seen } = marksSeenBy(person, all);
      const reading = await learning.read(sql, now);
      const kept = await repository.assignments(sql);
      const nameOf = await namesOf(kept.map(({ assignedBy }) => assignedBy));
      const { shelf } = reading;
      const units = new Map(
        all
          .filter((other) => isBelow(person, other))
          .map(({ orgUnitCode, orgUnitName }) => [orgUnitCode, orgUnitName]),
      );
      return {
        mayAssign: mayAssign(person),
        assignments: kept.flatMap((one) => {
          const asked = seen.filter((other) => isAssignedTo(one.to, learnerOf(other)));
          if (asked.length === 0 && one.assignedBy !== person.staffNo) return [];
          const { id, object, to, startOn, dueOn, note, assignedBy, at, withdrawn } = one;
          return [
            {
              id,
              object,
              title: shelf.titleOf(object).title,
              to: listsOf(to),
              startOn,
              dueOn,
              ...(note === undefined ? {} : { note }),
              assignedBy: nameOf(assignedBy).name,
              at,
              ...(withdrawn === undefined ? {} : { withdrawn: withdrawn.reason }),
              mayWithdraw: withdrawn === undefined && mayWithdraw(person, one),
              done: asked.filter((other) => isFinished(reading, other, object)).length,
              of: asked.length,
            },
          ];
        }),
        objects: mayAssign(person)
          ? [...shelf.courses.values(), ...shelf.quizzes.values()].map(({ id, title }) => ({ id, title }))
          : [],
        units: mayAssign(person) ? [...units].map(([code, name]) => ({ code, name })) : [],
      };
    },

    async assign(
      call: Call<Body<typeof assignLearning>>,
    ): Promise<v.InferInput<typeof assignLearning.response>> {
      const { body, session, now } = call;
      const { person } = session;
      const all = await people();
      const reading = await learning.read(sql, now, person.staffNo);
      const { shelf, today } = reading;
      if (!shelf.courses.has(body.object) && !shelf.quizzes.has(body.object))
        throw new AppError('course.notFound');
      if (body.dueOn < body.startOn || body.dueOn <= today) throw new AppError('assignment.days');
      const asked = all.filter((other) => isAssignedTo(body.to, learnerOf(other)));
      if (asked.length === 0) throw new AppError('assignment.nobody');
      if (body.mentor !== undefined && !all.some(({ staffNo }) => staffNo === body.mentor))
        throw new AppError('assignment.nobody');
      if (!asked.every((other) => isBelow(person, other))) throw new AppError('access.denied');
      // Named people, posts and units change; whom the head of a unit may reach does not.
      const to = assignsToAll(person)
        ? body.to
        : { ...body.to, units: body.to.units ?? [person.orgUnitCode] };
      const { object, startOn, dueOn, mentor, note } = body;
      const id = newId();
      await writer.write(async (tx) => {
        await repository.insertAssignment(tx, {
          id,
          object,
          to,
          startOn,
          dueOn,
          ...(mentor === undefined ? {} : { mentor }),
          ...(note === undefined ? {} : { note }),
          assignedBy: person.staffNo,
          orgUnitCode: person.orgUnitCode,
          at: now,
        });
        await call.audit(tx, { object: `${id} ${object}`, result: 'ok' });
      });
      return { id, people: asked.length };
    },

    async withdraw(
      call: Call<Body<typeof withdrawAssignment>, unknown, { readonly id: string }>,
    ): Promise<v.InferInput<typeof withdrawAssignment.response>> {
      const { body, params, session, now } = call;
      const by = session.person.staffNo;
      return writer.write(async (tx) => {
        const one = (await repository.assignments(tx)).find(({ id }) => id === params.id);
        if (one === undefined) throw new AppError('assignment.notFound');
        if (!mayWithdraw(session.person, one)) throw new AppError('access.denied');
        if (one.withdrawn !== undefined) throw new AppError('assignment.withdrawn');
        await repository.insertWithdrawal(tx, { id: one.id, reason: body.reason, by, at: now });
        await call.audit(tx, { object: one.id, reason: body.reason, result: 'ok' });
        return { id: one.id, withdrawnAt: now };
      });
    },
  };
}

/** Trainers take back any, the head of a unit what the unit assigned. */
const mayWithdraw = (person: Person, { orgUnitCode }: repository.KeptAssignment): boolean =>
  assignsToAll(person) || (mayAssign(person) && orgUnitCode === person.orgUnitCode);

const listsOf = ({ roles, units, people }: repository.KeptAssignment['to']) => ({
  ...(roles === undefined ? {} : { roles: [...roles] }),
  ...(units === undefined ? {} : { units: [...units] }),
  ...(people === undefined ? {} : { people: [...people] }),
});
