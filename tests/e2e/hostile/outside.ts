import type { CDPSession, Page } from 'playwright-core';

import type { World } from './world.ts';

interface Storage {
  get(keys: null): Promise<Record<string, unknown>>;
}
declare const chrome: { storage: { session: Storage; local: Storage } };

/** All the extension keeps outside its database, as one text: what changes nothing here changed no state. */
export async function keptBy(world: World): Promise<string> {
  const worker = await world.browser.worker();
  return worker.evaluate(async () =>
    JSON.stringify([await chrome.storage.session.get(null), await chrome.storage.local.get(null)]),
  );
}

/** The extension's own script in one frame of a page, as if it had been hijacked there. */
export interface ContentWorld {
  readonly kind: 'contentTop' | 'contentSub';
  run<T, A>(act: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
}

interface ContextCreated {
  context: { id: number; origin: string; auxData?: { type?: string; frameId?: string } };
}

/** Reaches the isolated worlds of our content script in all frames of a page; a sandboxed one runs in a process of its own. */
export async function contentWorlds(page: Page, extensionId: string): Promise<ContentWorld[]> {
  const context = page.context();
  const lines = [await context.newCDPSession(page)];
  for (const frame of page.frames().slice(1)) {
    if (frame.url().startsWith('chrome-extension:')) continue;
    // A frame of the same process has no line of its own.
    const line = await context.newCDPSession(frame).catch(() => undefined);
    if (line) lines.push(line);
  }
  return (await Promise.all(lines.map((line) => worldsOn(line, line === lines[0], extensionId)))).flat();
}

async function worldsOn(line: CDPSession, isTop: boolean, extensionId: string): Promise<ContentWorld[]> {
  const found: ContextCreated['context'][] = [];
  line.on('Runtime.executionContextCreated', ({ context }: ContextCreated) => found.push(context));
  await line.send('Runtime.enable');
  const { frameTree } = await line.send('Page.getFrameTree');
  return found
    .filter(
      ({ origin, auxData }) => auxData?.type === 'isolated' && origin === `chrome-extension://${extensionId}`,
    )
    .map(({ id, auxData }) => ({
      kind: isTop && auxData?.frameId === frameTree.frame.id ? 'contentTop' : 'contentSub',
      async run<T, A>(act: (argument: A) => T | Promise<T>, argument: A): Promise<T> {
        const { result, exceptionDetails } = await line.send('Runtime.evaluate', {
          contextId: id,
          expression: `(${act.toString()})(${JSON.stringify(argument)})`,
          awaitPromise: true,
          returnByValue: true,
        });
        if (exceptionDetails)
          throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value as T;
      },
    }));
}
