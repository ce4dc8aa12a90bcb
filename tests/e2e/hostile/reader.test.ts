import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { sessionItem } from '../../support/browser.ts';
import { panelOf, panelSays, textOf } from '../../support/panel.ts';
import { startSite } from '../../support/loopback.ts';
import { type World, openWorld } from '../../support/world.ts';

const script = (name: string) => readFileSync(join(import.meta.dirname, 'pages', name), 'utf8');
/** A bank's page that says a number and nothing else of its customer; the rest it tries to read from the panel. */
const markup = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<script src="/ibs/traps.js"></script></head><body><ibs-client-header><div class="ibs-meta">客户编号: C-1002 |</div></ibs-client-header>
<ibs-loan-page>贷款业务</ibs-loan-page><script src="/ibs/twin.js"></script><script src="/ibs/readers.js"></script>
<script src="/ibs/start.js"></script></body></html>`;
const served: Record<string, string> = {
  '/ibs/traps.js': script('traps.js'),
  '/ibs/twin.js': script('twin.js'),
  '/ibs/readers.js': script('readers.js'),
  '/ibs/start.js': `navigator.serviceWorker.register('/ibs/worker.js')`,
  '/ibs/worker.js': `const seen=[];self.addEventListener('install',()=>self.skipWaiting());self.addEventListener('activate',(e)=>e.waitUntil(clients.claim()));
    self.addEventListener('fetch',(e)=>seen.push(e.request.url+' '+e.request.referrer));
    self.addEventListener('message',async (e)=>e.ports[0].postMessage(seen.join(' ')+(await clients.matchAll({includeUncontrolled:true})).map((c)=>c.url)));`,
  '/ibs/shared.js': `const seen=[];new BroadcastChannel('tellerwise').onmessage=(e)=>seen.push(e.data);
    self.onconnect=(e)=>{const [p]=e.ports;p.onmessage=({data})=>data.note?seen.push(data.note):p.postMessage(seen)};`,
};

interface ReaderWindow {
  readers: Record<string, (words: readonly string[]) => unknown>;
  guessedId: string;
}

/** What cannot find the decoy because the twin has no such thing: nothing in a page may have it at all. */
const withoutControl = new Set(['screenCapture', 'extensionApi', 'customElement', 'layoutProbe']);

let world: World;
let site: Awaited<ReturnType<typeof startSite>>;
beforeAll(async () => {
  world = await openWorld({ stack: inject('stack'), staffNo: 'T-001' });
  site = await startSite((url) => {
    if (url.pathname === '/ibs/seen') return { type: 'application/json', body: JSON.stringify(site.seen) };
    const body = served[url.pathname];
    if (body !== undefined) return { type: 'text/javascript; charset=utf-8', body };
    if (url.pathname.startsWith('/ibs/customers/')) {
      // Only reported, not enforced: the page wants to hear of everything it did not load itself.
      const policy =
        "default-src 'self'; script-src 'self' 'report-sample'; frame-src 'none'; style-src 'none'";
      return { body: markup, headers: { 'content-security-policy-report-only': policy } };
    }
    return { type: 'text/plain', body: '' };
  });
});
afterAll(async () => {
  await site.close();
  await world.close();
});

describe('a hostile page reads the panel', () => {
  it('and finds no sentinel in any way of reading (T1, R-EX4)', async () => {
    const { context, extensionId } = world.browser;
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
    const page = await context.newPage();
    const address = `${site.origin}/ibs/customers/100000031/loans/new`;
    // Twice, so that its service worker stands between the page and the network.
    await page.goto(address);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.goto(address);
    await panelSays(page, '云岭物流', '黄铜', '李航', /想办理什么业务/);
    const panel = await panelOf(page);

    // The panel takes no press in its first half second (T6).
    await page.waitForTimeout(800);
    // A teller at work: every kind of event goes through the panel, and a case shows the A2 fields too.
    await page.mouse.click(80, 340);
    const box = await page.evaluate(
      () => document.querySelector('tellerwise-root')?.getBoundingClientRect().toJSON() as DOMRect,
    );
    for (let y = box.top + 20; y < box.bottom - 60; y += 60) await page.mouse.move(box.left + 100, y);
    await panel.getByText('已说，下一步').click();
    await panel.getByRole('checkbox').first().check();
    await panel.getByRole('button', { name: '建立服务事项' }).click();
    await panelSays(page, '较差');
    await page.mouse.wheel(0, 200);

    const pageId = Object.keys((await sessionItem<Record<string, unknown>>(world.browser, 'pages')) ?? {}).at(
      -1,
    );
    const state = await sessionItem<{ customer: Record<string, unknown> }>(world.browser, `tab:${pageId}`);
    const ofCustomer =
      JSON.stringify(state?.customer).match(/[\u4e00-\u9fff]{2,}|[\w-]{12,}|\d{4}-\d\d-\d\d|\*{2,}\d{4}/g) ??
      [];
    const lines = (await textOf(panel))
      .split(/\n/)
      .map((line) => line.trim())
      .filter((line) => line.length > 1);
    const sentinels = [...new Set([...lines, ...ofCustomer])].filter(
      (word) => !markup.includes(word) && !/^\d{1,4}$/.test(word),
    );
    expect(sentinels.length).toBeGreaterThan(40);
    expect(sentinels).toEqual(expect.arrayContaining(['云岭物流有限公司', '李航']));

    const names = await page.evaluate((id) => {
      const view = window as unknown as ReaderWindow;
      view.guessedId = id;
      return Object.keys(view.readers);
    }, extensionId);
    const hits: string[] = [];
    const blind: string[] = [];
    // Traps first: what guesses are handed in by the asking readers must not lie in them.
    const order = [
      ...names.filter((name) => !/find|attributeSel|fontsBy|framesBy|documentFonts|layout/i.test(name)),
      ...names,
    ];
    for (const name of new Set(order)) {
      const asks =
        /windowFind|attributeSelectors|fontsByCharacter|documentFonts|framesByName|layoutProbe/.test(name);
      const words = asks ? ['DECOY囍', ...sentinels] : [];
      const loot = await page.evaluate(
        async ({ name, words }) => String(await (window as unknown as ReaderWindow).readers[name]?.(words)),
        { name, words },
      );
      for (const word of sentinels) if (loot.includes(word)) hits.push(`${name}: ${word}`);
      if (!withoutControl.has(name) && !loot.includes('DECOY')) blind.push(name);
    }
    console.log(
      `hostile reader: ${names.length} ways of reading, ${sentinels.length} sentinels, ${hits.length} hits; each finds the twin but ${[...withoutControl].join(', ')}`,
    );
    expect(hits).toEqual([]);
    expect(blind).toEqual([]);
    expect(names.length).toBeGreaterThanOrEqual(25);
    await page.close();
  });

  it('and sees nothing of it on paper (T1)', async () => {
    const page = await world.browser.context.newPage();
    await page.goto(`${site.origin}/ibs/customers/100000031/loans/new`);
    await panelSays(page, '云岭物流');
    await page.emulateMedia({ media: 'print' });
    const look = () => getComputedStyle(document.querySelector('tellerwise-root') as Element).display;
    expect(await page.evaluate(look)).toBe('none');
    await page.addStyleTag({
      content:
        '@media print{tellerwise-root,*{display:block!important;opacity:1!important;visibility:visible!important}}',
    });
    expect(await page.evaluate(look)).toBe('none');
    await page.close();
  });
});
