import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findChromium } from '../../../tools/chromium.ts';
import { eventually } from '../../support/browser.ts';
import { codeOf } from '../../support/login.ts';
import { createPortal } from '../../support/portal.ts';
import { freePort, ServiceProcess } from '../../support/stack.ts';
import { faultsOf } from '../../support/axe.ts';
import { closed, listening } from '../../support/loopback.ts';

const pictures = process.env['TELLERWISE_PICTURES'];

describe('<tellerwise-knowledge> in an intranet page of another site', () => {
  const data = mkdtempSync(join(tmpdir(), 'tellerwise-embed-'));
  const wrong: string[] = [];
  let kb = '';
  let session = '';
  let service: ServiceProcess;
  let browser: Browser;
  let page: Page;
  const server = createPortal(
    () => kb,
    () => session,
  );

  const text = () =>
    page.evaluate(
      () =>
        document.querySelector('tellerwise-knowledge')?.shadowRoot?.querySelector<HTMLElement>('.embed')
          ?.innerText ?? '',
    );
  const reads = (...words: string[]) =>
    eventually(text, (shown) => words.every((word) => shown.includes(word)), { what: words.join(', ') });
  const focused = () =>
    page.evaluate(() => {
      const inside = document.activeElement?.shadowRoot?.activeElement;
      return inside ? (inside.getAttribute('role') ?? inside.localName) : (document.activeElement?.id ?? '');
    });
  const violations = () => faultsOf(page, 'tellerwise-knowledge');
  /** Accessibility at both sizes in both themes; with TELLERWISE_PICTURES set, a picture of each. */
  async function inspect(name: string): Promise<void> {
    for (const theme of ['light', 'dark']) {
      await page.evaluate((shade) => {
        document.querySelector('tellerwise-knowledge')?.setAttribute('theme', shade);
        document.body.className = shade;
      }, theme);
      for (const [width, height] of [
        [1366, 768],
        [1920, 1080],
      ] as const) {
        await page.setViewportSize({ width, height });
        await eventually(violations, (found) => found.length === 0, { what: `${name} ${theme} ${width}` });
        const spill = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(spill).toBeLessThanOrEqual(0);
        if (pictures)
          await page.screenshot({ path: join(pictures, `element-${name}-${theme}-${width}.png`) });
      }
    }
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.evaluate(() => document.querySelector('tellerwise-knowledge')?.setAttribute('theme', 'light'));
  }

  beforeAll(async () => {
    const origin = `http://portal.localhost:${await listening(server)}`;
    const port = await freePort();
    kb = `http://kb.localhost:${port}`;
    service = new ServiceProcess({ port, data, extensionOrigin: '', embedOrigins: origin });
    await service.start();
    const device = crypto.randomUUID();
    const answer = await fetch(`${service.url}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...codeOf('K-01'), device, client: 'extension' }),
    });
    session = `${((await answer.json()) as { token: string }).token}.${device}`;
    browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] });
    page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    page.on('pageerror', (error) => wrong.push(String(error)));
    await page.goto(`${origin}/`);
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
    await closed(server);
    rmSync(data, { recursive: true, force: true });
  });

  it('shows the knowledge base without a login of its own, rail or top, and takes no focus from the page', async () => {
    await reads('分类', '等级');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
    expect(await text()).not.toContain('退出登录');
    expect(await page.evaluate(() => Reflect.get(globalThis, 'asked'))).toBe(1);
    await inspect('home');
  });

  it('is worked by keyboard alone: Tab in, words, arrows, Enter, Esc', async () => {
    await page.locator('#first').focus();
    await page.keyboard.press('Tab');
    await eventually(focused, (role) => role === 'combobox');
    await page.keyboard.type('投诉');
    await reads('投诉处理时限与闭环');
    const chosen = () => page.locator('[role=option][aria-selected=true] strong').innerText();
    const first = await chosen();
    await page.keyboard.press('ArrowDown');
    expect(await eventually(chosen, (title) => title !== first)).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    await eventually(chosen, (title) => title === first);
    await inspect('hits');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('投诉 时限');
    await reads('投诉处理时限与闭环');
    await page.keyboard.press('Enter');
    await reads('现行', '7 个工作日', '15 个工作日');
    await inspect('article');
    await page.keyboard.press('Escape');
    await eventually(focused, (role) => role === 'combobox');
    await reads('标题，全部词命中');
    await page.keyboard.press('Escape');
    await eventually(
      () => page.locator('[role=combobox]').inputValue(),
      (value) => value === '',
    );
  });

  it('neither takes the page’s styles nor gives it any', async () => {
    const look = () =>
      page.evaluate(() => {
        const root = document.querySelector('tellerwise-knowledge')?.shadowRoot;
        const style = (selector: string) => {
          const element = root?.querySelector(selector);
          if (!element) return selector;
          const { color, fontSize, letterSpacing, textTransform, display } = getComputedStyle(element);
          return [color, fontSize, letterSpacing, textTransform, display === 'none'];
        };
        const bar = document.querySelector('#first');
        return {
          list: style('.kn'),
          field: style('[role=combobox]'),
          bar: bar && getComputedStyle(bar).fontSize,
          sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
        };
      });
    // The last inspection has asked for the light theme only just now.
    const isLight = ({ list }: Awaited<ReturnType<typeof look>>) => list[0] === 'rgb(24, 32, 45)';
    const seen = await eventually(look, isLight, { what: 'the light theme' });
    expect(seen).toEqual({
      list: ['rgb(24, 32, 45)', '13px', 'normal', 'none', false],
      field: ['rgb(24, 32, 45)', '13px', 'normal', 'none', false],
      bar: '30px',
      sheets: 1,
    });
  });

  it('leaves no cookie, asks for a new token when one has run out, and says in a sentence when there is none', async () => {
    expect(await page.context().cookies()).toEqual([]);
    // Even a cookie of the person's, in the same browser, opens nothing from here.
    const [value = ''] = session.split('.');
    await page.context().addCookies([{ name: 'tellerwise', value, url: kb, sameSite: 'Strict' }]);
    const asked = await page.evaluate(
      (url) => fetch(url, { credentials: 'include' }).then(String, (failure: unknown) => String(failure)),
      `${kb}/api/sessions/me`,
    );
    expect(asked).toContain('TypeError');
    const element = page.locator('tellerwise-knowledge');
    await element.evaluate((each) => each.remove());
    await page.evaluate(() => {
      const again = document.createElement('tellerwise-knowledge');
      again.setAttribute(
        'server',
        (document.scripts[0] as HTMLScriptElement).src.replace(/\/tellerwise.*/, ''),
      );
      const given = ['x'.repeat(43)];
      Object.assign(again, {
        getToken: async () => given.pop() ?? (await fetch('/token', { method: 'POST' })).text(),
      });
      document.querySelector('main')?.append(again);
    });
    await reads('分类', '等级');
    await element.evaluate((each) => {
      Object.assign(each, { getToken: () => Promise.reject(new Error('portal is down')) });
    });
    await reads('请先登录');
    expect(await violations()).toEqual([]);
  });

  it('has met no error but what was refused on purpose', () => {
    expect(wrong.filter((line) => !/401|CORS policy|ERR_FAILED/.test(line))).toEqual([]);
  });
});
