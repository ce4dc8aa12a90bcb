import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

import type { Article } from '../../core/article/article.ts';
import { type Entry, indexedOf } from '../../core/sync/entries.ts';
import { type Browser, launchBrowser } from '../../tests/support/browser.ts';
import { buildExtension } from '../../tests/support/stack.ts';
import { median, report } from '../trace.ts';
import { mixOf, percentile, someQueries } from './mix.ts';

/** Nobody answers there: what the terminal holds is what is measured. */
const NOBODY = 'http://127.0.0.1:9';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Puts a knowledge copy of articles with their index into the extension's database as a sync would leave it. */
async function store(page: Page, articles: readonly Article[], index: Uint8Array): Promise<void> {
  const entries = articles.map((article): Entry => {
    const text = JSON.stringify(article);
    return { part: 'articles', key: `${article.id}@${article.version}`, text, hash: sha256(text) };
  });
  const items = await indexedOf(entries, async (text) => sha256(text));
  const bytes = Buffer.from(index).toString('base64');
  await page.evaluate(
    async (copy) => {
      // The extension itself has made its database by the time its options page stands.
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('tellerwise');
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error ?? new Error('no database'));
      });
      const write = db.transaction(['entries', 'manifest', 'index'], 'readwrite');
      for (const entry of copy.entries) write.objectStore('entries').put(entry);
      const unpacked = Uint8Array.from(atob(copy.bytes), (letter) => letter.charCodeAt(0));
      write.objectStore('index').put({ bytes: unpacked, items: copy.items }, 'current');
      const signed = { payload: '{}', keyId: '', signature: '' };
      write.objectStore('manifest').put({ signed, revision: 1, publishedAt: 1 }, 'current');
      await new Promise((resolve, reject) => {
        write.oncomplete = resolve;
        write.onerror = () => reject(write.error ?? new Error('not written'));
      });
      db.close();
    },
    { entries, items, bytes },
  );
}

/** Asks the search worker over the panels' own port; ms from question to answer, one after the other. */
const ask = (page: Page, texts: readonly string[], what: 'search' | 'state'): Promise<number[]> =>
  page.evaluate(
    async ({ asked, kind }) => {
      const { chrome } = globalThis as unknown as { chrome: { runtime: { connect(info: object): Port } } };
      const port = chrome.runtime.connect({ name: 'knowledge' });
      let settle: (count: number) => void = () => {};
      port.onMessage.addListener((answer) => {
        if (answer.id === undefined) return;
        settle(answer.ok === true ? ((answer.value as unknown[] | undefined)?.length ?? 0) : -1);
      });
      const times: number[] = [];
      let hits = 0;
      for (const [id, text] of asked.entries()) {
        const start = performance.now();
        const count = await new Promise<number>((resolve) => {
          settle = resolve;
          port.postMessage(kind === 'state' ? { id, ask: 'state' } : { id, ask: 'search', query: { text } });
        });
        if (count < 0) throw new Error(`no answer to ${text}`);
        hits += count;
        times.push(performance.now() - start);
      }
      port.disconnect();
      if (kind === 'search' && hits === 0) throw new Error('nothing found: no knowledge copy');
      return times;
    },
    { asked: [...texts], kind: what },
  );

interface Answer {
  readonly id?: number;
  readonly ok?: boolean;
  readonly value?: unknown;
  readonly changed?: boolean;
}
interface Port {
  postMessage(message: object): void;
  onMessage: { addListener(listener: (answer: Answer) => void): void };
  disconnect(): void;
}
interface Offscreen {
  readonly offscreen: { createDocument(options: object): Promise<void>; closeDocument(): Promise<void> };
  readonly runtime: { sendMessage(message: object): Promise<unknown> };
}
/** Runs one line in the extension's background. */
async function inBackground(browser: Browser, act: 'open' | 'close' | 'reload'): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(async (name) => {
    const { chrome } = globalThis as unknown as { chrome: Offscreen };
    if (name === 'close') await chrome.offscreen.closeDocument().catch(() => undefined);
    else if (name === 'reload')
      await chrome.runtime.sendMessage({ to: 'offscreen', name: 'knowledge.changed' }).catch(() => undefined);
    else
      await chrome.offscreen
        .createDocument({ url: 'offscreen.html', reasons: ['WORKERS'], justification: 'bench' })
        .catch(() => undefined);
  }, act);
}

/** Loads the copy again while this page, which shares the thread of the offscreen document, looks on. */
async function whileLoading(browser: Browser, page: Page): Promise<{ busyMs: number; longestMs: number }> {
  const cdp = await browser.context.newCDPSession(page);
  await cdp.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
  await cdp.send('Performance.enable');
  const busyWhile = async (act: () => Promise<void>): Promise<number> => {
    const read = async (): Promise<number> => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
    };
    const before = await read();
    await act();
    await page.waitForTimeout(1_000);
    return (await read()) - before;
  };
  const loads: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const rest = await busyWhile(async () => {});
    loads.push((await busyWhile(() => inBackground(browser, 'reload'))) - rest);
  }
  const busyMs = Math.max(0, median(loads));
  const beats = page.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: { runtime: { connect(info: object): Port } } };
    const port = chrome.runtime.connect({ name: 'knowledge' });
    let isLoaded = false;
    port.onMessage.addListener((answer) => (isLoaded ||= answer.changed === true));
    let longest = 0;
    let last = performance.now();
    const end = last + 1_500;
    while (last < end) {
      await new Promise((resolve) => setTimeout(resolve, 4));
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
    port.disconnect();
    if (!isLoaded) throw new Error('the copy was not loaded again');
    return longest;
  });
  await inBackground(browser, 'reload');
  return { busyMs, longestMs: await beats };
}

/** The real extension with so many articles: cold start, every keystroke, and what loading costs the screens' thread. */
export async function measureInChromium(size: number, index: Uint8Array): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'tellerwise-bench-'));
  const { path } = buildExtension({ hosts: [NOBODY], server: NOBODY, data, out: join(data, 'extension') });
  const browser = await launchBrowser({ extension: path });
  try {
    const page = await browser.open('options.html');
    const articles = mixOf(size).map(
      ({ id, version, title, body }) =>
        ({
          ...{ id, version, title, markdown: body.join('\n\n'), tags: [], pages: [], appliesTo: {} },
          ...{ state: 'inForce', effectiveFrom: '2020-01-01', similarQuestions: [] },
        }) as unknown as Article,
    );
    await store(page, articles, index);
    await inBackground(browser, 'close');
    const cold = performance.now();
    await inBackground(browser, 'open');
    await ask(page, ['大额取现'], 'search');
    report('search.cold start to first hits', performance.now() - cold, 'ms', 1_000);
    const typed = someQueries(0)
      .filter((_, at) => at % 8 === 0)
      .flatMap((query) => [1, 2, 3, 4, 6, 8].map((length) => query.slice(0, length)));
    await ask(page, typed.slice(0, 60), 'search');
    const floor = percentile(await ask(page, typed, 'state'), 0.95);
    const times = await ask(page, typed, 'search');
    report('search.keystroke to hits p50', percentile(times, 0.5), 'ms', 16);
    report('search.keystroke to hits p95', percentile(times, 0.95), 'ms', 16);
    report('search.keystroke to hits p95, beside a bare question', percentile(times, 0.95), 'ms', floor);
    const { busyMs, longestMs } = await whileLoading(browser, page);
    report('search.loading on the screens thread', busyMs, 'ms', 5);
    report('search.loading, longest wait of a screen', longestMs, 'ms', 50);
  } finally {
    await browser.close();
    rmSync(data, { recursive: true, force: true });
  }
}
