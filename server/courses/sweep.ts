import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { Calendar } from '../../core/calendar/calendar.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { isForPerson } from '../../core/quiz/audience.ts';
import { remindersOf } from '../../core/training/due.ts';
import type { Validity } from '../../core/training/renewal.ts';
import { plusDays } from '../../core/calendar/day.ts';
import type { TrainingRules } from '../../core/training/rules.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Completing } from './completing.ts';
import { insertReminder, type Reminder } from './courses.repository.ts';
import { inLots } from './in-lots.ts';
import type { Learning, PersonLearning, Reading } from './learning.ts';

export interface SweepDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly learning: Learning;
  readonly completing: Completing;
  readonly people: () => Promise<readonly Person[]>;
  readonly rules: () => TrainingRules;
  readonly calendar: () => Calendar;
}

/** People looked after in one transaction: the writer is everybody's. */
const atOnce = 200;

/**
 * Completes what was finished elsewhere, and gives the reminders whose day has come. Each is given once: two nodes at once
 * find it there in their own transaction. Gives how many were completed and given.
 */
export function createSweep(deps: SweepDeps) {
  const { sql, writer, learning, completing, people, rules, calendar } = deps;
  /** Known to be there from looks before; after a start the base is asked once for each. */
  let known = new Set<string>();
  return async function sweep(now: number): Promise<{ completed: number; reminded: number }> {
    const reading = await learning.read(sql, now);
    const everyone = await people();
    const ready: Person[] = [];
    const due: Reminder[] = [];
    await inLots(everyone, (person) => {
      if (completing.isReady(reading.of(person))) ready.push(person);
      due.push(...dueFor(person, reading, now));
    });
    const counts = { completed: 0, reminded: 0 };
    for (let at = 0; at < ready.length; at += atOnce) {
      counts.completed += await writer.write(async (tx) => {
        let completed = 0;
        for (const person of ready.slice(at, at + atOnce))
          completed += await completing.settle(tx, person, now);
        return completed;
      });
    }
    const fresh = due.filter((one) => !known.has(keyOf(one)));
    for (let at = 0; at < fresh.length; at += atOnce) {
      counts.reminded += await writer.write((tx) => insertAll(tx, fresh.slice(at, at + atOnce)));
    }
    known = new Set(due.map(keyOf));
    return counts;
  };

  function dueFor(person: Person, reading: Reading, now: number): Reminder[] {
    const { staffNo, orgUnitCode } = person;
    const mine = reading.of(person);
    const today = shanghaiDate(now);
    const ending = mine.passed.filter((id) => {
      const quiz = reading.shelf.quizzes.get(id);
      return quiz !== undefined && isForPerson(quiz, person);
    });
    const asked = mine.obligations.map(({ object }) => object);
    return [...new Set([...asked, ...mine.courses, ...ending])].flatMap((object) =>
      timesOf(mine, object, today).map(({ kind, on, dueOn }) => ({
        staffNo,
        object,
        kind,
        onDay: on,
        orgUnitCode,
        dueOn,
        at: now,
      })),
    );
  }

  function timesOf(mine: PersonLearning, object: string, today: string) {
    const standing = object.startsWith('CRS') ? mine.course(object) : mine.quiz(object);
    if (standing === undefined || standing.state === 'done') return [];
    const { validity } = standing;
    if (validity.state !== 'open') return endingOf(validity);
    const dueOn = mine.obligationOf(object)?.dueOn;
    if (dueOn === undefined) return [];
    try {
      return remindersOf(dueOn, today, rules(), calendar()).map((one) => ({ ...one, dueOn }));
    } catch (error) {
      // Without the calendar of that year a day is not guessed; it is said once the year is there.
      if (error instanceof AppError && error.code === 'content.notFound') return [];
      throw error;
    }
  }
}

/** R214: a reminder when it falls due again, another when it counts no longer. */
function endingOf({ state, renewFrom, validUntil }: Validity) {
  if (renewFrom === undefined || validUntil === undefined) return [];
  if (state === 'renew') return [{ kind: 'renew', on: renewFrom, dueOn: validUntil }];
  return state === 'expired' ? [{ kind: 'expired', on: plusDays(validUntil, 1), dueOn: validUntil }] : [];
}

const keyOf = ({ staffNo, object, kind, onDay }: Reminder): string => `${staffNo} ${object} ${kind} ${onDay}`;

async function insertAll(tx: Sql, due: readonly Reminder[]): Promise<number> {
  let given = 0;
  for (const one of due) if (await insertReminder(tx, one)) given += 1;
  return given;
}
