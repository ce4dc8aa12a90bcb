import * as v from 'valibot';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { answerShift, leeches, myShift, skipShift } from '../../core/contracts/shift.ts';
import { AppError } from '../../core/errors.ts';
import { readAnswer } from '../../core/quiz/answer.ts';
import { type BankQuestion, nameOf } from '../../core/quiz/bank.ts';
import { drawPaper, type PaperQuestion } from '../../core/quiz/draw.ts';
import { feedbackOf } from '../../core/quiz/feedback.ts';
import { markAnswer } from '../../core/quiz/mark.ts';
import { isLeech, memoriesOf, type Memory, recallOf, reviewsOf } from '../../core/quiz/memory.ts';
import { presentQuestion, revealQuestion } from '../../core/quiz/present.ts';
import { shownQuestionSchema } from '../../core/quiz/questions/registry.ts';
import { shiftQuestions } from '../../core/quiz/shift.ts';
import type { KeyedHash } from '../crypto/field.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import type { HeldAttempt } from '../quizzes/quizzes.repository.ts';
import * as repository from './shift.repository.ts';

/** Questions a day. */
const A_DAY = 2;

export interface ShiftDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly keyedHash: KeyedHash;
  /** Questions that may go into papers now. */
  readonly standing: (sql: Sql, now: number) => Promise<readonly BankQuestion[]>;
  readonly attemptsOf: (sql: Sql, staffNo: string) => Promise<readonly HeldAttempt[]>;
  /** When a version of a quiz closes for everybody. */
  readonly closesAt: (sql: Sql, quiz: string, version: number) => Promise<number | undefined>;
}

export type ShiftService = ReturnType<typeof createShiftService>;

/** A question that may be asked of a person again. */
interface Askable {
  readonly memory: Memory;
  readonly of: BankQuestion;
}

/** Two questions at the start of a shift from what a person missed or has not met for long, by FSRS (issue: keep it in the head). */
export function createShiftService(deps: ShiftDeps) {
  const { sql, writer, keyedHash, standing, attemptsOf, closesAt } = deps;

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
      ...(await repository.reviewsAtShift(from, staffNo)),
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

  return {
    async mine({ session, now }: Call): Promise<v.InferInput<typeof myShift.response>> {
      const { staffNo } = session.person;
      const day = shanghaiDate(now);
      const month = await repository.countSince(sql, staffNo, `${day.slice(0, 7)}-01`);
      const today = await repository.countSince(sql, staffNo, day);
      const left = today.skipped > 0 ? 0 : A_DAY - today.asked;
      if (left <= 0) return { questions: [], month };
      const { memories, askable } = await known(sql, staffNo, now);
      const medians = await repository.mediansOf(sql);
      const chosen = shiftQuestions({
        memories,
        now,
        secondsOf: (question) => medians.get(question),
        mayAsk: (question) => askable.has(question),
      });
      return {
        questions: chosen.slice(0, left).flatMap(({ question }) => {
          const one = askable.get(question);
          if (one === undefined) return [];
          const id = idOf(staffNo, day, question);
          const shown = presentQuestion(one.of.question, placed(one, id));
          // Parsed by the strict schema: nothing that is not of it leaves, whatever a kind shows.
          return [{ id, question: v.parse(shownQuestionSchema, shown) }];
        }),
        month,
      };
    },

    async answer(
      call: Call<v.InferOutput<typeof answerShift.body>>,
    ): Promise<v.InferInput<typeof answerShift.response>> {
      const { session, body, now } = call;
      const { staffNo, orgUnitCode } = session.person;
      return writer.write(async (tx) => {
        const { askable } = await known(tx, staffNo, now);
        // One that was asked for before midnight may be answered after it.
        const days = [now, now - 86_400_000].map(shanghaiDate);
        const one = [...askable.values()].find(({ memory }) =>
          days.some((day) => idOf(staffNo, day, memory.question) === body.id),
        );
        if (one === undefined) throw new AppError('shift.notFound');
        const { question, version } = one.of;
        const day = shanghaiDate(now);
        const before = await repository.takenBefore(tx, body.submission);
        if (before === undefined && (await repository.countSince(tx, staffNo, day)).asked >= A_DAY)
          throw new AppError('shift.notFound');
        const place = placed(one, body.id);
        const read = readAnswer(question, place.order, body.answer);
        const marked = read.ok ? markAnswer(question, read.answer, 'none') : read;
        if (!read.ok || !marked.ok) throw new AppError('answer.invalid');
        const isSame =
          before?.staffNo === staffNo &&
          before.question === one.memory.question &&
          before.answer === JSON.stringify(read.answer);
        if (before !== undefined && !isSame) throw new AppError('attempt.conflict');
        const recall = recallOf(marked.mark);
        if (before === undefined) {
          const asked = { question: one.memory.question, version, answer: read.answer };
          await repository.insertAnswer(tx, {
            ...{ id: body.submission, staffNo, orgUnitCode, day, asked, recall },
            ...{ seconds: body.seconds, at: now },
          });
          for (const memory of (await known(tx, staffNo, now)).memories)
            if (isLeech(memory)) await repository.insertLeech(tx, memory.question, staffNo, now);
        }
        return { recall, key: revealQuestion(question, place, read.answer) };
      });
    },

    async skip({ session, body, now }: Call<v.InferOutput<typeof skipShift.body>>): Promise<void> {
      const { staffNo, orgUnitCode } = session.person;
      const day = shanghaiDate(now);
      await writer.write(async (tx) => {
        if ((await repository.countSince(tx, staffNo, day)).skipped > 0) return;
        if ((await repository.takenBefore(tx, body.submission)) !== undefined)
          throw new AppError('attempt.conflict');
        const skipped = { id: body.submission, staffNo, orgUnitCode, day, recall: 'skipped' } as const;
        await repository.insertAnswer(tx, { ...skipped, seconds: 0, at: now });
      });
    },

    async leeches({ now }: Call): Promise<v.InferInput<typeof leeches.response>> {
      const byName = new Map(
        (await standing(sql, now)).map((each) => [nameOf(each.quiz, each.question.id), each]),
      );
      const counted = await repository.leechCounts(sql);
      return {
        leeches: counted.flatMap(({ question, people, last_at }) => {
          const of = byName.get(question);
          if (of === undefined) return [];
          const { id, text, cites } = of.question;
          return [{ quiz: of.quiz, question: id, text, cites: [...cites], people, lastAt: last_at }];
        }),
      };
    },
  };
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
