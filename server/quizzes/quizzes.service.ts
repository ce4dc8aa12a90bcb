import type * as v from 'valibot';

import type {
  AttemptView,
  finishQuizAttempt,
  GivenAnswer,
  GivenHandIn,
  myQuizzes,
  QuizOffer,
  saveAttemptAnswer,
  startAttempt,
} from '../../core/contracts/quizzes.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { mayStart } from '../../core/quiz/attempt-steps.ts';
import { isForPerson } from '../../core/quiz/audience.ts';
import type { Quiz } from '../../core/quiz/quiz.ts';
import type { Sql } from '../database/sql.ts';
import type { Call } from '../http/route.ts';
import { appendRecords } from '../records/append.ts';
import { attemptLines } from '../records/lines.ts';
import type { AttemptMarking, MarkingDeps } from './attempt-marking.ts';
import { type HandingIn, ownAttempt } from './handing-in.ts';
import { drawFor, offerOf, stand } from './offers.ts';
import type { QuestionStanding } from './question-standing.ts';
import * as repository from './quizzes.repository.ts';
import { attemptViewOf, summaryOf } from './quizzes.view.ts';

export interface QuizDeps extends MarkingDeps {
  readonly marking: AttemptMarking;
  readonly handingIn: HandingIn;
  /** Quizzes assigned to a person, with the first day they are due. */
  readonly assignedTo: (person: Person, now: number) => Promise<ReadonlyMap<string, string>>;
  readonly standingOf: (sql: Sql, quizzes: readonly Quiz[], now: number) => Promise<QuestionStanding>;
}
type ById = { readonly id: string };
type Held = repository.HeldAttempt;
/** Posts that see attempts of others (domain 02 §2.3). */
export const attemptsSeenBy = ['trainer', 'branchManager', 'lineDept', 'auditor'] as const;

export type QuizService = ReturnType<typeof createQuizService>;

