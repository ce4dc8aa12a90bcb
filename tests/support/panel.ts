import type { Frame, Page } from 'playwright-core';

import { eventually } from './browser.ts';

/** The panel's frame beside a page; an ordinary entry of `page.frames()` for a test, closed to the page itself. */
export async function panelOf(page: Page): Promise<Frame> {
  const found = await eventually(
    async () => page.frames().find((frame) => frame.url().endsWith('/panel.html')),
    (frame) => frame !== undefined,
    { what: 'panel frame' },
  );
  return found as Frame;
}

export const textOf = (frame: Frame): Promise<string> => frame.evaluate(() => document.body.innerText);

/** Waits until the panel is in sight and says everything asked for; gives its text. */
export async function panelSays(page: Page, ...wanted: readonly (string | RegExp)[]): Promise<string> {
  const says = (text: string, each: string | RegExp) =>
    typeof each === 'string' ? text.includes(each) : each.test(text);
  return eventually(
    async () => {
      const frame = await panelOf(page);
      const isShown = await page.evaluate(() => {
        const holder = document.querySelector('tellerwise-root');
        return holder !== null && getComputedStyle(holder).opacity === '1';
      });
      return isShown ? textOf(frame) : '';
    },
    (text) => wanted.every((each) => says(text, each)),
    { what: `panel saying ${wanted.join(', ')}` },
  );
}
