import type { Page } from 'playwright-core';

import { codeOf } from './login.ts';

/**
 * Logs a demo person in at the stand-alone page, at a place of it; the words of the form may be in either language. A code
 * that another suite has used in this half minute is followed by the next.
 */
export async function signInAt(page: Page, server: string, staffNo: string, place = ''): Promise<Page> {
  await page.goto(`${server}/#${place}`);
  for (const tried of [0, 1, 2, 3]) {
    // Both codes of this half minute may have been used by another suite: then the next half minute's is waited for.
    if (tried === 2) await page.waitForTimeout(30_500 - (Date.now() % 30_000));
    const { password, totp } = codeOf(staffNo, tried % 2);
    await page.locator('[name=staffNo]').fill(staffNo);
    await page.locator('[name=password]').fill(password);
    await page.locator('[name=totp]').fill(totp);
    await page.keyboard.press('Enter');
    const isInside = await page.waitForSelector('.shell', { timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (isInside) return page;
  }
  throw new Error(`${staffNo} could not log in`);
}
