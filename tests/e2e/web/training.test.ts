import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { faultsInBoth } from '../../support/axe.ts';
import { type Browser, eventually, launchBrowser } from '../../support/browser.ts';
import { signInAt } from '../../support/web-login.ts';

/** The rooms of training by who works in them. */
const rooms = {
  'K-02': ['bank', 'courses', 'planning', 'records', 'quiz-statistics', 'quizzes'],
  'H-01': ['courses', 'planning', 'records', 'quizzes'],
} as const;

describe('the rooms of training, in a real browser', () => {
  const stack = inject('stack');
  let browser: Browser;
  const wrong: string[] = [];
  beforeAll(async () => {
    browser = await launchBrowser({ extension: stack.extension });
  });
  afterAll(() => browser?.close());

  async function signIn(staffNo: string, locale: string): Promise<Page> {
    const context = await browser.context.browser()?.newContext({ locale });
    const page = await (context ?? browser.context).newPage();
    await page.setViewportSize({ width: 1366, height: 768 });
    page.on('pageerror', (error) => wrong.push(String(error)));
    return signInAt(page, stack.server, staffNo);
  }
  /** Until nothing waits for an answer and something is said. */
  const drawn = (page: Page, place: string) =>
    eventually(
      () =>
        page.evaluate(() => ({
          text: document.querySelector('main, .room-body')?.textContent ?? '',
          hash: location.hash,
          isBusy: document.querySelector('[aria-busy=true]') !== null,
        })),
      ({ text, hash, isBusy }) => !isBusy && text.length > 10 && hash.startsWith(`#${place}`),
      { what: place, within: 15_000 },
    );

  for (const [staffNo, locale] of [
    ['K-02', 'zh-CN'],
    ['H-01', 'en-US'],
  ] as const) {
    it(`${staffNo} (${locale}): every room is drawn without a fault of accessibility, light and dark, and keys reach what can be done`, async () => {
      const page = await signIn(staffNo, locale);
      for (const place of rooms[staffNo]) {
        await page.goto(`${stack.server}/#${place}`);
        await drawn(page, place);
        expect(await faultsInBoth(page), place).toEqual([]);
        const reached = new Set<string>();
        for (let press = 0; press < 30; press += 1) {
          await page.keyboard.press('Tab');
          reached.add(await page.evaluate(() => document.activeElement?.tagName ?? ''));
        }
        expect(reached.has('A') || reached.has('BUTTON'), place).toBe(true);
        const isCut = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
        );
        expect(isCut, `${place} is wider than the screen`).toBe(false);
      }
      expect(wrong).toEqual([]);
      await page.context().close();
    });
  }
});
