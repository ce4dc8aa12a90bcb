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

/** The name that is a question's alone among all quizzes, whatever its version: `QZ-05/three-limits`, of a part with its own id. */
export const nameOf = (quiz: string, question: string, part?: string): string =>
  part === undefined ? `${quiz}/${question}` : `${quiz}/${question}/${part}`;

/** What every question, and every part of a case by its own name, cites: for `heatOf`. */
export const citesByName = (bank: readonly BankQuestion[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    bank.flatMap(({ quiz, question }) => [
      [nameOf(quiz, question.id), question.cites] as const,
      ...(question.kind === 'case' ? question.questions : []).map(
        (part) => [nameOf(quiz, question.id, part.id), part.cites] as const,
      ),
    ]),
  );
