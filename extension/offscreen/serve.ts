import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';

import { send } from '../messaging/send.ts';
import { type KnowledgeAnswer, knowledgeQuestion, portName } from './knowledge-port.ts';

/**
 * The offscreen document: between the screens' ports and the search worker. It knows no customer. Every question gets an
 * answer, also when the worker fails: a screen never waits for ever.
 */
export function serveKnowledge(createWorker: () => Worker): void {
  const ports = new Set<Browser.runtime.Port>();
  const waiting = new Map<number, (answer: KnowledgeAnswer) => void>();
  let next = 0;
  let worker = startWorker();

  function startWorker(): Worker {
    const started = createWorker();
    started.addEventListener('message', ({ data }: MessageEvent<KnowledgeAnswer>) => {
      if ('changed' in data) {
        for (const port of ports) port.postMessage(data);
        return;
      }
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
    });
    started.addEventListener('error', () => {
      started.terminate();
      for (const [id, answer] of waiting) answer({ id, ok: false });
      waiting.clear();
      worker = startWorker();
      void tellPerson();
    });
    return started;
  }

  async function tellPerson(): Promise<void> {
    const session = await send('session.get', {}).catch(() => undefined);
    worker.postMessage({ person: session?.person, clockOffset: session?.clockOffset ?? 0 });
  }

  browser.runtime.onConnect.addListener((port) => {
    const isOurs =
      port.sender?.id === browser.runtime.id &&
      port.sender.url?.startsWith(`chrome-extension://${browser.runtime.id}/`);
    if (port.name !== portName || !isOurs) {
      port.disconnect();
      return;
    }
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    port.onMessage.addListener((message: unknown) => {
      const question = v.safeParse(knowledgeQuestion, message);
      if (!question.success) return;
      const id = next++;
      waiting.set(id, (answer) => {
        if (ports.has(port)) port.postMessage({ ...answer, id: question.output.id });
      });
      worker.postMessage({ ...question.output, id });
    });
  });

  browser.runtime.onMessage.addListener((message: { to?: string; name?: string }, sender) => {
    if (sender.id !== browser.runtime.id || sender.tab || message?.to !== 'offscreen') return;
    if (message.name === 'person.changed') void tellPerson();
    if (message.name === 'knowledge.changed') worker.postMessage({ reload: true });
  });

  void tellPerson();
}
