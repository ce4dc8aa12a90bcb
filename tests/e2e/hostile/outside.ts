import type { CDPSession, Page } from 'playwright-core';

import { sessionItem } from '../../support/browser.ts';
import type { World } from '../../support/world.ts';

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

/** What an attacker knows who has read all of the extension's memory. */
export interface Shown {
  readonly tabId: number;
  readonly generation: string;
  readonly ref: string;
  readonly document: string;
  /** Everything kept of the customer shown, as text. */
  readonly customer: string;
}

/** The tab that was worked out last and the customer shown beside it. */
export async function shownIn(world: World): Promise<Shown> {
  const pages = await sessionItem<Record<string, unknown>>(world.browser, 'pages');
  const tabId = Number(Object.keys(pages ?? {}).at(-1));
  const state = await sessionItem<{ generation: string; customer?: { ref: string } }>(
    world.browser,
    `tab:${tabId}`,
  );
  if (!state?.customer) throw new Error('no customer is shown');
  const { generation, customer } = state;
  const [document = ''] = generation.split(':');
  return { tabId, generation, ref: customer.ref, document, customer: JSON.stringify(customer) };
}

/** One good request for every message: what an attacker would send who knew all that stands on the screen. */
export function goodRequests({ generation, ref, document, tabId }: Shown): Readonly<Record<string, unknown>> {
  const key = '0193e4a0-0000-7000-8000-000000000001';
  return {
    'page.hello': { document },
    'page.placed': { pack: 'demo-spa', place: { width: 400, right: 8, top: 44, folded: true } },
    'page.changed': { document, n: 99 },
    'page.facts': { document, n: 1, facts: { rules: [], busy: false, anchors: [], flags: {} } },
    'page.frameChanged': { document, gone: true },
    'page.framesMoved': {},
    'page.frameRefused': {},
    'panel.drawn': { generation },
    'panel.place': { folded: true },
    'tab.mine': {},
    'tab.confirm': { tabId, generation },
    'tab.retry': { tabId },
    'case.open': { tabId, generation, ref, pageKind: 'loan' },
    'case.event': { tabId, generation, caseId: 'case-1', event: 'close', fields: {} },
    'customer.reveal': { tabId, generation, field: 'phone', purpose: '核对身份' },
    'session.login': { staffNo: 'F-01', password: 'Tellerwise-F-01', totp: '000000' },
    'session.unlock': { password: 'Tellerwise-F-01' },
    'session.logout': {},
    'session.get': {},
    'session.openLogin': {},
    'offscreen.ensure': {},
    'knowledge.sync': {},
    'service.call': { endpoint: 'readings.mine' },
    'outbox.add': { key, at: 1, record: { kind: 'articleRead', articleId: 'ART-01', version: 1 } },
    'panel.look': { nonce: key },
  };
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
