import { type Browser, browser } from 'wxt/browser';

import type { MessageName, Push, PushName, Request, Response } from '../messaging/protocol.ts';

/**
 * The content script's thin end of the message layer: types only, so that no schema code is loaded into a bank's page.
 * What it sends is parsed in the background; what it receives comes from its own extension id alone.
 */
export async function tell<N extends MessageName>(
  name: N,
  request: Request<N>,
  tries = 2,
): Promise<Response<N> | undefined> {
  try {
    const answer = await browser.runtime.sendMessage({ to: 'background', name, request });
    return answer.ok ? (answer.value as Response<N>) : undefined;
  } catch {
    // The worker was stopped in the middle, and no answer came or an empty one: once more. After an update of the
    // extension the caller carries on without.
    return tries > 1 && alive() ? tell(name, request, tries - 1) : undefined;
  }
}

export type PushHandlers = { readonly [N in PushName]?: (push: Push<N>) => void };

/** Whether this content script still belongs to a running extension ("context invalidated" after an update). */
export function alive(): boolean {
  return Boolean(browser.runtime?.id);
}

export function onPush(handlers: PushHandlers, { signal }: { signal: AbortSignal }): void {
  const listener = (
    message: { to?: unknown; name?: PushName; push?: unknown },
    sender: Browser.runtime.MessageSender,
  ) => {
    if (sender.id !== browser.runtime.id || sender.tab || message?.to !== 'page' || !message.name) return;
    (handlers[message.name] as ((push: unknown) => void) | undefined)?.(message.push);
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => {
    if (alive()) browser.runtime.onMessage.removeListener(listener);
  });
}
