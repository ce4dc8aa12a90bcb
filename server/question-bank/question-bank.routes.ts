import * as contract from '../../core/contracts/question-bank.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { QuestionBanks } from './question-banks.ts';

/** The largest file in base64, and its name. */
const FILE_LIMIT = 28_100_000;

/** Questions with their keys: for those who write quizzes and those who audit them, and nobody else (R-QZ1). */
export function questionBankRoutes({ desk, editing, importing, papers }: QuestionBanks): Route[] {
  const reading = { roles: ['trainer', 'auditor'], scope: 'anyUnit', audit: 'none' } as const;
  const writing = { roles: ['trainer'], scope: 'anyUnit', audit: 'write' } as const;
  return [
    routeFor(contract.listBanks, { ...reading, handler: (call) => desk.list(call) }),
    routeFor(contract.createBank, { ...writing, handler: (call) => editing.create(call) }),
    routeFor(contract.questionSheet, { ...reading, handler: (call) => desk.template(call) }),
    routeFor(contract.exportBank, { ...reading, audit: 'read', handler: (call) => desk.export(call) }),
    routeFor(contract.countFits, { ...reading, handler: (call) => papers.fits(call) }),
    routeFor(contract.previewPaper, { ...reading, handler: (call) => papers.preview(call) }),
    routeFor(contract.searchBank, { ...reading, handler: (call) => desk.search(call) }),
    routeFor(contract.saveBankQuestion, { ...writing, handler: (call) => editing.save(call) }),
    routeFor(contract.readBankQuestion, { ...reading, handler: (call) => desk.question(call) }),
    routeFor(contract.changeBankQuestions, { ...writing, handler: (call) => editing.change(call) }),
    routeFor(contract.importQuestions, {
      ...writing,
      bodyLimit: FILE_LIMIT,
      handler: (call) => importing.take(call),
    }),
  ];
}
