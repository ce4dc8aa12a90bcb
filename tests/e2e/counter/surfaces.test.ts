import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { type Browser, eventually, launchBrowser } from '../../support/browser.ts';
import { hostPage } from '../../support/host-page.ts';
import { codeOf, logIn } from '../../support/login.ts';
import { faultsOf } from '../../support/axe.ts';
import { panelOf, panelSays } from '../../support/panel.ts';

describe('every surface of the extension', () => {
  const stack = inject('stack');
  let browser: Browser;
  const shown: Page[] = [];
  beforeAll(async () => {
    browser = await launchBrowser({ extension: stack.extension });
    await logIn(browser, 'M-02');
  });
  afterAll(() => browser?.close());

  it('R249: the login tab takes password and second factor, and says why it refuses', async () => {
    const page = await browser.open('login.html');
    const { staffNo, password, totp } = codeOf('B-01');
    await page.getByLabel(/工号/).fill(staffNo);
    await page.getByLabel(/密码/).fill('wrong');
    await page.getByLabel(/验证码|动态/).fill('000000');
    await page.keyboard.press('Enter');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).not.toContain('wrong');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel(/密码/).fill(password);
    await page.getByLabel(/验证码|动态/).fill(totp);
    await page.keyboard.press('Enter');
    await page.getByText('已登录').waitFor();
    await page.close();
    await logIn(browser, 'M-02');
  });

  it('the panel has no accessibility fault with a customer, without one, and while reading an article', async () => {
    const page = await browser.context.newPage();
    shown.push(page);
    await page.goto(hostPage(stack.hosts, 'spa', 'loan', 'C-1001'));
    await panelSays(page, '江海精工有限公司', '本页核对');
    const panel = await panelOf(page);
    expect(await faultsOf(panel)).toEqual([]);
    await panel.getByText('信用评估与信用等级').first().click();
    await panelSays(page, '现行');
    expect(await faultsOf(panel)).toEqual([]);
    await page.getByText('首页').first().click();
    await panelSays(page, '未确认');
    expect(await faultsOf(panel)).toEqual([]);
  });

  it('F6 and Tab reach everything: the whole panel works by keyboard', async () => {
    const page = await browser.context.newPage();
    await page.goto(hostPage(stack.hosts, 'spa', 'transfer', 'C-1001'));
    await panelSays(page, '江海精工有限公司', '身份核实');
    const panel = await panelOf(page);
    await panel.getByRole('button', { name: /已说，下一步/ }).focus();
    await page.keyboard.press('Enter');
    await panelSays(page, /证件有效|在有效期/);
    await page.keyboard.press('F6');
    const focused = await panel.evaluate(() => document.activeElement !== document.body);
    expect(focused).toBe(true);
    await page.close();
  });

  it('the popup shows the tab in front and is blank for any other', async () => {
    const [first, second] = [await browser.context.newPage(), await browser.context.newPage()];
    await first.goto(hostPage(stack.hosts, 'spa', 'customerDetail', 'C-1001'));
    await second.goto(hostPage(stack.hosts, 'spa', 'customerDetail', 'C-1002'));
    await panelSays(first, '江海精工有限公司');
    await panelSays(second, '云岭物流有限公司');
    const popup = await browser.open('popup.html');
    const says = (text: string) =>
      eventually(
        () => popup.evaluate(() => document.body.innerText),
        (all) => all.includes(text),
        { what: `popup saying ${text}` },
      );
    await first.bringToFront();
    expect(await says('江海精工有限公司')).not.toContain('云岭');
    await second.bringToFront();
    expect(await says('云岭物流有限公司')).not.toContain('江海');
    for (const page of [first, second, popup]) await page.close();
  });

  it.each(['coep', 'sandbox'])(
    'a host that refuses the frame (%s): nothing on the page, the toolbar offers the same',
    async (csp) => {
      const page = await browser.context.newPage();
      await page.goto(hostPage(stack.hosts, 'spa', 'customerDetail', 'C-1003', { csp }));
      const worker = await browser.worker();
      const badge = await eventually(
        () =>
          worker.evaluate(async () => {
            const { chrome } = globalThis as unknown as {
              chrome: {
                tabs: { query(filter: object): Promise<{ id: number }[]> };
                action: { getBadgeText(tab: { tabId: number }): Promise<string> };
              };
            };
            const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
            return tab ? chrome.action.getBadgeText({ tabId: tab.id }) : '';
          }),
        (text) => text !== '',
        { what: 'badge on the toolbar button' },
      );
      expect(badge).toBe('!');
      const popup = await browser.open('popup.html');
      await page.bringToFront();
      await eventually(
        () => popup.evaluate(() => document.body.innerText),
        (all) => all.includes('泰和能源集团'),
        { what: 'popup' },
      );
      await popup.close();
      await page.close();
    },
  );

  it('options say what was recognised on each tab and why, without a customer’s data', async () => {
    const page = await browser.open('options.html');
    const text = await eventually(
      () => page.evaluate(() => document.body.innerText),
      (all) => all.includes('未确认') || all.includes('已确认'),
    );
    for (const secret of ['C-1001', '江海', '100000']) expect(text).not.toContain(secret);
    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });
});
