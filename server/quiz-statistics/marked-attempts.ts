import { createHash } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { resultOf } from '../../core/quiz/attempt.ts';
import type { QuestionOf } from '../../core/quiz/attempt-steps.ts';
import { nameOf } from '../../core/quiz/bank.ts';
import { presentQuestion } from '../../core/quiz/present.ts';
import { kindOf, type Question } from '../../core/quiz/questions/registry.ts';
import { responsesOf } from '../../core/quiz/responses.ts';
import type { Response } from '../../core/quiz/gathered.ts';
import type { Sql } from '../database/sql.ts';
import type { QuizLibrary } from '../quizzes/quiz-library.ts';
import { attemptsAmong, type HeldAttempt } from '../quizzes/quizzes.repository.ts';
import * as repository from './quiz-statistics.repository.ts';

/** A marked graded attempt as the figures take it. */
export interface MarkedAttempt {
  readonly staffNo: string;
  /** Unit of that day. */
  readonly unit: string;
  readonly version: number;
  readonly startedAt: number;
  /** `2026-11` of its beginning, Asia/Shanghai. */
  readonly month: string;
  readonly percent: number;
  readonly isPass: boolean;
  readonly passPercent: number;
  readonly responses: readonly Response[];
}

/** A question that was asked with the same words and choices, in whichever versions; a part of a case is one. */
export interface AskedQuestion {
  readonly key: string;
  readonly quiz: string;
  readonly question: Question;
  readonly part?: Question;
  readonly versions: Set<number>;
  /** The newest of them. */
  version: number;
}

export interface MarkedQuiz {
  /** Grows with everything that changes a figure. */
  readonly edition: number;
  readonly attempts: ReadonlyMap<string, MarkedAttempt>;
  readonly asked: ReadonlyMap<string, AskedQuestion>;
}

interface Kept {
  seen: number;
  readonly attempts: Map<string, MarkedAttempt>;
  readonly asked: Map<string, AskedQuestion>;
}

/** Attempts read at once, and events looked through at once: between two of them others have their turn. */
const SLICE = 20;
const EVENTS = 4_000;
const QUIZZES_KEPT = 6;

export type MarkedAttempts = ReturnType<typeof createMarkedAttempts>;

/** The marked attempts of quizzes, kept in memory and followed event by event: an attempt is read again when it is marked. */
export function createMarkedAttempts({
  sql,
  library,
}: {
  readonly sql: Sql;
  readonly library: Pick<QuizLibrary, 'questionsOf'>;
}) {
  const quizzes = new Map<string, Promise<Kept>>();

  async function take(kept: Kept, ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += SLICE) {
      const held = await attemptsAmong(sql, ids.slice(from, from + SLICE));
      const drawn = await library.questionsOf(
        sql,
        held.map(({ paper }) => paper),
        'drawn',
      );
      for (const one of held) {
        const marked = markedOf(one, drawn, kept.asked);
        if (marked !== undefined) kept.attempts.set(one.id, marked);
      }
      await pause();
    }
  }

  async function readAll(quizId: string): Promise<Kept> {
    const kept: Kept = { seen: await repository.newestEvent(sql), attempts: new Map(), asked: new Map() };
    for (let row = 0; ;) {
      const next = await repository.attemptsBehind(sql, quizId, row, SLICE);
      const last = next.at(-1);
      if (last === undefined) return kept;
      await take(
        kept,
        next.map(({ id }) => id),
      );
      row = last.row;
    }
  }

  async function follow(quizId: string, kept: Kept): Promise<Kept> {
    const newest = await repository.newestEvent(sql);
    while (kept.seen < newest) {
      const upTo = Math.min(newest, kept.seen + EVENTS);
      await take(kept, await repository.markedBetween(sql, quizId, { above: kept.seen, upTo }));
      kept.seen = upTo;
      await pause();
    }
    return kept;
  }

  return {
    /** What is marked of a quiz now. */
    async of(quizId: string): Promise<MarkedQuiz> {
      const before = quizzes.get(quizId);
      const now = before === undefined ? readAll(quizId) : before.then((kept) => follow(quizId, kept));
      // The one that was asked for last is dropped last.
      quizzes.delete(quizId);
      quizzes.set(quizId, now);
      now.catch(() => quizzes.delete(quizId));
      const [oldest] = quizzes.keys();
      if (quizzes.size > QUIZZES_KEPT && oldest !== undefined) quizzes.delete(oldest);
      const { seen, attempts, asked } = await now;
      return { edition: seen, attempts, asked };
    },
  };
}

/** An attempt with the names of its questions as they were worded; undefined until it is marked. */
function markedOf(
  held: HeldAttempt,
  drawn: QuestionOf,
  asked: Map<string, AskedQuestion>,
): MarkedAttempt | undefined {
  const { state, paper, staffNo, orgUnitCode: unit, version, startedAt, rule } = held;
  const result = resultOf(state);
  if (result === undefined || result.of === 0) return undefined;
  const keys = new Map<string, string>();
  for (const place of paper) {
    const question = drawn(place);
    if (question === undefined) continue;
    const words = wordsOf(question);
    const parts = question.kind === 'case' ? question.questions : [undefined];
    for (const part of parts) {
      const name = nameOf(place.quiz, question.id, part?.id);
      const key = `${name}~${words}`;
      keys.set(name, key);
      const known = asked.get(key);
      if (known === undefined || known.version < place.version)
        asked.set(key, {
          key,
          quiz: place.quiz,
          question,
          ...(part === undefined ? {} : { part }),
          versions: known?.versions ?? new Set(),
          version: place.version,
        });
      asked.get(key)?.versions.add(place.version);
    }
  }
  const started = {
    type: 'started' as const,
    at: startedAt,
    attempt: held.id,
    seed: held.seed,
    rule,
    paper: [...state.paper],
  };
  return {
    staffNo,
    unit,
    version,
    startedAt,
    month: shanghaiDate(startedAt).slice(0, 7),
    percent: (result.earned * 100) / result.of,
    isPass: result.isPass,
    passPercent: rule.passPercent,
    responses: responsesOf([started, ...held.events], drawn, state).map((one) => ({
      ...one,
      question: keys.get(one.question) ?? one.question,
    })),
  };
}

const wordsKnown = new WeakMap<Question, string>();

/** Names what a person sees of a question, without order and key: the same words are the same question. */
export function wordsOf(question: Question): string {
  const known = wordsKnown.get(question);
  if (known !== undefined) return known;
  const order = Object.fromEntries(
    kindOf(question)
      .lists(question)
      .map(({ name, ids }) => [name, ids]),
  );
  const seen = JSON.stringify(presentQuestion(question, { id: 'q1', order }));
  const words = createHash('sha256').update(seen).digest('hex').slice(0, 12);
  wordsKnown.set(question, words);
  return words;
}
