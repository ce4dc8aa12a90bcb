import type { Question } from './questions/registry.ts';
import type { Quiz } from './quiz.ts';

/** A question that papers may be drawn from: of which version of which quiz, and where it stands there (0 = first). */
export interface BankQuestion {
  readonly quiz: string;
  readonly version: number;
  readonly place: number;
  readonly question: Question;
}

/** The questions of a quiz as a bank. Hand over those alone that stand (`standingOf`). */
export const bankOf = ({
  id,
  version,
  questions,
}: Pick<Quiz, 'id' | 'version' | 'questions'>): BankQuestion[] =>
  questions.map((question, place) => ({ quiz: id, version, place, question }));
