import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { type Browser, eventually, launchBrowser } from '../../support/browser.ts';
import { codeOf } from '../../support/login.ts';

const textOf = (page: Page) => page.evaluate(() => document.body.innerText);

describe('the stand-alone knowledge page', () => {
  const stack = inject('stack');
  let browser: Browser;
  let page: Page;
  const wrong: string[] = [];
  beforeAll(async () => {
    browser = await launchBrowser({ extension: stack.extension });
    page = await browser.context.newPage();
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    page.on('pageerror', (error) => wrong.push(String(error)));
    await page.goto(`${stack.server}/`);
  });
  afterAll(() => browser?.close());

  it('R249: asks for staff number, password and code, then shows the knowledge base', async () => {
    const { staffNo, password, totp } = codeOf('K-01');
    await page.getByLabel(/工号/).fill(staffNo);
    await page.getByLabel(/密码/).fill(password);
    await page.getByLabel(/动态口令/).fill(totp);
    await page.keyboard.press('Enter');
    await eventually(
      () => textOf(page),
      (text) => text.includes('知识库') && text.includes('孙婷'),
      { what: 'knowledge base' },
    );
  });

  it('R193: finds the complaint limits by two words, shows why, and opens the version in force', async () => {
    const box = page.getByRole('combobox').or(page.getByRole('searchbox')).first();
    await box.fill('投诉 时限');
    await eventually(
      () => textOf(page),
      (text) => text.includes('投诉处理时限与闭环') && text.includes('标题，全部词命中'),
    );
    // Found in the page's worker, under the policy that the service sends.
    expect(page.workers().map((worker) => worker.url())).toEqual([
      expect.stringContaining('/assets/knowledge.worker-'),
    ]);
    await page.keyboard.press('Enter');
    const article = await eventually(
      () => textOf(page),
      (text) => text.includes('现行') && text.includes('7 个工作日'),
    );
    expect(article).toContain('7 个工作日');
    expect(article).toContain('15 个工作日');
    expect(article).toContain('24 小时');
  });

  it('stays signed in over a reload, keeps its token out of reach of script, and meets no error', async () => {
    await page.reload();
    await eventually(
      () => textOf(page),
      (text) => text.includes('孙婷'),
    );
    const reachable = await page.evaluate(
      () => document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage }),
    );
    const cookies = await browser.context.cookies(stack.server);
    expect(cookies.length).toBeGreaterThan(0);
    for (const { value, httpOnly, sameSite } of cookies) {
      expect([httpOnly, sameSite]).toEqual([true, 'Strict']);
      expect(reachable).not.toContain(value);
    }
    // The first answer to a visitor is 401 by design; the browser logs it.
    expect(wrong.filter((text) => !text.includes('401'))).toEqual([]);
  });
});
