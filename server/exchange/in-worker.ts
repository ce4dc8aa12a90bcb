import { Worker } from 'node:worker_threads';

import type { QuestionFileReport } from '../../core/contracts/question-exchange.ts';
import type { FormatName } from '../../core/exchange/report.ts';
import type { Question } from '../../core/quiz/questions/registry.ts';
import type { QuestionFile } from './read-questions.ts';
import type { WrittenFile } from './write-questions.ts';

export interface ExchangeLimits {
  readonly milliseconds: number;
  /** Memory of the thread. */
  readonly megabytes: number;
}

/** What the thread is asked, and what it answers. */
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

const usual: ExchangeLimits = { milliseconds: 30_000, megabytes: 512 };

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads or writes a file of questions in a thread of its own, one at a time: none that is slow or large holds up anything but
 * the files behind it. Gives `undefined` for one that took too long or too much memory.
 */
export function inWorker<K extends keyof ExchangeTasks>(
  task: { readonly task: K } & ExchangeTasks[K]['asked'],
  limits = usual,
): Promise<{ readonly answer: ExchangeTasks[K]['answer'] } | undefined> {
  const turn = last.then(() => run<K>(task, limits));
  last = turn.catch(() => undefined);
  return turn;
}

async function run<K extends keyof ExchangeTasks>(
  task: unknown,
  { milliseconds, megabytes }: ExchangeLimits,
): Promise<{ readonly answer: ExchangeTasks[K]['answer'] } | undefined> {
  const worker = new Worker(new URL('./exchange.worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    // Nothing of the service's own settings and secrets.
    env: {},
  });
  let timer: NodeJS.Timeout | undefined;
  const done = new Promise<{ readonly answer: ExchangeTasks[K]['answer'] } | undefined>((resolve, reject) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
    worker.on('message', (answer: ExchangeTasks[K]['answer']) => resolve({ answer }));
    worker.on('error', (error) => {
      const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (isMemory) resolve(undefined);
      else reject(error);
    });
    worker.on('exit', (code) => reject(new Error(`the worker for files of questions ended with ${code}`)));
  });
  try {
    return await done;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