/** Taking a quiz: what one may take, answers kept one by one, the hand-in and its result (R192, R209, R-QZ1 to R-QZ6). */
export function createQuizService(deps: QuizDeps) {
  const { sql, writer, library, marking, handingIn, newId, standingOf } = deps;

  async function view(held: Held, now: number): Promise<AttemptView> {
    const drawn = await library.questionsOf(sql, [held.paper], 'drawn');
    const corrected = await marking.questionsFor(sql, held);
    const closesAt = await library.closesAt(sql, held.quizId, held.version);
    return attemptViewOf(held, { drawn, corrected }, now, closesAt);
  }

  return {
    async mine({ session, now }: Call): Promise<v.InferInput<typeof myQuizzes.response>> {
      const { person } = session;
      await marking.sweep(now, person.staffNo);
      const open = await library.open(sql, now);
      const standing = await standingOf(sql, open, now);
      const mine = await repository.attemptsOf(sql, person.staffNo);
      const assigned = await deps.assignedTo(person, now);
      return {
        now,
        quizzes: open
          .filter((quiz) => assigned.has(quiz.id) || isForPerson(quiz, person))
          .map((quiz) => {
            const dueOn = assigned.get(quiz.id);
            const offer = offerOf(quiz, mine, drawFor(quiz, standing, mine, 0).ok, now);
            return dueOn === undefined ? offer : { ...offer, dueOn };
          })
          // What somebody waits for stands first.
          .toSorted((a, b) => rank(a).localeCompare(rank(b))),
        seen: attemptsSeenBy.some((role) => person.roles.includes(role))
          ? open.map(({ id, version, title, titleEn }) => ({
              id,
              version,
              title,
              ...(titleEn === undefined ? {} : { titleEn }),
            }))
          : [],
        results: mine.filter(({ state }) => state.closed !== undefined).map((held) => summaryOf(held, now)),
      };
    },

    async start(
      call: Call<v.InferOutput<typeof startAttempt.body>, unknown, ById>,
    ): Promise<v.InferInput<typeof startAttempt.response>> {
      const { body, params, session, now } = call;
      const { person, device } = session;
      await marking.sweep(now, person.staffNo);
      const open = await library.open(sql, now);
      const quiz = open.find(({ id }) => id === params.id);
      const isTheirs = quiz !== undefined && (isForPerson(quiz, person) || (await isAssigned(quiz.id)));
      if (!isTheirs) throw new AppError('quiz.notFound');
      const standing = await standingOf(sql, open, now);
      const held = await writer.write(async (tx) => {
        const mine = await repository.attemptsOf(tx, person.staffNo);
        const { pass, may, running, mayPractise } = stand(quiz, mine, now);
        if (running !== undefined && running.mode !== body.mode) throw new AppError('attempt.open');
        const begun = running ?? (await begin(tx, mine, pass.isSettled, may, mayPractise));
        await call.audit(tx, { object: `${quiz.id}@${quiz.version} ${begun.id}`, result: 'ok' });
        return begun;
      });
      return view(held, now);

      async function isAssigned(id: string): Promise<boolean> {
        return (await deps.assignedTo(person, now)).has(id);
      }

      async function begin(
        tx: Sql,
        mine: readonly Held[],
        isSettled: boolean,
        may: ReturnType<typeof mayStart>,
        mayPractise: boolean,
      ): Promise<Held> {
        if (quiz === undefined) throw new AppError('quiz.notFound');
        if (body.mode === 'practice' ? !mayPractise : isSettled) throw new AppError('attempt.exhausted');
        if (body.mode === 'graded' && !may.ok) throw new AppError(may.code);
        // The tail of a version 7 id is random.
        const seed = Number.parseInt(newId().slice(-8), 16);
        const paper = drawFor(quiz, standing, mine, seed);
        if (!paper.ok) throw new AppError(paper.code);
        const { minutes, passPercent, partial, feedback } = quiz.paper;
        const begun = {
          id: newId(),
          quizId: quiz.id,
          version: quiz.version,
          title: quiz.title,
          mode: body.mode,
          staffNo: person.staffNo,
          orgUnitCode: person.orgUnitCode,
          seed,
          rule: { minutes, passPercent, partial, feedback },
          paper: paper.questions,
          device,
          startedAt: now,
          deadline: now + minutes * 60_000,
        };
        await repository.insertAttempt(tx, begun);
        const started = repository.withState(begun, []);
        if (started === undefined) throw new Error('an attempt that has begun has a state');
        await appendRecords(tx, attemptLines(started));
        return started;
      }
    },

    async read({ session, params, now }: Call<unknown, unknown, ById>): Promise<AttemptView> {
      await marking.sweep(now, session.person.staffNo);
      return view(await ownAttempt(sql, params.id, session.person.staffNo), now);
    },

    save: ({
      session,
      params,
      body,
      now,
    }: Call<GivenAnswer, unknown, ById>): Promise<v.InferInput<typeof saveAttemptAnswer.response>> =>
      writer.write((tx) => handingIn.save(tx, params.id, body, { ...whoOf(session), now })),

    async finish(
      call: Call<GivenHandIn, unknown, ById>,
    ): Promise<v.InferInput<typeof finishQuizAttempt.response>> {
      const { session, params, body, now } = call;
      const held = await writer.write(async (tx) => {
        const ended = await handingIn.finish(tx, params.id, body, { ...whoOf(session), now });
        await call.audit(tx, { object: `${ended.quizId}@${ended.version} ${ended.id}`, result: 'ok' });
        return ended;
      });
      return view(held, now);
    },
  };
}

const whoOf = ({ person, device }: { readonly person: Person; readonly device: string }) => ({
  staffNo: person.staffNo,
  device,
});

/** Assigned and still to take by due day, then the rest as published. */
const rank = ({ dueOn, state }: QuizOffer): string =>
  dueOn === undefined || state === 'passed' ? '9' : dueOn;
