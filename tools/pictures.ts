import type { Page } from 'playwright-core';

import { byCustomerNo } from '../tests/hosts/bank.ts';
import { eventually } from '../tests/support/browser.ts';
import type { hostPage } from '../tests/support/host-page.ts';
import { panelOf, panelSays } from '../tests/support/panel.ts';

export interface Look {
  readonly language: 'zh-CN' | 'en';
  readonly theme: 'light' | 'dark';
}
/** Chinese and light: the look of most pictures. */
export const light: Look = { language: 'zh-CN', theme: 'light' };
export const both: readonly Look[] = [light, { ...light, theme: 'dark' }];

/** One picture of a demo host with the panel beside it, for each look. */
export interface Beside {
  readonly name: string;
  readonly at: Parameters<typeof hostPage> extends [unknown, ...infer Rest] ? Rest : never;
  readonly says: readonly string[];
  /** Light and dark when not said. */
  readonly looks?: readonly Look[];
  /** What is done before the picture is taken. */
  readonly before?: (page: Page) => Promise<void>;
}

const press = async (page: Page, name: string | RegExp): Promise<void> => {
  const button = (await panelOf(page)).getByRole('button', { name });
  // A press counts only when the panel has been in sight for half a second (T6).
  await page.bringToFront();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await button.first().click();
};

async function search(page: Page, text: string): Promise<void> {
  const panel = await panelOf(page);
  await panel.getByRole('searchbox').or(panel.getByRole('combobox')).first().click();
  await panel.getByRole('combobox').first().fill(text);
  await eventually(
    () => panel.getByRole('option').count(),
    (count) => count > 0,
    { what: 'a hit' },
  );
}

/** As 李航, manager of two of the four. */
export const asManager: readonly Beside[] = [
  {
    name: 'spa-loan',
    at: ['spa', 'loan', 'C-1002'],
    says: ['1002', '2026-03-18'],
    looks: [...both, { language: 'en', theme: 'light' }],
  },
  { name: 'hash-customerDetail', at: ['hash', 'customerDetail', 'C-1003'], says: ['1003', '已核对'] },
];

/** As 王敏, teller. */
export const asTeller: readonly Beside[] = [
  { name: 'single-transfer', at: ['single', 'transfer', 'C-1001'], says: ['核对无误', '1001'] },
  {
    name: 'frameset-largeCash',
    at: ['frameset', 'largeCash', 'P-2002', { amount: '200000' }],
    says: ['2002'],
    looks: [...both, { language: 'en', theme: 'light' }],
    async before(page) {
      const panel = await panelOf(page);
      if (await panel.getByRole('button', { name: /核对无误|Correct/ }).count())
        await press(page, /核对无误|Correct/);
      await panelSays(page, /优先办理|first/);
    },
  },
  {
    name: 'state-case-open',
    at: ['spa', 'loan', 'C-1002'],
    says: ['建立服务事项后可见'],
    looks: [light],
    async before(page) {
      await press(page, '建立服务事项');
      await panelSays(page, '进行中');
    },
  },
  {
    name: 'state-script-running',
    at: ['spa', 'largeCash', 'P-2002', { amount: '200000' }],
    says: ['优先办理'],
    looks: [light],
    async before(page) {
      const panel = await panelOf(page);
      // Greeting, manager on the way, business, the same checks; then the document and the fraud questions.
      for (const key of ['0', '1', '0', '1', '0', '0', '1', '1', '1', '0', '0', '2', '0', '1', '2']) {
        await panel
          .locator(key === '0' ? '[data-default]' : `[data-digit="${key}"]`)
          .first()
          .click();
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
      await panel.locator('.script').evaluate((script) => script.scrollIntoView({ block: 'start' }));
    },
  },
  {
    name: 'state-unconfirmed',
    at: ['spa', 'customerDetail', 'C-1001'],
    says: ['1001'],
    looks: [light],
    async before(page) {
      await page.goto(page.url().replace(/general$/, `compare/${byCustomerNo('C-1002')?.internalId}`));
      await panelSays(page, '两位客户');
    },
  },
  {
    name: 'state-loading',
    at: ['spa', 'customerDetail', 'C-1001', { latency: '9000' }],
    says: ['重试'],
    looks: [light],
  },
  {
    name: 'search',
    at: ['spa', 'complaint', 'P-2001'],
    says: ['2001'],
    before: (page) => search(page, '投诉 时限'),
  },
  {
    name: 'article',
    at: ['spa', 'complaint', 'P-2001'],
    says: ['2001'],
    looks: [light],
    async before(page) {
      await search(page, '投诉处理时限');
      await page.keyboard.press('Enter');
      await panelSays(page, '现行');
    },
  },
  {
    name: 'folded',
    at: ['spa', 'loan', 'C-1002'],
    says: ['1002'],
    looks: [light],
    before: (page) => press(page, '收起'),
  },
];
