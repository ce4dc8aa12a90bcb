import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type BrowserContext, type Page, type Worker, chromium } from 'playwright-core';

import { findChromium } from '../../tools/chromium.ts';

/** A real Chromium with the built extension, its own profile folder and nothing else. */
export interface Browser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly profile: string;
  /** The extension's worker as it is now (it may have been stopped and started again). */
  worker(): Promise<Worker>;
  /** Opens a page of the extension. */
  open(path: string): Promise<Page>;
  close(options?: { keepProfile?: boolean }): Promise<void>;
}

const quietFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchBrowser(options: {
  extension: string;
  profile?: string;
  extraExtensions?: readonly string[];
  dark?: boolean;
  /** Keeps the back/forward cache, which the driver would switch off. */
  pageCache?: boolean;
}): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium: see npm test');
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'tellerwise-profile-'));
  const extensions = [options.extension, ...(options.extraExtensions ?? [])].join(',');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: options.dark ? 'dark' : 'light',
    ...(options.pageCache ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
    args: [...quietFlags, `--disable-extensions-except=${extensions}`, `--load-extension=${extensions}`],
  });
  const ours = async (): Promise<Worker> => {
    const found = context.serviceWorkers().find((each) => each.url().endsWith('/background.js'));
    return (
      found ??
      context.waitForEvent('serviceworker', { predicate: (each) => each.url().endsWith('/background.js') })
    );
  };
  const first = await ours();
  const extensionId = new URL(first.url()).host;
  return {
    context,
    extensionId,
    profile,
    worker: ours,
    async open(path) {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/${path}`);
      return page;
    },
    async close({ keepProfile = false } = {}) {
      await context.close();
      if (!keepProfile) rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** One item of the extension's `storage.session`, read in its own worker. */
export async function sessionItem<T>(browser: Browser, key: string): Promise<T | undefined> {
  const worker = await browser.worker();
  return worker.evaluate(async (name) => {
    const chrome = (
      globalThis as unknown as {
        chrome: { storage: { session: { get(key: string): Promise<Record<string, unknown>> } } };
      }
    ).chrome;
    return (await chrome.storage.session.get(name))[name];
  }, key) as Promise<T | undefined>;
}

/** Waits until `read` gives something `good` says yes to; fails with the last thing read. */
export async function eventually<T>(
  read: () => Promise<T>,
  good: (value: T) => boolean,
  options: { within?: number; what?: string } = {},
): Promise<T> {
  const { within = 8_000, what = 'condition' } = options;
  const end = Date.now() + within;
  let last: T | undefined;
  for (;;) {
    try {
      last = await read();
      if (good(last)) return last;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    if (Date.now() > end)
      throw new Error(
        `${what} not reached within ${within} ms; last: ${JSON.stringify(last)?.slice(0, 2_000)}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
