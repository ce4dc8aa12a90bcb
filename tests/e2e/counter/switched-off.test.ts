import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { type Browser, launchBrowser } from '../../support/browser.ts';
import { hostPage } from '../../support/host-page.ts';
import { ask, logIn } from '../../support/login.ts';
import { panelSays } from '../../support/panel.ts';
import { type RunningStack, startStack } from '../../support/stack.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** T18: the bank’s switch. A newer version of a pack says `enabled: false`; the next sync takes us off its hosts. */
describe('the bank switches a host off', () => {
  let stack: RunningStack;
  let browser: Browser;
  beforeAll(async () => {
    stack = await startStack(inject('stack').bank);
    browser = await launchBrowser({ extension: stack.extension });
    await logIn(browser, 'T-001');
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.close();
  });

  it('the open page is left alone at the next sync, others go on', async () => {
    const page = await browser.context.newPage();
    const other = await browser.context.newPage();
    await page.goto(hostPage(stack.hosts, 'spa', 'customerDetail', 'C-1001'));
    await panelSays(page, '江海精工有限公司');

    const content = join(stack.data, 'content');
    cpSync(join(root, 'content'), content, { recursive: true });
    const file = join(content, 'adapters', 'demo-spa.json');
    const pack = JSON.parse(readFileSync(file, 'utf8')) as { version: number };
    writeFileSync(file, JSON.stringify({ ...pack, version: pack.version + 1, enabled: false }));
    await stack.service.stop();
    await stack.service.start(content);
    await expect
      .poll(async () => (await ask(browser, 'knowledge.sync', {})).ok, { timeout: 20_000 })
      .toBe(true);

    await expect
      .poll(() => page.evaluate(() => document.querySelector('tellerwise-root') === null))
      .toBe(true);
    await page.reload();
    await other.goto(hostPage(stack.hosts, 'frameset', 'customerDetail', 'C-1001'));
    await panelSays(other, '江海精工有限公司');
    expect(await page.evaluate(() => document.querySelector('tellerwise-root') === null)).toBe(true);
  });
});
