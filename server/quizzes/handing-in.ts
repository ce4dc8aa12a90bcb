import * as v from 'valibot';

import type { OutboxRecord } from '../../core/contracts/outbox.ts';
import {
  givenAnswer,
  type GivenAnswer,
  givenHandIn,
  type GivenHandIn,
} from '../../core/contracts/quizzes.ts';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import { finishAttempt, saveAnswer } from '../../core/quiz/attempt-steps.ts';
import { canonicalJson } from '../audit/canonical.ts';
import type { KeyedHash } from '../crypto/field.ts';
import type { Sql } from '../database/sql.ts';
import { type AttemptMarking, eventsOf } from './attempt-marking.ts';
import type { QuizLibrary } from './quiz-library.ts';
import * as repository from './quizzes.repository.ts';

type Held = repository.HeldAttempt;
/** Who hands something over, and when it came. */
export interface From {
  readonly staffNo: string;
  readonly device: string;
  readonly now: number;
}

interface HandingInDeps {
  readonly library: QuizLibrary;
  readonly marking: AttemptMarking;
  readonly keyedHash: KeyedHash;
}

/** One's own attempt; to everybody else there is none. */
export async function ownAttempt(from: Sql, id: string, staffNo: string): Promise<Held> {
  const held = await repository.attemptById(from, id);
  if (held === undefined || held.staffNo !== staffNo) throw new AppError('attempt.notFound');
  return held;
}

export type HandingIn = ReturnType<typeof createHandingIn>;

/** Answers and hand-ins, each taken once, whichever way they came (R-SY2, R-QZ3). All within the caller's transaction. */
export function createHandingIn({ library, marking, keyedHash }: HandingInDeps) {
  const hashOf = (attempt: string, what: unknown): string =>
    keyedHash('quiz', canonicalJson({ attempt, what }));

  /** Whether this very thing was taken before; other content under its id is a conflict (R-SY2). */
  async function replay(tx: Sql, id: string, hash: string): Promise<number | undefined> {
    const before = await repository.takenBefore(tx, id);
    if (before !== undefined && before.hash !== hash) throw new AppError('attempt.conflict');
    return before?.at;
  }

  async function save(tx: Sql, attempt: string, given: GivenAnswer, { staffNo, device, now }: From) {
    const held = await ownAttempt(tx, attempt, staffNo);
    const { submission } = given;
    const hash = hashOf(attempt, contentOf(given));
    const { question, seq } = given;
    const before = await replay(tx, submission, hash);
    if (before !== undefined) return { question, seq, savedAt: before, replayed: true };
    const questionOf = await library.questionsOf(tx, [held.paper], 'drawn');
    const events = eventsOf(saveAnswer(held.state, saveOf(given), now, questionOf));
    await repository.appendEvents(tx, held.id, events, { id: submission, hash, device });
    return { question, seq, savedAt: now, replayed: false };
  }

  async function finish(tx: Sql, attempt: string, given: GivenHandIn, from: From): Promise<Held> {
    const { staffNo, device, now } = from;
    const held = await ownAttempt(tx, attempt, staffNo);
    const { submission, unsent, clientAt } = given;
    const hash = hashOf(attempt, { finish: unsent.map(contentOf) });
    if ((await replay(tx, submission, hash)) !== undefined) return held;
    const questionOf = await library.questionsOf(tx, [held.paper], 'drawn');
    const step = finishAttempt(held.state, unsent.map(saveOf), now, questionOf, clientAt);
    const ended = await marking.add(tx, held, eventsOf(step), { id: submission, hash, device });
    return marking.mark(tx, ended, now, staffNo);
  }

  return {
    save,
    finish,

    /**
     * Takes a quiz record that a terminal wrote offline. Gives the code of a refusal: the outbox keeps the record itself
     * either way, so nothing is lost (R-SY5).
     */
    async fromOutbox(tx: Sql, record: OutboxRecord['record'], from: From): Promise<ErrorCode | undefined> {
      try {
        if (record.kind === 'quizAnswer')
          await save(tx, record.attempt, parsed(givenAnswer, record.given), from);
        else if (record.kind === 'quizFinish')
          await finish(tx, record.attempt, parsed(givenHandIn, record.given), from);
        return undefined;
      } catch (error) {
        if (error instanceof AppError && error.status < 500) return error.code;
        throw error;
      }
    },
  };
}

function parsed<S extends v.GenericSchema>(schema: S, given: unknown): v.InferOutput<S> {
  const read = v.safeParse(schema, given);
  if (!read.success) throw new AppError('request.invalid');
  return read.output;
}

/** What makes it another save; the machine's clock does not. */
const contentOf = ({ question, seq, submission, answer }: GivenAnswer) => ({
  question,
  seq,
  submission,
  answer,
});

const saveOf = ({ question, seq, submission, answer, clientAt }: GivenAnswer) => ({
  question,
  seq,
  save: submission,
  answer,
  ...(clientAt === undefined ? {} : { clientAt }),
});
