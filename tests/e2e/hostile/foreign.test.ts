import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Worker } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { pushes } from '../../../extension/messaging/protocol.ts';
import { panelOf, panelSays, textOf } from '../../support/panel.ts';
import { goodRequests, keptBy, shownIn } from './outside.ts';
import { startSite } from '../../support/loopback.ts';
import { type World, openWorld } from '../../support/world.ts';

interface Foreign {
  waysOf(): string[];
  tryWay(name: string, known: { tabId: number; id: string }): Promise<string>;
  speakTo(id: string, messages: readonly unknown[]): Promise<unknown[]>;
}
declare const chrome: { runtime: { getURL(path: string): string } };

/** Says a number and a decoy: in its own text, in a closed root, and in a frame within that. */
const markup = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"></head><body>
<ibs-client-header><div class="ibs-meta">客户编号: C-1002 |</div></ibs-client-header><ibs-loan-page>贷款业务 DECOY-text</ibs-loan-page>
<div id="twin"></div><script>
const root=document.querySelector('#twin').attachShadow({mode:'closed'});
root.innerHTML='<p>DECOY-shadow</p><iframe src="/ibs/twin"></iframe>';
</script></body></html>`;
const twin = `<!doctype html><p>DECOY-frame</p><script>addEventListener('message',(e)=>e.source.postMessage('DECOY-answer','*'))</script>`;
/** Ways that reach only what the browser gives of another extension: there is no decoy to find. */
const withoutDecoy = new Set(['management', 'openedTab', 'tabMessages', 'tabsAndHistory']);

let world: World;
let foreign: Worker;
let site: Awaited<ReturnType<typeof startSite>>;
let files: string[];

beforeAll(async () => {
  world = await openWorld({
    stack: inject('stack'),
    staffNo: 'F-01',
    extraExtensions: [join(import.meta.dirname, 'foreign')],
  });
  site = await startSite(({ pathname }) => ({
    body: pathname === '/ibs/twin' ? twin : pathname === '/plain' ? '<!doctype html>' : markup,
  }));
  const { context } = world.browser;
  const isForeign = (worker: Worker) => worker.url().endsWith('/foreign.js');
  foreign =
    context.serviceWorkers().find(isForeign) ??
    (await context.waitForEvent('serviceworker', { predicate: isForeign }));
  const root = world.build.path;
  files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
});
afterAll(async () => {
  await site.close();
  await world.close();
});

/** Puts each address into a frame and gives those of which anything of ours was loaded. */
async function framed(page: Page, addresses: readonly string[]): Promise<string[]> {
  const loaded: string[] = [];
  const seen = (url: string) => url.startsWith('chrome-extension:') && loaded.push(url);
  page.on('framenavigated', (frame) => seen(frame.url()));
  await page.evaluate(async (list) => {
    for (const tag of ['iframe', 'object', 'embed'] as const) {
      const suited = list.filter((address) => tag === 'iframe' || address.endsWith('.html'));
      const frames = suited.map((address) => {
        const frame = document.createElement(tag);
        frame.setAttribute(tag === 'object' ? 'data' : 'src', address);
        return frame;
      });
      const settled = frames.map(
        (frame) =>
          new Promise((resolve) => {
            for (const event of ['load', 'error']) frame.addEventListener(event, resolve);
            setTimeout(resolve, tag === 'iframe' ? 2_000 : 400);
          }),
      );
      document.documentElement.append(...frames);
      await Promise.all(settled);
      await new Promise((resolve) => setTimeout(resolve, 50));
      for (const frame of frames) frame.remove();
    }
  }, addresses);
  return loaded;
}

/** What a page can tell of an address by every way of asking for it, as one text for each address. */
function probe(page: Page, addresses: readonly string[]): Promise<string[]> {
  return page.evaluate(async (list) => {
    const asElement = (tag: string, attribute: string, address: string) =>
      new Promise<string>((resolve) => {
        const element = document.createElement(tag);
        if (tag === 'link') element.setAttribute('rel', 'stylesheet');
        element.addEventListener('load', () => resolve(`${tag} loads`));
        element.addEventListener('error', () => resolve(`${tag} fails`));
        element.setAttribute(attribute, address);
        document.documentElement.append(element);
        setTimeout(() => resolve(`${tag} silent`), 1_500);
      });
    const asked = (address: string, mode: RequestMode) =>
      fetch(address, { mode }).then(
        ({ status, type }) => `${mode} ${status} ${type}`,
        ({ name, message }: Error) => `${mode} ${name} ${message}`,
      );
    const one = async (address: string) => {
      const answers = await Promise.all([
        asElement('img', 'src', address),
        asElement('script', 'src', address),
        asElement('link', 'href', address),
        asElement('audio', 'src', address),
        asked(address, 'cors'),
        asked(address, 'no-cors'),
      ]);
      const traces = performance.getEntriesByName(address).length;
      return [...answers, `${traces} traces`].join(', ');
    };
    return Promise.all(list.map(one));
  }, addresses);
}

describe('another extension', () => {
  it('finds no sentinel in any way of reading (T2, R-EX4)', async () => {
    const { context, extensionId: id } = world.browser;
    const page = await context.newPage();
    await page.goto(`${site.origin}/ibs/customers/100000031/loans/new`);
    await panelSays(page, '云岭物流', '信用条款');
    const known = await shownIn(world);
    const text = await textOf(await panelOf(page));
    const ofCustomer =
      known.customer.match(/[\u4e00-\u9fff]{2,}|[\w-]{12,}|\d{4}-\d\d-\d\d|\*{2,}\d{4}/g) ?? [];
    const lines = text.split('\n').map((line) => line.trim());
    const sentinels = [...new Set([...lines, ...ofCustomer])].filter(
      (word) => word.length > 3 && !markup.includes(word) && !/^\d{1,4}$/.test(word),
    );
    expect(sentinels.length).toBeGreaterThan(20);
    expect(sentinels).toContain('云岭物流有限公司');

    // The ways that listen hear what the others stir up.
    const ways = await foreign.evaluate(() => (globalThis as unknown as Foreign).waysOf());
    const hits: string[] = [];
    const blind: string[] = [];
    for (const name of [...ways, 'staticScripts', 'watchedRequests']) {
      const loot = await foreign.evaluate(
        ([name, known]) => (globalThis as unknown as Foreign).tryWay(name, known),
        [name, { tabId: known.tabId, id }] as const,
      );
      for (const word of sentinels) if (loot.includes(word)) hits.push(`${name}: ${word}`);
      if (!withoutDecoy.has(name) && !loot.includes('DECOY')) blind.push(`${name}: ${loot.slice(0, 200)}`);
    }
    console.log(
      `foreign extension: ${ways.length} ways of reading, ${sentinels.length} sentinels, ${hits.length} hits`,
    );
    expect(hits).toEqual([]);
    expect(blind).toEqual([]);
    expect(ways.length).toBeGreaterThanOrEqual(10);
    await page.close();
  });

  it('sends 100 messages and none is handled (T4, R-EX9)', async () => {
    const page = await world.browser.context.newPage();
    await page.goto(`${site.origin}/ibs/customers/100000031/loans/new`);
    await panelSays(page, '云岭物流', '信用条款');
    await page.waitForTimeout(300);
    const known = await shownIn(world);
    const requests = Object.entries(goodRequests(known));
    const good = [
      ...requests.map(([name, request]) => ({ to: 'background', name, request })),
      ...Object.keys(pushes).map((name) => ({ to: 'page', name, push: { n: 1, m: 9 } })),
      { to: 'offscreen', name: 'person.changed' },
      { id: 1, ask: 'articles' },
    ];
    const messages = Array.from({ length: 100 }, (_, n) => good[n % good.length]);
    const [kept, asked] = [await keptBy(world), world.gate.seen.length];
    const answers = await foreign.evaluate(
      ([id, messages]) => (globalThis as unknown as Foreign).speakTo(id, messages),
      [world.browser.extensionId, messages] as const,
    );
    console.log(`foreign extension: ${messages.length} messages, ${answers.length} answered`);
    expect(answers).toEqual([]);
    expect(world.gate.seen.slice(asked)).toEqual([]);
    expect(JSON.parse(await keptBy(world))).toEqual(JSON.parse(kept));
    await panelSays(page, '云岭物流');
    await page.close();
  });
});

describe('another origin', () => {
  it('loads none of the packaged files into a frame (T7, R-EX2)', async () => {
    const { context, extensionId } = world.browser;
    const panel = await (await world.browser.worker()).evaluate(() => chrome.runtime.getURL('/panel.html'));
    const fixed = files.map((file) => `chrome-extension://${extensionId}${file}`);
    const dynamic = files.map((file) => panel.replace('/panel.html', file));
    const addresses = [...fixed, ...dynamic];
    const outsides = [
      `${site.origin.replace('127.0.0.1', 'localhost')}/plain`,
      `chrome-extension://${new URL(foreign.url()).host}/page.html`,
      'data:text/html,<!doctype html>',
    ];
    let tried = 0;
    for (const outside of outsides) {
      const page = await context.newPage();
      await page.goto(outside);
      expect(await framed(page, addresses)).toEqual([]);
      tried += addresses.length + 2 * addresses.filter((each) => each.endsWith('.html')).length;
      // Nor in a window of its own.
      const opened = context.waitForEvent('page');
      await page.evaluate((address) => void window.open(address), panel);
      const popup = await opened;
      await popup.waitForTimeout(200);
      expect(popup.url()).not.toContain('panel.html');
      await popup.close();
      await page.close();
    }
    // The bank's own page may frame the panel, and nothing else.
    const page = await context.newPage();
    await page.goto(`${site.origin}/plain`);
    expect(await framed(page, fixed)).toEqual([]);
    const others = dynamic.filter((each) => each !== panel);
    expect(await framed(page, others)).toEqual([]);
    expect(new Set(await framed(page, [panel])).size).toBe(1);
    await page.close();
    console.log(`framing: ${files.length} packaged files, ${tried} frames from elsewhere, 0 loads`);
  });

  it('tells from no packaged file that the extension is there (T7)', async () => {
    const { context, extensionId } = world.browser;
    const absent = [...extensionId].toReversed().join('');
    let answers = 0;
    for (const origin of [site.origin, site.origin.replace('127.0.0.1', 'localhost')]) {
      const page = await context.newPage();
      await page.goto(`${origin}/plain`);
      const of = (id: string) =>
        probe(
          page,
          files.map((file) => `chrome-extension://${id}${file}`),
        );
      const ours = await of(extensionId);
      expect(ours).toEqual(await of(absent));
      answers += ours.length * 7;
      await page.close();
    }
    console.log(`probing: ${answers} answers the same as for an extension that is not there, 0 fingerprints`);
  });
});
