import { sql } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { eventually } from '../../support/browser.ts';
import { ask, logIn } from '../../support/login.ts';
import { panelOf, panelSays } from '../../support/panel.ts';
import { rounds } from '../../support/size.ts';
import { startSite } from '../../support/loopback.ts';
import { type World, openWorld } from '../../support/world.ts';

interface DomNode {
  readonly localName: string;
  readonly nodeValue: string;
  readonly children?: DomNode[];
  readonly shadowRoots?: DomNode[];
}
declare const chrome: {
  runtime: { reload(): void };
  developerPrivate: { updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void> };
  alarms: { create(name: string, when: { when: number; periodInMinutes: number }): Promise<void> };
};

const HINT = '柜知已更新，办完手头业务后请刷新本页';
const body =
  '<ibs-client-header><div class="ibs-meta">客户编号: C-1002 |</div></ibs-client-header><ibs-loan-page>贷款业务</ibs-loan-page>' +
  '<form onsubmit="window.submitted=(window.submitted??0)+1;return false"><input name="amount"><button>提交</button></form>';
const markup = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"></head><body>${body}</body></html>`;

let world: World;
let site: Awaited<ReturnType<typeof startSite>>;
beforeAll(async () => {
  world = await openWorld({ stack: inject('stack'), staffNo: 'F-01' });
  site = await startSite(() => ({ body: markup }));
  // An unpacked extension comes back from a reload in developer mode only.
  const extensions = await world.browser.context.newPage();
  await extensions.goto('chrome://extensions');
  await extensions.evaluate(() =>
    chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }),
  );
  await extensions.close();
});
afterAll(async () => {
  await site.close();
  await world.close();
});

/** What stands in our root, which a page cannot see: its words, and whether a frame is in it. */
async function inOurRoot(page: Page): Promise<string> {
  const line = await page.context().newCDPSession(page);
  const { root } = (await line.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: DomNode };
  await line.detach();
  const found: string[] = [];
  const walk = (node: DomNode, isOurs: boolean) => {
    const isIn = isOurs || node.localName === 'tellerwise-root';
    if (isIn) found.push(node.localName === 'iframe' ? '<iframe>' : node.nodeValue);
    for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) walk(child, isIn);
  };
  walk(root, false);
  return found.join('').trim();
}

/** Records the service has accepted. */
async function recorded(): Promise<number> {
  const [row] = await world.service.database.sql.all<{ n: number }>(
    sql.raw(`select count(*) as n from outbox_records where kind = 'checkTick'`),
  );
  return Number(row?.n);
}

describe('the extension is replaced while a page is open', () => {
  it('leaves a hint to reload, keeps its outbox and does not touch the host (R-EX10)', async () => {
    const { context } = world.browser;
    const together = rounds(10, 1);
    const errors: string[] = [];
    let count = 0;
    for (const round of [1, 2]) {
      if (round > 1) await logIn(world.browser, 'F-01');
      const pages: Page[] = [];
      for (let n = 0; n < together; n++) {
        const page = await context.newPage();
        page.on('pageerror', (error) => errors.push(String(error)));
        await page.goto(`${site.origin}/ibs/customers/100000031/loans/new`);
        await panelSays(page, '云岭物流', '信用条款');
        await page.fill('[name=amount]', '50000');
        pages.push(page);
      }

      // Ticks that cannot be handed in before the extension goes.
      world.gate.mode = 'down';
      for (const page of pages) {
        await page.bringToFront();
        const panel = await panelOf(page);
        await panel.getByRole('checkbox').first().click();
      }
      await panelSays(pages.at(-1) as Page, new RegExp(`${together} 条.*待上传|待上传.*${together}`));
      const worker = await world.browser.worker();
      const gone = new Promise((resolve) => worker.once('close', resolve));
      await worker.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
      await gone;
      expect(await recorded()).toBe(count);
      for (const page of pages) await worksOn(page);
      count += together;

      // The records lie on disk; the new extension hands them in at its next round, once, without a login.
      const { value } = await eventually(
        () => ask(world.browser, 'session.get', {}),
        ({ ok }) => ok,
        { what: 'the new extension' },
      );
      expect(value).toMatchObject({ waiting: together });
      expect(value).not.toHaveProperty('person');
      world.gate.mode = 'pass';
      const renewed = await world.browser.worker();
      await renewed.evaluate(() => chrome.alarms.create('care', { when: Date.now(), periodInMinutes: 0.5 }));
      await eventually(recorded, (records) => records === count, {
        within: 15_000,
        what: 'records handed in',
      });
      for (const page of pages) {
        await page.reload();
        await panelSays(page, '登录');
        await page.close();
      }
    }
    console.log(`update: replaced under ${count} open pages, ${await recorded()} records, once each`);
    expect(await recorded()).toBe(count);
    expect(errors).toEqual([]);
  });
});

/** The page of the bank goes on under its hint: same document, same entries, nothing of ours between its keys. */
async function worksOn(page: Page): Promise<void> {
  await page.bringToFront();
  const said = await eventually(
    () => inOurRoot(page),
    (text) => text !== '' && !text.includes('<iframe>'),
    { within: 4_000, what: 'hint in place of the panel' },
  );
  expect(said).toBe(HINT);
  await page.press('[name=amount]', 'End');
  await page.keyboard.type('0');
  await page.click('button');
  const host = await page.evaluate(() => ({
    html: document.body.innerHTML,
    amount: document.querySelector('input')?.value,
    submitted: (window as unknown as { submitted?: number }).submitted,
  }));
  expect(host).toEqual({ html: body, amount: '500000', submitted: 1 });
}
