import { AppError, type ErrorCode } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { askedKnowledge } from './asked-knowledge.ts';
import type { Client } from './client.ts';
import type { KnowledgeApi } from './knowledge-api.ts';
import { heedRevisions } from './revisions.ts';
import { createSessions } from './sessions.ts';
import { wholeTextsOf } from './whole-texts.ts';
import type { Answer, Introduction, Put } from './worker-side.ts';

/** The near end of a worker. */
export interface KnowledgeWorker {
  addEventListener(kind: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(kind: 'error', listener: () => void): void;
  postMessage(message: Introduction | Put): void;
  terminate(): void;
}
export type StartWorker = () => KnowledgeWorker;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (failure: AppError) => void;
}

/**
 * Knowledge from the service, fetched and searched in a worker, so that neither holds up what someone types. A worker that
 * fails fails what it was asked; the next question starts another. `signal` ends it.
 */
export function createWorkerKnowledge(
  client: Client,
  person: Person,
  { start, signal }: { readonly start: StartWorker; readonly signal: AbortSignal },
): KnowledgeApi {
  const waiting = new Map<number, Waiting>();
  let worker: KnowledgeWorker | undefined;
  let next = 0;

  function end(code: ErrorCode): void {
    worker?.terminate();
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new AppError(code));
    waiting.clear();
  }
  function started(): KnowledgeWorker {
    const fresh = start();
    fresh.addEventListener('message', ({ data }) => {
      const answer = data as Answer;
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('value' in answer) asker?.resolve(answer.value);
      else asker?.reject(new AppError(answer.code));
    });
    fresh.addEventListener('error', () => {
      if (worker === fresh) end('server.offline');
    });
    fresh.postMessage({ person });
    return fresh;
  }
  const put = (question: Put['question']): Promise<unknown> =>
    new Promise((resolve, reject: Waiting['reject']) => {
      if (signal.aborted) throw new AppError('session.required');
      worker ??= started();
      const id = next++;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, now: client.now(), question });
    });
  const ask = (question: Put['question']): Promise<unknown> =>
    put(question).catch((failure: unknown) => {
      // The worker's own questions were refused: this page asks too, and hears by its own way that the session is over.
      const isSession = failure instanceof AppError && failure.code.startsWith('session.');
      if (isSession && !signal.aborted)
        void createSessions(client)
          .me()
          .catch(() => undefined);
      throw failure;
    });
  signal.addEventListener('abort', () => end('session.required'), { once: true });

  const onChange = heedRevisions(async () => (await ask('isBehind')) === true);
  return wholeTextsOf({ ...askedKnowledge(ask), mediaBase: '', onChange }, client);
}
