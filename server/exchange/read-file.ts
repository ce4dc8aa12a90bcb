import { Worker } from 'node:worker_threads';

import { largestQuestionFile, type QuestionFileReport } from '../../core/contracts/question-exchange.ts';
import type { QuestionFile } from './read-questions.ts';

export interface ExchangeLimits {
  readonly milliseconds: number;
  /** Memory of the thread. */
  readonly megabytes: number;
}

const usual: ExchangeLimits = { milliseconds: 30_000, megabytes: 512 };

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a file of questions in a thread of its own, one file at a time: GIFT, Moodle XML, QTI 3, XLSX or JSONL, by name and
 * content. Always gives a report; a file that takes too long or too much memory is refused as `file.tooComplex`.
 */
export function readQuestionFile(file: QuestionFile, limits = usual): Promise<QuestionFileReport> {
  if (file.bytes.length > largestQuestionFile) {
    return Promise.resolve({
      questions: [],
      refused: [{ row: 0, code: 'file.tooLarge', what: String(file.bytes.length) }],
    });
  }
  const turn = last.then(() => inWorker(file, limits));
  last = turn.catch(() => undefined);
  return turn;
}

async function inWorker(
  { name, bytes }: QuestionFile,
  { milliseconds, megabytes }: ExchangeLimits,
): Promise<QuestionFileReport> {
  const copy = new Uint8Array(bytes);
  const worker = new Worker(new URL('./exchange.worker.ts', import.meta.url), {
    workerData: { name, bytes: copy } satisfies QuestionFile,
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    // Nothing of the service's own settings and secrets.
    env: {},
  });
  const tooComplex: QuestionFileReport = {
    questions: [],
    refused: [{ row: 0, code: 'file.tooComplex', what: '' }],
  };
  let timer: NodeJS.Timeout | undefined;
  const report = new Promise<QuestionFileReport>((resolve, reject) => {
    timer = setTimeout(() => resolve(tooComplex), milliseconds);
    worker.on('message', resolve);
    worker.on('error', (error) => {
      const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (isMemory) resolve(tooComplex);
      else reject(error);
    });
    worker.on('exit', (code) => reject(new Error(`the worker that reads questions ended with ${code}`)));
  });
  try {
    return await report;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
