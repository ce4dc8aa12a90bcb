import type { QuizOffer } from '../../core/contracts/quizzes.ts';
import { mayStart } from '../../core/quiz/attempt-steps.ts';
import { drawPaper } from '../../core/quiz/draw.ts';
import { passState } from '../../core/quiz/pass.ts';
import type { Quiz } from '../../core/quiz/quiz.ts';
import type { QuestionStanding } from './question-standing.ts';
import type { HeldAttempt as Held } from './quizzes.repository.ts';

/** Where a person stands with a quiz, and the refusal of another graded attempt. */
export function stand(quiz: Quiz, mine: readonly Held[], now: number) {
  const graded = mine.filter(({ quizId, mode }) => quizId === quiz.id && mode === 'graded');
  const byState = new Map(graded.map((held) => [held.state, held]));
  const pass = passState([...byState.keys()], quiz.validMonths, now);
  const may = mayStart(quiz.paper, pass.counted, now);
  const isOver = pass.isSettled || (!may.ok && may.code === 'attempt.exhausted');
  const running = mine.find(({ quizId, state }) => quizId === quiz.id && state.closed === undefined);
  // Practice shows the key of questions that a graded paper may still ask: only once no such paper is to come.
  const mayPractise = isOver && quiz.paper.feedback === 'afterSubmit';
  return { pass, may, running, mayPractise };
}

/** What the list says of a quiz; `enough` is whether a paper can be drawn. */
export function offerOf(quiz: Quiz, mine: readonly Held[], enough: boolean, now: number): QuizOffer {
  const { pass, may, running, mayPractise } = stand(quiz, mine, now);
  const left = Math.max(0, quiz.paper.attempts - pass.counted.length);
  const state = ((): QuizOffer['state'] => {
    if (running !== undefined) return 'open';
    if (pass.isSettled) return 'passed';
    if (!may.ok) return may.code === 'attempt.waiting' ? 'waiting' : 'exhausted';
    return enough ? 'mayStart' : 'tooFew';
  })();
  const { id, version, title, titleEn, beforePost, paper } = quiz;
  return {
    id,
    version,
    title,
    ...(titleEn === undefined ? {} : { titleEn }),
    questions: paper.questions,
    passPercent: paper.passPercent,
    minutes: paper.minutes,
    attempts: paper.attempts,
    attemptsLeft: pass.isSettled ? 0 : left,
    state,
    ...(!may.ok && may.code === 'attempt.waiting' && state === 'waiting' ? { from: may.until } : {}),
    ...(pass.passedAt === undefined ? {} : { passedAt: pass.passedAt }),
    ...(pass.validUntil === undefined ? {} : { validUntil: pass.validUntil }),
    ...(running === undefined ? {} : { running: running.id }),
    mayPractise,
    beforePost,
  };
}

/** Draws the next paper of a person from the questions that stand. */
export const drawFor = (
  quiz: Quiz,
  { standing }: Pick<QuestionStanding, 'standing'>,
  mine: readonly Held[],
  seed: number,
) =>
  drawPaper({
    quiz: quiz.id,
    paper: quiz.paper,
    bank: standing,
    earlier: mine.filter(({ quizId }) => quizId === quiz.id).map(({ paper }) => paper),
    seed,
  });
