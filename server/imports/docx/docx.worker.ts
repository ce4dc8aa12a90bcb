import { parentPort, workerData } from 'node:worker_threads';

import { AppError, type ErrorCode } from '../../../core/errors.ts';
import { type DocxText, readDocx } from './read-docx.ts';

export type FromDocxWorker =
  | { readonly type: 'read'; readonly text: DocxText }
  | { readonly type: 'refused'; readonly code: ErrorCode };

async function answer(): Promise<FromDocxWorker> {
  try {
    return { type: 'read', text: await readDocx(Buffer.from(workerData as Uint8Array)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { type: 'refused', code: error.code };
  }
}

parentPort?.postMessage(await answer());
