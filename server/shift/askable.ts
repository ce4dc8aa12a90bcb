import { type BankQuestion, nameOf } from '../../core/quiz/bank.ts';
import { drawPaper, type PaperQuestion } from '../../core/quiz/draw.ts';
import { feedbackOf } from '../../core/quiz/feedback.ts';
import { memoriesOf, type Memory, reviewsOf } from '../../core/quiz/memory.ts';
import type { KeyedHash } from '../crypto/field.ts';
import type { Sql } from '../database/sql.ts';
import type { HeldAttempt } from '../quizzes/quizzes.repository.ts';
import { reviewsAtShift } from './shift.repository.ts';

export interface AskableDeps {
  readonly keyedHash: KeyedHash;
  /** Questions that may go into papers now. */
  readonly standing: (sql: Sql, now: number) => Promise<readonly BankQuestion[]>;
  readonly attemptsOf: (sql: Sql, staffNo: string) => Promise<readonly HeldAttempt[]>;
  /** When a version of a quiz closes for everybody. */
  readonly closesAt: (sql: Sql, quiz: string, version: number) => Promise<number | undefined>;
}

/** A question that may be asked of a person again. */
interface Askable {
  readonly memory: Memory;
  readonly of: BankQuestion;
}

/** What may be asked of a person at the start of a shift, and how each question is named and shown to them that day. */
export function createAskable({ keyedHash, standing, attemptsOf, closesAt }: AskableDeps) {
  /** What a person remembers, and of it what may be asked: it stands, and its key may be seen. */
  async function known(from: Sql, staffNo: string, now: number) {
    const attempts = await attemptsOf(from, staffNo);
    const shut = new Set<string>();
    for (const { state, paper, quizId, version } of attempts) {
      const { key } = feedbackOf(state, now, await closesAt(from, quizId, version));
      if (!key) for (const { quiz, question } of paper) shut.add(nameOf(quiz, question));
    }
    const graded = attempts.filter(({ mode }) => mode === 'graded');
    const reviews = [
      ...graded.flatMap(({ state }) => reviewsOf(state)),
      ...(await reviewsAtShift(from, staffNo)),
    ];
    const memories = memoriesOf(reviews);
    const byName = new Map(
      (await standing(from, now)).map((each) => [nameOf(each.quiz, each.question.id), each]),
    );
    const askable = new Map<string, Askable>();
    for (const memory of memories) {
      const of = byName.get(memory.question);
      // A case takes longer than a minute.
      if (of === undefined || shut.has(memory.question) || of.question.kind === 'case') continue;
      askable.set(memory.question, { memory, of });
    }
    return { memories, askable };
  }

  const idOf = (staffNo: string, day: string, question: string): string =>
    keyedHash('shift', `${staffNo}|${day}|${question}`).slice(0, 32);

  /** The question as it is shown to this person on this day: the same order however often it is asked for. */
  function placed({ of }: Askable, id: string): PaperQuestion {
    const { quiz, version, question } = of;
    const drawn = drawPaper({
      quiz,
      paper: { ...alone, fixed: [question.id] },
      bank: [of],
      earlier: [],
      seed: Number.parseInt(id.slice(0, 8), 16),
    });
    const [place] = drawn.ok ? drawn.questions : [];
    if (place === undefined) throw new Error(`${quiz}@${version} has the question`);
    return place;
  }

  return { known, idOf, placed };
}

/** One question by itself, its options shuffled. */
const alone = {
  questions: 1,
  passPercent: 100,
  minutes: 1,
  attempts: 1,
  waitHours: 0,
  feedback: 'afterSubmit',
  partial: 'none',
  noRepeatWithin: 0,
  shuffleQuestions: false,
  shuffleOptions: true,
} as const;
