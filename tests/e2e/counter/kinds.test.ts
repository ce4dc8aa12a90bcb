import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import type { PageContext } from '../../../core/page/context.ts';
import { type Browser, eventually, launchBrowser, sessionItem } from '../../support/browser.ts';
import { hostPage } from '../../support/host-page.ts';
import { logIn } from '../../support/login.ts';
import { panelSays } from '../../support/panel.ts';

/** What domain 05 puts on each page for a teller and an ordinary customer: the script to begin with, one article. */
const expected = {
  customerDetail: ['问候', '客户分类与识别四步'],
  accountOpening: ['身份核实', '反洗钱与反诈识别'],
  transfer: ['身份核实', '大额取现与转账提示'],
  loan: ['问候', '产品推荐与适当性'],
  complaint: ['投诉受理', '投诉处理时限与闭环'],
  largeCash: ['身份核实', '大额取现与转账提示'],
  productSale: ['问候', '产品推荐与适当性'],
  infoChange: [undefined, '客户信息保密与访问权限'],
  dormant: [undefined, undefined],
  closing: ['服务结束', undefined],
  corpAccounts: [undefined, undefined],
} as const;

describe('domain 05 on the hosts of four eras', () => {
  const stack = inject('stack');
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser({ extension: stack.extension });
    await logIn(browser, 'T-003');
  });
  afterAll(() => browser?.close());

  it.each(['spa', 'hash', 'single', 'frameset'] as const)(
    '%s: every page kind is recognised, with its script and article',
    async (era) => {
      const page = await browser.context.newPage();
      for (const [kind, [script, article]] of Object.entries(expected)) {
        await page.goto('about:blank');
        await page.goto(hostPage(stack.hosts, era, kind as keyof typeof expected, 'P-2001'));
        await panelSays(page, '张*', ...[script, article].filter((each) => each !== undefined));
        const pages = await eventually(
          async () => Object.values((await sessionItem<Record<string, PageContext>>(browser, 'pages')) ?? {}),
          (all) => all.some((each) => each.pageKind === kind && each.level !== 'none'),
          { what: `${era} ${kind} in pages` },
        );
        const seen = pages.find((each) => each.pageKind === kind);
        // R26: identifier claims with their kind, and flags; never an amount, never another field of the page.
        for (const claim of seen?.claims ?? [])
          expect(Object.keys(claim).toSorted()).toEqual(['kind', 'role', 'value']);
        expect(JSON.stringify(seen?.flags)).toMatch(/^\{("[a-zA-Z]+":(true|false),?)*\}$/);
      }
      await page.close();
    },
  );
});
