import type { QuestionFileReport } from '../../core/contracts/question-exchange.ts';
import type { FormatName } from '../../core/exchange/report.ts';
import type { Question } from '../../core/quiz/questions/registry.ts';
import { type ChildLimits, inChild, oneAtATime } from '../child/in-child.ts';
import type { QuestionFile } from './read-questions.ts';
import type { WrittenFile } from './write-questions.ts';

/** What the other process is asked, and what it answers. */
export interface ExchangeTasks {
  readonly read: { readonly asked: QuestionFile; readonly answer: QuestionFileReport };
  readonly write: {
    readonly asked: { readonly format: FormatName; readonly questions: readonly Question[] };
    readonly answer: WrittenFile | undefined;
  };
}
export type ExchangeTask = {
  [K in keyof ExchangeTasks]: { readonly task: K } & ExchangeTasks[K]['asked'];
}[keyof ExchangeTasks];

const usual: ChildLimits = { milliseconds: 30_000, megabytes: 512 };
const inTurn = oneAtATime();

/**
 * Reads or writes a file of questions in a process of its own, one at a time: none that is slow or large holds up anything
 * but the files behind it. Gives `undefined` for one that took too long or too much memory.
 */
export const exchangeInChild = <K extends keyof ExchangeTasks>(
  task: { readonly task: K } & ExchangeTasks[K]['asked'],
  limits = usual,
): Promise<{ readonly answer: ExchangeTasks[K]['answer'] } | undefined> =>
  inTurn(() => inChild(new URL('./exchange.child.ts', import.meta.url), task, limits));
