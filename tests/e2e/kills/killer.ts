import type { CDPSession, Page } from 'playwright-core';

import type { Browser } from '../../support/browser.ts';

interface Chrome {
  readonly offscreen: { closeDocument(): Promise<void> };
  readonly storage: { readonly session: { get(key: null): Promise<Record<string, unknown>> } };
}
declare const chrome: Chrome;

/** Stops what Chrome may stop at any moment, from a page of the extension that stays open. */
export interface Killer {
  readonly page: Page;
  killWorker(): Promise<void>;
  closeOffscreen(): Promise<void>;
  /** How many of each were stopped. */
  readonly killed: { worker: number; offscreen: number };
}

export async function createKiller(browser: Browser): Promise<Killer> {
  const page = await browser.open('options.html');
  const devtools: CDPSession = await browser.context.newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  const killed = { worker: 0, offscreen: 0 };
  return {
    page,
    killed,
    async killWorker() {
      await devtools.send('ServiceWorker.stopAllWorkers');
      killed.worker++;
    },
    async closeOffscreen() {
      // None open is as good as closed.
      await page.evaluate(() => chrome.offscreen.closeDocument().catch(() => undefined));
      killed.offscreen++;
    },
  };
}
