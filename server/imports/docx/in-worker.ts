import { Worker } from 'node:worker_threads';

import { AppError } from '../../../core/errors.ts';
import type { FromDocxWorker } from './docx.worker.ts';
import type { DocxText } from './read-docx.ts';

export interface DocxLimits {
  readonly milliseconds: number;
  /** Memory of the thread. */
  readonly megabytes: number;
}

const usual: DocxLimits = { milliseconds: 10_000, megabytes: 256 };

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a DOCX in a thread of its own, one document at a time: none that is slow, too large in memory or deadly holds up
 * anything but the documents behind it. Throws what `readDocx` does, and `import.tooComplex` for one that took too long
 * or too much memory.
 */
export function docxInWorker(bytes: Buffer, limits = usual): Promise<DocxText> {
  const turn = last.then(() => inWorker(bytes, limits));
  last = turn.catch(() => undefined);
  return turn;
}

async function inWorker(bytes: Buffer, { milliseconds, megabytes }: DocxLimits): Promise<DocxText> {
  const copy = new Uint8Array(bytes);
  const worker = new Worker(new URL('./docx.worker.ts', import.meta.url), {
    workerData: copy,
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    // Nothing of the service's own settings and secrets.
    env: {},
  });
  let timer: NodeJS.Timeout | undefined;
  const text = new Promise<DocxText>((resolve, reject) => {
    timer = setTimeout(() => reject(new AppError('import.tooComplex')), milliseconds);
    worker.on('message', (message: FromDocxWorker) => {
      if (message.type === 'read') resolve(message.text);
      else reject(new AppError(message.code));
    });
    worker.on('error', (error) => {
      const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(isMemory ? new AppError('import.tooComplex', { cause: error }) : error);
    });
    worker.on('exit', (code) => reject(new Error(`the DOCX worker ended with ${code}`)));
  });
  try {
    return await text;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
