import {
  acceptAnswer,
  answerQuestion,
  askQuestion,
  listQuestions,
  mergeQuestion,
  oneQuestion,
  promoteQuestion,
  questionForm,
} from '../../core/contracts/questions.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { QuestionsService } from './questions.service.ts';

/** Everybody asks, answers and reads (domain 02 §2.3); who may accept or merge is decided on the question. */
const everybody = { roles: 'session', scope: 'none', audience: 'knowledge' } as const;

export function questionsRoutes(questions: QuestionsService): Route[] {
  return [
    routeFor(listQuestions, { ...everybody, audit: 'none', handler: (call) => questions.list(call) }),
    routeFor(questionForm, { ...everybody, audit: 'none', handler: () => questions.form() }),
    routeFor(oneQuestion, { ...everybody, audit: 'none', handler: (call) => questions.one(call) }),
    routeFor(askQuestion, { ...everybody, audit: 'write', handler: (call) => questions.ask(call) }),
    routeFor(answerQuestion, { ...everybody, audit: 'write', handler: (call) => questions.answer(call) }),
    routeFor(acceptAnswer, { ...everybody, audit: 'write', handler: (call) => questions.accept(call) }),
    routeFor(mergeQuestion, { ...everybody, audit: 'write', handler: (call) => questions.merge(call) }),
    routeFor(promoteQuestion, {
      // Who may draft an article (domain 02 §2.3).
      roles: [
        'teller',
        'manager',
        'complaintHandler',
        'trainer',
        'fileCustodian',
        'branchManager',
        'lineDept',
        'auditor',
      ],
      scope: 'none',
      audit: 'read',
      handler: (call) => questions.promote(call),
    }),
  ];
}
