import type { BankQuestionView } from '../../core/contracts/question-bank.ts';
import { AppError } from '../../core/errors.ts';
import { nameOf } from '../../core/quiz/bank.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { ParagraphTexts } from '../../core/quiz/standing.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { QuestionStanding } from '../quizzes/question-standing.ts';
import type { BankStore, FiledQuestion } from './bank-store.ts';
import * as repository from './question-bank.repository.ts';

export interface BankDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly banks: BankStore;
  readonly people: () => Promise<readonly Person[]>;
  readonly standing: (now: number) => Promise<QuestionStanding>;
  readonly paragraphs: (refs: ReadonlySet<string>, now: number) => Promise<ParagraphTexts>;
}
/** A question with why it stands down, as filters ask. */
export interface Shelved extends FiledQuestion {
  readonly causes: BankQuestionView['causes'];
  readonly isDown: boolean;
}

/** Throws `bank.notFound`. */
export async function assertBank(sql: Sql, id: string): Promise<repository.BankRow> {
  const bank = (await repository.banks(sql)).find((each) => each.id === id);
  if (bank === undefined) throw new AppError('bank.notFound');
  return bank;
}

/** All questions of a bank, or of all, as they stand now. */
export async function shelved(
  deps: Pick<BankDeps, 'banks' | 'standing'>,
  now: number,
  bank?: string,
): Promise<Shelved[]> {
  const { byName } = await deps.banks.newest();
  const { down } = await deps.standing(now);
  const causesOf = new Map(down.map((one) => [nameOf(one.quiz, one.question), one.causes]));
  return [...byName.values()]
    .filter(({ quiz }) => bank === undefined || quiz === bank)
    .map((filed) => {
      const causes = causesOf.get(nameOf(filed.quiz, filed.question.id)) ?? [];
      return { ...filed, causes: [...causes], isDown: causes.length > 0 };
    });
}

/** A question of a bank as trainers and auditors see it. */
export const questionView = (
  filed: Shelved,
  nameOfPerson: (staffNo: string) => string,
): BankQuestionView => ({
  version: filed.version,
  state: filed.isWithdrawn ? 'withdrawn' : 'active',
  question: filed.question,
  causes: filed.causes,
  ...(filed.source === null ? {} : { source: filed.source }),
  by: nameOfPerson(filed.staffNo),
  at: filed.at,
});

/** Tags by how many questions have them. */
export function tagsOf(filed: readonly FiledQuestion[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { question } of filed)
    for (const tag of question.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}
