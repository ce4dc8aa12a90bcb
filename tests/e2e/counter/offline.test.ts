import { join } from 'node:path';

import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { type Browser, launchBrowser } from '../../support/browser.ts';
import { hostPage } from '../../support/host-page.ts';
import { logIn } from '../../support/login.ts';
import { panelOf, panelSays } from '../../support/panel.ts';
import { type RunningStack, startStack } from '../../support/stack.ts';

/** R-RE10: with the service gone, scripts and articles go on, records wait, and all of it comes back by itself. */
describe('the service goes away and comes back', () => {
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

  async function records(): Promise<unknown[]> {
    const client = createClient({ url: `file:${join(stack.data, 'tellerwise.db')}` });
    try {
      const { rows } = await client.execute('select kind, staff_no from outbox_records order by key');
      return rows.map(({ kind, staff_no: staffNo }) => ({ kind, staffNo }));
    } finally {
      client.close();
    }
  }

  it('R-SY1, R-SY2: ticks made offline wait on disk and arrive exactly once', async () => {
    const page = await browser.context.newPage();
    await page.goto(hostPage(stack.hosts, 'spa', 'loan', 'C-1002'));
    await panelSays(page, '云岭物流有限公司');
    await stack.service.stop();

    await page.goto(hostPage(stack.hosts, 'spa', 'loan', 'C-1001'));
    const offline = await panelSays(page, '离线', '本页核对');
    for (const secret of ['江海', '云岭', '黄铜', '钻石']) expect(offline).not.toContain(secret);

    const panel = await panelOf(page);
    const boxes = panel.getByRole('checkbox');
    await boxes.nth(0).click();
    await boxes.nth(1).click();
    await panelSays(page, /2 条.*待上传|待上传.*2/);
    const search = panel.getByRole('combobox').or(panel.getByRole('searchbox')).first();
    await search.fill('投诉 时限');
    await panelSays(page, '投诉处理时限与闭环');
    await search.press('Escape');

    await stack.service.start();
    await panelSays(page, '江海精工有限公司', '已核对');
    await expect.poll(records, { timeout: 15_000 }).toHaveLength(2);
    const tick = { kind: 'checkTick', staffNo: 'T-001' };
    expect(await records()).toEqual([tick, tick]);
    await page.close();
  });
});
