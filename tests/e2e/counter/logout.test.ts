import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { type Browser, launchBrowser } from '../../support/browser.ts';
import { hostPage } from '../../support/host-page.ts';
import { ask, logIn } from '../../support/login.ts';
import { panelSays } from '../../support/panel.ts';

describe('logging out', () => {
  const stack = inject('stack');
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser({ extension: stack.extension });
    await logIn(browser, 'F-01');
  });
  afterAll(() => browser?.close());

  it('T12: forgets every customer within a second; the next login works on the same page without reload', async () => {
    const page = await browser.context.newPage();
    await page.goto(hostPage(stack.hosts, 'spa', 'customerDetail', 'C-1001'));
    await panelSays(page, '江海精工有限公司', '已核对');
    await ask(browser, 'session.logout', {});
    const worker = await browser.worker();
    await expect
      .poll(
        () =>
          worker.evaluate(async () => {
            const { chrome } = globalThis as unknown as {
              chrome: { storage: { session: { get(keys: null): Promise<unknown> } } };
            };
            return JSON.stringify(await chrome.storage.session.get(null));
          }),
        { timeout: 1_000 },
      )
      .not.toMatch(/江海|C-1001|1001|Bearer|token|ticket/);
    const out = await panelSays(page, '登录', '服务理念与服务目标');
    expect(out).not.toContain('江海');
    await logIn(browser, 'F-01');
    await panelSays(page, '江海精工有限公司', '已核对');
    await page.close();
  });
});
