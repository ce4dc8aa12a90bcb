import { type Browser, browser } from 'wxt/browser';

import { askedKnowledge } from '../../web/api/asked-knowledge.ts';
import type { KnowledgeApi } from '../../web/api/knowledge-api.ts';
import { wholeTextsOf } from '../../web/api/whole-texts.ts';
import { build } from '../build/constants.ts';
import { send } from '../messaging/send.ts';
import {
  type KnowledgeAnswer,
  type KnowledgeQuestion,
  type KnowledgeState,
  portName,
} from '../offscreen/knowledge-port.ts';
import { panelClient } from './panel-client.ts';

const PATIENCE_MS = 4_000;
type Unnumbered<T> = T extends { id: number } ? Omit<T, 'id'> : never;

/**
 * Knowledge for a screen of the extension: asks the offscreen document over one port and opens another whenever that
 * document was stopped. A question that gets no answer is asked once more, then fails: no screen waits for ever.
 */
export function createKnowledgeClient(): KnowledgeApi & { state(): Promise<KnowledgeState | undefined> } {
  const waiting = new Map<number, { settle: (answer: KnowledgeAnswer) => void; fail: () => void }>();
  const listeners = new Set<() => void>();
  let next = 0;
  let port: Promise<Browser.runtime.Port> | undefined;

  async function open(): Promise<Browser.runtime.Port> {
    await send('offscreen.ensure', {});
    const opened = browser.runtime.connect({ name: portName });
    opened.onMessage.addListener((answer: KnowledgeAnswer) => {
      if ('changed' in answer) {
        for (const listener of listeners) listener();
        return;
      }
      waiting.get(answer.id)?.settle(answer);
    });
    opened.onDisconnect.addListener(() => {
      port = undefined;
      for (const { fail } of [...waiting.values()]) fail();
    });
    return opened;
  }

  async function once(question: Unnumbered<KnowledgeQuestion>): Promise<unknown> {
    port ??= open().catch((error: unknown) => {
      port = undefined;
      throw error;
    });
    const id = next++;
    const line = await port;
    return new Promise((resolve, reject) => {
      const done = (act: () => void) => {
        clearTimeout(timer);
        waiting.delete(id);
        act();
      };
      const fail = () => done(() => reject(new Error('knowledge.unanswered')));
      const timer = setTimeout(fail, PATIENCE_MS);
      waiting.set(id, {
        settle: (answer) => ('ok' in answer && answer.ok ? done(() => resolve(answer.value)) : fail()),
        fail,
      });
      line.postMessage({ ...question, id });
    });
  }

  const ask = async (question: Unnumbered<KnowledgeQuestion>): Promise<unknown> =>
    once(question).catch(() => once(question));

  const local: KnowledgeApi = {
    ...askedKnowledge((question) => ask(question as Unnumbered<KnowledgeQuestion>)),
    mediaBase: build.server,
    onChange(listener, { signal }) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener));
    },
  };
  return {
    ...wholeTextsOf(local, panelClient),
    state: async () => (await ask({ ask: 'state' })) as KnowledgeState | undefined,
  };
}
