import type { Person } from '../../core/organisation/person.ts';
import type { KeyedHash } from '../crypto/field.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';
import type { Ledger } from '../points/ledger.ts';
import type { BankStore } from '../question-bank/bank-store.ts';
import type { FinishedListener } from '../training/finished.ts';
import { createAttemptMarking } from './attempt-marking.ts';
import { createHandingIn } from './handing-in.ts';
import { createQuestionStanding } from './question-standing.ts';
import { createQuizLibrary } from './quiz-library.ts';
import { createQuizTrainerService } from './quiz-trainer.service.ts';
import { createQuizService, type QuizDeps } from './quizzes.service.ts';

interface QuizzesDeps extends Pick<QuizDeps, 'assignedTo'> {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly knowledge: KnowledgeService;
  readonly banks: BankStore;
  readonly ledger: Ledger;
  readonly finished: FinishedListener;
  readonly keyedHash: KeyedHash;
  readonly newId: () => string;
  readonly people: () => Promise<readonly Person[]>;
}

/** Taking quizzes, judging attempts, and the sweeper that ends what nobody handed in. */
export function createQuizzes(given: QuizzesDeps) {
  const { sql, writer, knowledge, banks, ledger, finished, keyedHash, newId, people, assignedTo } = given;
  const library = createQuizLibrary({ knowledge, banks });
  const marking = createAttemptMarking({ sql, writer, library, ledger, finished, newId });
  const questionStanding = createQuestionStanding(knowledge, banks);
  const standingOf: QuizDeps['standingOf'] = (...asked) => questionStanding.standingOf(...asked);
  const handingIn = createHandingIn({ library, marking, keyedHash });
  const shared = { sql, writer, banks, library, ledger, finished, newId };
  const deps = { ...shared, marking, handingIn, standingOf, people, assignedTo };
  return {
    taking: createQuizService(deps),
    trainer: createQuizTrainerService(deps),
    /** Does what a quiz record of an outbox says. */
    fromOutbox: (...given: Parameters<typeof handingIn.fromOutbox>) => handingIn.fromOutbox(...given),
    /** Which questions may be drawn now, of quizzes and of banks. */
    standing: async (now: number, from: Sql = sql) => standingOf(from, await library.open(from, now), now),
    /** What paragraphs are in force now, by their hashes. */
    paragraphs: (refs: ReadonlySet<string>, now: number) => questionStanding.paragraphsNow(sql, refs, now),
    sweep: (now: number) => marking.sweep(now),
    library,
  };
}
