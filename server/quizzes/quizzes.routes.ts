import * as grading from '../../core/contracts/quiz-grading.ts';
import * as contract from '../../core/contracts/quizzes.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { QuizTrainerService } from './quiz-trainer.service.ts';
import { attemptsSeenBy, type QuizService } from './quizzes.service.ts';

// Sessions alone: a page of another site that embeds the knowledge base takes no quizzes.
const mine = { roles: 'session', scope: 'none' } as const;

export function quizRoutes(quizzes: QuizService, trainer: QuizTrainerService): Route[] {
  return [
    routeFor(contract.myQuizzes, { ...mine, audit: 'none', handler: (call) => quizzes.mine(call) }),
    routeFor(contract.startAttempt, { ...mine, audit: 'write', handler: (call) => quizzes.start(call) }),
    routeFor(contract.readAttempt, { ...mine, audit: 'none', handler: (call) => quizzes.read(call) }),
    // The kept event is itself the record: a row for every click would bury the others.
    routeFor(contract.saveAttemptAnswer, { ...mine, audit: 'none', handler: (call) => quizzes.save(call) }),
    routeFor(contract.finishQuizAttempt, {
      ...mine,
      audit: 'write',
      handler: (call) => quizzes.finish(call),
    }),
    routeFor(grading.quizAttempts, {
      roles: attemptsSeenBy,
      scope: 'anyUnit',
      audit: 'none',
      handler: (call) => trainer.attempts(call),
    }),
    routeFor(grading.decideLateAttempt, {
      roles: ['trainer'],
      scope: 'anyUnit',
      audit: 'write',
      handler: (call) => trainer.decide(call),
    }),
    routeFor(grading.regradeQuestion, {
      roles: ['trainer'],
      scope: 'anyUnit',
      audit: 'write',
      handler: (call) => trainer.regrade(call),
    }),
    routeFor(grading.questionsStandingDown, {
      roles: ['trainer'],
      scope: 'none',
      audit: 'none',
      handler: (call) => trainer.standingDown(call),
    }),
    routeFor(grading.confirmQuestion, {
      roles: ['trainer'],
      scope: 'none',
      audit: 'write',
      handler: (call) => trainer.confirm(call),
    }),
  ];
}
