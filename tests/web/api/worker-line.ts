import type { KnowledgeCopy } from '../../../web/api/knowledge-copy.ts';
import type { KnowledgeWorker } from '../../../web/api/worker-knowledge.ts';
import { serveCopy, type WorkerEnd } from '../../../web/api/worker-side.ts';

export interface Line extends KnowledgeWorker {
  /** What a script that cannot be loaded or dies does. */
  fail(): void;
  readonly isEnded: () => boolean;
}

/** A worker's two ends in one thread: the real far end, messages copied as between threads. */
export function workerLine(copy: KnowledgeCopy): Line {
  const near: ((event: { data: unknown }) => void)[] = [];
  const far: ((event: { data: unknown }) => void)[] = [];
  const failing: (() => void)[] = [];
  let isEnded = false;
  const carry = (to: typeof near, message: unknown): void => {
    const data: unknown = structuredClone(message);
    queueMicrotask(() => {
      if (!isEnded) for (const listener of to) listener({ data });
    });
  };
  const end: WorkerEnd = {
    addEventListener: (_kind, listener) => void far.push(listener),
    postMessage: (answer) => carry(near, answer),
  };
  serveCopy(end, copy);
  return {
    addEventListener(kind: 'message' | 'error', listener: (event: { data: unknown }) => void) {
      if (kind === 'message') near.push(listener);
      else failing.push(listener as () => void);
    },
    postMessage: (message) => carry(far, message),
    terminate: () => void (isEnded = true),
    fail: () => failing.forEach((listener) => listener()),
    isEnded: () => isEnded,
  };
}
