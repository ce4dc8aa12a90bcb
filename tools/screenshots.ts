import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { type Browser, eventually, launchBrowser } from '../tests/support/browser.ts';
import { hostPage } from '../tests/support/host-page.ts';
import { codeOf, logIn } from '../tests/support/login.ts';
import { panelSays } from '../tests/support/panel.ts';
import { type RunningStack, startStack } from '../tests/support/stack.ts';
import { asManager, asTeller, type Beside, both, light, type Look } from './pictures.ts';

const here = join(import.meta.dirname, '..');
const folder = join(here, 'docs', 'screenshots');
const wanted = process.argv.slice(2);

/** Language and theme as the options page stores them; every open panel follows. */
async function dress(browser: Browser, look: Look): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(async (preferences) => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(items: object): Promise<void> } } };
    };
    await chrome.storage.local.set({ preferences });
  }, look);
}

async function keep(page: Page, name: string): Promise<void> {
  // Pointers and blinking carets are no part of a screen; fonts and icons are drawn a moment after the text.
  await new Promise((resolve) => setTimeout(resolve, 700));
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, caret: 'hide' });
  console.log(`${name}.png ${Math.round(statSync(path).size / 1024)} kB`);
}

/** One picture of a demo host with the panel beside it, in every look asked for. */
async function beside(stack: RunningStack, browser: Browser, shot: Beside): Promise<void> {
  const [era, kind, customerNo, switches = {}] = shot.at;
  for (const look of shot.looks ?? both) {
    const name = `${shot.name}-${look.theme}${look.language === 'en' ? '-en' : ''}`;
    if (wanted.length > 0 && !wanted.some((each) => name.includes(each))) continue;
    await dress(browser, look);
    const page = await browser.context.newPage();
    await page.emulateMedia({ colorScheme: look.theme });
    const dark = look.theme === 'dark' ? { dark: '1' } : {};
    const lang = look.language === 'en' ? { lang: 'en' } : {};
    await page.goto(hostPage(stack.hosts, era, kind, customerNo, { ...switches, ...dark, ...lang }));
    await panelSays(page, ...shot.says);
    await shot.before?.(page);
    await keep(page, name);
    await page.close();
  }
}

/** A page of the extension itself, in its own tab. */
async function own(browser: Browser, path: string, name: string, look: Look = light): Promise<void> {
  if (wanted.length > 0 && !wanted.some((each) => name.includes(each))) return;
  await dress(browser, look);
  const page = await browser.open(path);
  await keep(page, name);
  await page.close();
}

/** The toolbar popup, beside a host that refuses the panel's frame. */
async function popup(stack: RunningStack, browser: Browser): Promise<void> {
  if (wanted.length > 0 && !wanted.includes('popup')) return;
  await dress(browser, light);
  const page = await browser.context.newPage();
  await page.goto(hostPage(stack.hosts, 'spa', 'loan', 'C-1002', { csp: 'coep' }));
  const shown = await browser.open('popup.html');
  await shown.setViewportSize({ width: 380, height: 600 });
  await page.bringToFront();
  await shown.getByText('2026-03-18').waitFor();
  await keep(shown, 'popup');
  await shown.close();
  await page.close();
}

/** The stand-alone knowledge page of the service. */
async function webPages(stack: RunningStack, browser: Browser): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    const name = `web-knowledge-${theme}`;
    if (wanted.length > 0 && !wanted.some((each) => name.includes(each))) continue;
    const page = await browser.context.newPage();
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(`${stack.server}/`);
    const form = page.locator('form');
    await eventually(
      async () => (await form.count()) + (await page.locator('.rail, nav').count()),
      (count) => count > 0,
      { what: 'the web page' },
    );
    if (await form.locator('[name=password]').count()) {
      if (theme === 'light') await keep(page, 'web-login');
      const { staffNo, password, totp } = codeOf('K-01');
      await page.fill('[name=staffNo]', staffNo);
      await page.fill('[name=password]', password);
      await page.fill('[name=totp]', totp);
      await page.keyboard.press('Enter');
    }
    const box = page.getByRole('combobox').first();
    await box.fill('投诉 时限');
    await page.getByRole('option').first().waitFor();
    await keep(page, name);
    await page.keyboard.press('Enter');
    await page.getByText('现行').first().waitFor();
    if (theme === 'light') await keep(page, 'web-article');
    await page.close();
  }
}

/** `npm run screenshots [-- NAME…]`: the real extension, service and demo hosts, drawn into docs/screenshots. */
mkdirSync(folder, { recursive: true });
process.env['TELLERWISE_WEB'] = join(here, 'dist', 'web');
process.env['TELLERWISE_LOG'] = 'error';
const stack = await startStack();
const browsers: Browser[] = [];
const launch = async (staffNo?: string): Promise<Browser> => {
  const browser = await launchBrowser({ extension: stack.extension });
  browsers.push(browser);
  if (staffNo) await logIn(browser, staffNo);
  return browser;
};
try {
  const guest = await launch();
  await own(guest, 'login.html', 'login');
  await webPages(stack, guest);
  const learner = await launch('T-002');
  await beside(stack, learner, {
    name: 'state-learning',
    at: ['spa', 'accountOpening', 'P-2001'],
    says: ['学习模式'],
    looks: [light],
  });
  const manager = await launch('M-01');
  for (const shot of asManager) await beside(stack, manager, shot);
  await popup(stack, manager);
  const teller = await launch('T-001');
  for (const shot of asTeller) await beside(stack, teller, shot);
  for (const [era, kind] of [
    ['spa', 'loan'],
    ['single', 'transfer'],
  ] as const) {
    const page = await teller.context.newPage();
    await page.goto(hostPage(stack.hosts, era, kind, 'C-1001'));
    await panelSays(page, '1001');
  }
  await own(teller, 'options.html', 'options');
  await stack.service.stop();
  await beside(stack, teller, {
    name: 'state-offline',
    at: ['spa', 'transfer', 'P-2002'],
    says: ['离线'],
    looks: [light],
  });
} finally {
  for (const browser of browsers) await browser.close();
  await stack.close();
}
