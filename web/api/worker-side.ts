import { AppError, type ErrorCode } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { answerOf, type KnowledgeQuestion } from '../../core/search/answer.ts';
import type { KnowledgeCopy } from './knowledge-copy.ts';

/** For whom the worker answers; the first message. */
export interface Introduction {
  readonly person: Person;
}
/** A question at an instant (ms UTC) of the service's clock, or whether the copy is behind. */
export interface Put {
  readonly id: number;
  readonly now: number;
  readonly question: KnowledgeQuestion | 'isBehind';
}
export type Answer =
  | { readonly id: number; readonly value: unknown }
  /** The code of what went wrong. */
  | { readonly id: number; readonly code: ErrorCode };

/** The far end of a worker, as it sees itself. */
export interface WorkerEnd {
  addEventListener(kind: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(answer: Answer): void;
}

/** Answers a page's questions from a copy that lies in this worker. Every question gets an answer. */
export function serveCopy(end: WorkerEnd, copy: KnowledgeCopy): void {
  let person: Person | undefined;
  const answer = async ({ question, now }: Put): Promise<unknown> => {
    if (question === 'isBehind') return copy.isBehind();
    if (person === undefined) throw new AppError('session.required');
    return answerOf(await copy.knowledge(), question, person, now);
  };
  end.addEventListener('message', ({ data }) => {
    // Only the page that started this worker can speak to it.
    const told = data as Introduction | Put;
    if ('person' in told) {
      person = told.person;
      return;
    }
    const { id } = told;
    answer(told).then(
      (value) => end.postMessage({ id, value }),
      (failure: unknown) =>
        end.postMessage({ id, code: failure instanceof AppError ? failure.code : 'server.internal' }),
    );
  });
}
