import { createBankImporting } from './importing.service.ts';
import { createPaperBuilding } from './papers.service.ts';
import { createBankEditing } from './editing.service.ts';
import { createQuestionBankService } from './question-bank.service.ts';
import type { BankDeps } from './question-bank.view.ts';

export type QuestionBanks = ReturnType<typeof createQuestionBanks>;

/** Banks of questions: what is in them, what comes into them, and papers built of them. */
export const createQuestionBanks = (deps: BankDeps) => ({
  desk: createQuestionBankService(deps),
  editing: createBankEditing(deps),
  importing: createBankImporting(deps),
  papers: createPaperBuilding(deps),
});
