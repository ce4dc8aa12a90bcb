import type * as v from 'valibot';

import type {
  confirmQuestion,
  decideLateAttempt,
  quizAttempts,
  questionsStandingDown,
  regradeQuestion,
  StandingDownQuestion,
} from '../../core/contracts/quiz-grading.ts';
import type { AttemptSummary } from '../../core/contracts/quizzes.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { markingOf } from '../../core/quiz/attempt.ts';
import { regradeAttempt } from '../../core/quiz/attempt-marks.ts';
import { decideLate } from '../../core/quiz/attempt-steps.ts';
import { fitsPaper } from '../../core/quiz/corrected.ts';
import { nameOf } from '../../core/quiz/bank.ts';
import type { Question } from '../../core/quiz/questions/registry.ts';
import { totalOf } from '../../core/quiz/mark.ts';
import type { Call } from '../http/route.ts';
import type { BankStore } from '../question-bank/bank-store.ts';
import { banks as bankRows } from '../question-bank/question-bank.repository.ts';
import { eventsOf } from './attempt-marking.ts';
import { insertConfirmation, insertCorrection } from './quiz-marks.repository.ts';
import type { QuizDeps } from './quizzes.service.ts';
import * as repository from './quizzes.repository.ts';
import { summaryOf } from './quizzes.view.ts';

type ById = { readonly id: string };
type Body<E extends { readonly body: v.GenericSchema }> = v.InferOutput<E['body']>;
type Questions = v.InferInput<typeof questionsStandingDown.response>;

export interface TrainerDeps extends QuizDeps {
  readonly people: () => Promise<readonly Person[]>;
  readonly banks: Pick<BankStore, 'newest'>;
}
export type QuizTrainerService = ReturnType<typeof createQuizTrainerService>;

