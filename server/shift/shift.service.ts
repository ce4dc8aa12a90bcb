import * as v from 'valibot';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { answerShift, leeches, myShift, skipShift } from '../../core/contracts/shift.ts';
import { AppError } from '../../core/errors.ts';
import { readAnswer } from '../../core/quiz/answer.ts';
import { nameOf } from '../../core/quiz/bank.ts';
import { markAnswer } from '../../core/quiz/mark.ts';
import { isLeech, recallOf } from '../../core/quiz/memory.ts';
import { presentQuestion, revealQuestion } from '../../core/quiz/present.ts';
import { shownQuestionSchema } from '../../core/quiz/questions/registry.ts';
import { shiftQuestions } from '../../core/quiz/shift.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import { type AskableDeps, createAskable } from './askable.ts';
import * as repository from './shift.repository.ts';

/** Questions a day. */
const A_DAY = 2;

export interface ShiftDeps extends AskableDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
}

export type ShiftService = ReturnType<typeof createShiftService>;

/** Two questions at the start of a shift from what a person missed or has not met for long, by FSRS. */
export function createShiftService(deps: ShiftDeps) {
  const { sql, writer, standing } = deps;
  const { known, idOf, placed } = createAskable(deps);

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
