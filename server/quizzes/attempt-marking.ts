import { markAttempt } from '../../core/quiz/attempt-marks.ts';
import { fitsPaper } from '../../core/quiz/corrected.ts';
import { GRACE_MS, resultOf } from '../../core/quiz/attempt.ts';
import { sweepAttempt, type QuestionOf, type Step } from '../../core/quiz/attempt-steps.ts';
import type { AttemptEvent } from '../../core/quiz/attempt-events.ts';
import { AppError } from '../../core/errors.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Ledger } from '../points/ledger.ts';
import { appendRecords } from '../records/append.ts';
import { attemptLines } from '../records/lines.ts';
import type { Finished, FinishedListener } from '../training/finished.ts';
import type { QuizLibrary } from './quiz-library.ts';
import * as repository from './quizzes.repository.ts';

type Held = repository.HeldAttempt;

export interface MarkingDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly library: QuizLibrary;
  readonly ledger: Pick<Ledger, 'award' | 'reverse'>;
  /** Told of passes won and taken back. */
  readonly finished: FinishedListener;
  readonly newId: () => string;
}

export type AttemptMarking = ReturnType<typeof createAttemptMarking>;

const takenBackWhy = '重新评分后未合格';

/** The events of a step, or its refusal thrown. */
export function eventsOf(step: Step): readonly AttemptEvent[] {
  if (!step.ok) throw new AppError(step.code);
  return step.events;
}

/** Ends and marks attempts, on the service alone, with what follows from a pass. */
export function createAttemptMarking({ sql, writer, library, ledger, finished, newId }: MarkingDeps) {
  /** Deadlines before this have been looked through since the start. */
  let sweptTo = 0;

  /** Adds events to an attempt and gives it as it is then. */
  async function add(
    tx: Sql,
    held: Held,
    events: readonly AttemptEvent[],
    submission?: repository.Submission,
  ): Promise<Held> {
    await repository.appendEvents(tx, held.id, events, submission);
    const after = repository.withState(held, [...held.events, ...events]) ?? held;
    const told = new Set(attemptLines(held).map(({ ref }) => ref));
    await appendRecords(
      tx,
      attemptLines(after).filter(({ ref }) => !told.has(ref)),
    );
    return after;
  }

  /** By what an attempt is marked: each question as corrected since, where that still fits what was asked and answered. */
  async function questionsFor(from: Sql, { paper, rule, state }: Held): Promise<QuestionOf> {
    const drawn = await library.questionsOf(from, [paper], 'drawn');
    const corrected = await library.questionsOf(from, [paper], 'corrected');
    return (place) => {
      const later = corrected(place);
      const answer = state.saves.get(place.id)?.answer ?? undefined;
      return later !== undefined && fitsPaper(later, place, answer, rule.partial) ? later : drawn(place);
    };
  }

  /** What a pass is of, by the version that was taken. */
  async function passOf(tx: Sql, { id, state, quizId, version, title, ...held }: Held): Promise<Finished> {
    const quiz = await library.version(tx, quizId, version);
    return {
      kind: 'quiz',
      id: quizId,
      version,
      title,
      staffNo: held.staffNo,
      orgUnitCode: held.orgUnitCode,
      proof: id,
      passPercent: held.rule.passPercent,
      ...(quiz?.validMonths === undefined ? {} : { validMonths: quiz.validMonths }),
      beforePost: quiz?.beforePost ?? false,
      // A pass counts from the day it was handed in, whenever it is marked (R214).
      at: state.closed?.at ?? held.startedAt,
    };
  }

  /**
   * R195, R209: a pass gives points once a version and person, and a certificate; a marking that takes the last pass away
   * takes the points back, one that takes this pass away its certificate.
   */
  async function settlePass(
    tx: Sql,
    before: Held,
    after: Held,
    { by, at }: { readonly by: string; readonly at: number },
  ): Promise<void> {
    if (after.mode !== 'graded') return;
    const [had, has] = [before, after].map(({ state }) => resultOf(state)?.isPass === true);
    const { staffNo, quizId, version } = after;
    const act = { staffNo, reason: 'quizPassed', object: `${quizId}@${version}`, at, by } as const;
    if (has === true) {
      await ledger.award(tx, act);
      if (had !== true) await finished.finished(tx, await passOf(tx, after));
      return;
    }
    if (had !== true) return;
    await finished.takenBack(tx, await passOf(tx, after), takenBackWhy, { by, at });
    const others = (await repository.attemptsOf(tx, staffNo)).filter(
      ({ id, mode, quizId: quiz, version: n }) =>
        id !== after.id && mode === 'graded' && quiz === quizId && n === version,
    );
    if (others.some(({ state }) => resultOf(state)?.isPass === true)) return;
    await ledger.reverse(tx, { ...act, note: takenBackWhy });
  }

  return {
    add,
    questionsFor,
    settlePass,

    /** Marks what has ended and waits for nobody; what is marked stays as it is. */
    async mark(tx: Sql, held: Held, now: number, by: string): Promise<Held> {
      const { closed, late, markings } = held.state;
      if (closed === undefined || markings.length > 0 || late?.decision === 'open') return held;
      const step = markAttempt(held.state, newId(), now, await questionsFor(tx, held));
      // A question that is not to be had must not keep anybody from handing in; a regrade marks it then.
      if (!step.ok) return held;
      const marked = await add(tx, held, step.events);
      await settlePass(tx, held, marked, { by, at: now });
      return marked;
    },

    /**
     * Closes and marks what nobody handed in once its grace is over: of everyone, or of one person. Two nodes at once
     * close it once, since each looks again in its own transaction (R-QZ6). Gives how many were closed.
     */
    async sweep(now: number, staffNo?: string): Promise<number> {
      let closed = 0;
      const of = staffNo === undefined ? { from: sweptTo } : { staffNo };
      for (const id of await repository.overdueAttempts(sql, now, of)) {
        closed += await writer.write(async (tx) => {
          const held = await repository.attemptById(tx, id);
          const events = held === undefined ? [] : eventsOf(sweepAttempt(held.state, now));
          if (held === undefined || events.length === 0) return 0;
          await this.mark(tx, await add(tx, held, events), now, held.staffNo);
          return 1;
        });
      }
      // Times end in order: what is looked through once need not be again, however many attempts there come to be.
      if (staffNo === undefined) sweptTo = Math.max(sweptTo, now - GRACE_MS);
      return closed;
    },
  };
}