/** What trainers see and decide of attempts and questions; every decision is a new record (R-QZ5). */
export function createQuizTrainerService(deps: TrainerDeps) {
  const { sql, writer, library, marking, newId, standingOf, people, banks } = deps;

  async function standingDown(now: number): Promise<Questions> {
    const open = await library.open(sql, now);
    const found = await standingOf(sql, open, now);
    const { byName } = await banks.newest();
    const titles = new Map([...open, ...(await bankRows(sql))].map(({ id, title }) => [id, title]));
    return {
      questions: found.down.flatMap(({ quiz, version, question, causes }): StandingDownQuestion[] => {
        const held = open.find(({ id }) => id === quiz);
        const asked =
          held?.questions.find(({ id }) => id === question) ?? byName.get(nameOf(quiz, question))?.question;
        if (asked === undefined) return [];
        return [
          {
            quizId: quiz,
            version,
            title: titles.get(quiz) ?? quiz,
            question,
            text: asked.text,
            causes: causes.map(({ cites, what }) => {
              const [before, after] = [found.before({ quiz, version, question }, cites), found.after(cites)];
              const mark = found.mark(cites);
              return {
                cites,
                what,
                ...(before === undefined ? {} : { before }),
                ...(after === undefined ? {} : { after }),
                ...(mark === undefined ? {} : { mark }),
              };
            }),
          },
        ];
      }),
    };
  }

  return {
    /** Of all units, to a head of a branch of the own one (domain 02 §2.3). */
    async attempts({
      session,
      params,
      now,
    }: Call<unknown, unknown, ById>): Promise<v.InferInput<typeof quizAttempts.response>> {
      const { roles, orgUnitCode } = session.person;
      const seesAll = roles.some((role) => role === 'trainer' || role === 'lineDept' || role === 'auditor');
      const nameOf = new Map((await people()).map((person) => [person.staffNo, person]));
      const held = await repository.attemptsOfQuiz(sql, params.id, seesAll ? undefined : orgUnitCode);
      return {
        attempts: held.map((one) => {
          const { state, staffNo } = one;
          const person = nameOf.get(staffNo);
          return {
            ...summaryOf(one, now),
            staffNo,
            name: person?.name ?? staffNo,
            unit: person?.orgUnitName ?? one.orgUnitCode,
            markings: state.markings.map(({ at, marks, isVoid, why }) => ({
              at,
              ...totalOf(marks),
              isVoid,
              ...(why === undefined ? {} : { why }),
            })),
            ...(state.late === undefined
              ? {}
              : { lateAnswers: state.late.saves.length, lateAt: state.late.at }),
          };
        }),
      };
    },

    /** Accepted: the answers it brought count, and what was marked without them is marked again. Never of one's own. */
    async decide(call: Call<Body<typeof decideLateAttempt>, unknown, ById>): Promise<AttemptSummary> {
      const { body, params, session, now } = call;
      const by = session.person.staffNo;
      return writer.write(async (tx) => {
        const held = await repository.attemptById(tx, params.id);
        if (held === undefined) throw new AppError('attempt.notFound');
        if (held.staffNo === by) throw new AppError('access.denied');
        let decided = await marking.add(tx, held, eventsOf(decideLate(held.state, body.accepted, by, now)));
        if (markingOf(decided.state) === undefined) decided = await marking.mark(tx, decided, now, by);
        else if (body.accepted) {
          const questionOf = await marking.questionsFor(tx, decided);
          const again = regradeAttempt(decided.state, { id: newId(), why: lateWhy, by }, now, questionOf);
          const regraded = await marking.add(tx, decided, eventsOf(again));
          await marking.settlePass(tx, decided, regraded, { by, at: now });
          decided = regraded;
        }
        await call.audit(tx, { object: `${held.quizId}@${held.version} ${held.id}`, result: 'ok' });
        return summaryOf(decided, now);
      });
    },

    async regrade(
      call: Call<Body<typeof regradeQuestion>, unknown, ById>,
    ): Promise<v.InferInput<typeof regradeQuestion.response>> {
      const { body, params, session, now } = call;
      const { version, question, corrected, why } = body;
      const by = session.person.staffNo;
      const newer = await library.question(sql, params.id, corrected, question);
      if (newer === undefined || corrected <= version) throw new AppError('quiz.notFound');
      return writer.write(async (tx) => {
        const faulty = { quizId: params.id, version, question };
        await insertCorrection(tx, { ...faulty, corrected, why, by, at: now });
        const counts = { regraded: 0, left: 0 };
        for (const held of await repository.attemptsHolding(tx, faulty)) {
          // What runs, or waits for a decision, is marked by the correction when it ends.
          if (markingOf(held.state) === undefined) {
            await marking.mark(tx, held, now, by);
            continue;
          }
          if (!fitsAll(held, newer, faulty)) {
            counts.left += 1;
            continue;
          }
          const questionOf = await marking.questionsFor(tx, held);
          const step = regradeAttempt(held.state, { id: newId(), why, by }, now, questionOf);
          const regraded = await marking.add(tx, held, eventsOf(step));
          await marking.settlePass(tx, held, regraded, { by, at: now });
          counts.regraded += 1;
        }
        const object = `${params.id}@${version}/${question}`;
        await call.audit(tx, { object, result: 'ok', reason: why });
        return counts;
      });
    },

    standingDown: ({ now }: Call): Promise<Questions> => standingDown(now),

    async confirm(call: Call<Body<typeof confirmQuestion>>): Promise<Questions> {
      const { body, session, now } = call;
      const { quizId: quiz, version, question, cites, mark } = body;
      const open = await library.open(sql, now);
      const found = await standingOf(sql, open, now);
      const down = found.down.find(
        (one) => one.quiz === quiz && one.version === version && one.question === question,
      );
      if (down === undefined || found.mark(cites) !== mark) throw new AppError('quiz.paragraphChanged');
      await writer.write(async (tx) => {
        const by = session.person.staffNo;
        await insertConfirmation(tx, { quiz, version, question, cites, text: mark, by, at: now });
        await call.audit(tx, { object: `${quiz}@${version}/${question} ${cites}`, result: 'ok' });
      });
      return standingDown(now);
    },
  };
}

/** Whether the corrected question fits this attempt wherever its paper has the faulty one. */
function fitsAll(
  { paper, rule, state }: repository.HeldAttempt,
  later: Question,
  { quizId, version, question }: { quizId: string; version: number; question: string },
): boolean {
  return paper
    .filter((place) => place.quiz === quizId && place.version === version && place.question === question)
    .every((place) => {
      const answer = state.saves.get(place.id)?.answer ?? undefined;
      return fitsPaper(later, place, answer, rule.partial);
    });
}

const lateWhy = '迟交的答案已被接受';
