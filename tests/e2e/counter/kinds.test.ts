import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import type { Page } from 'playwright-core';

import type { PageContext } from '../../../core/page/context.ts';
import type { PageKind } from '../../../core/page/kinds.ts';
import { articles } from '../../content/shipped-content.ts';
import { type Browser, eventually, launchBrowser, sessionItem } from '../../support/browser.ts';
import { hostPage } from '../../support/host-page.ts';
import { logIn } from '../../support/login.ts';
import { panelOf, panelSays } from '../../support/panel.ts';

interface Expected {
  /** Whom the page is opened for. */
  readonly customer: string;
  /** The script to begin with; none where the page has only checks. */
  readonly script?: string;
  readonly articles: readonly string[];
}

/** What domain 05 puts on each page for a teller: the script to begin with, and every article it names. */
const expected: Readonly<Record<Exclude<PageKind, 'other'>, Expected>> = {
  customerDetail: { customer: 'P-2001', script: '问候', articles: ['ART-01', 'ART-13', 'ART-16'] },
  accountOpening: {
    customer: 'P-2001',
    script: '身份核实',
    articles: ['ART-13', 'ART-14', 'ART-15', 'ART-35', 'ART-23'],
  },
  transfer: { customer: 'P-2001', script: '身份核实', articles: ['ART-42', 'ART-35', 'ART-04'] },
  loan: {
    customer: 'C-1002',
    script: '问候',
    articles: ['ART-32', 'ART-33', 'ART-38', 'ART-39', 'ART-20', 'ART-02'],
  },
  complaint: {
    customer: 'P-2001',
    script: '投诉受理',
    articles: ['ART-04', 'ART-07', 'ART-08', 'ART-09', 'ART-05'],
  },
  largeCash: { customer: 'P-2002', script: 'VIP 接待', articles: ['ART-42', 'ART-35', 'ART-10'] },
  productSale: { customer: 'P-2001', script: '问候', articles: ['ART-39', 'ART-40', 'ART-05', 'ART-41'] },
  infoChange: { customer: 'P-2001', script: '信息变更', articles: ['ART-15', 'ART-14', 'ART-16'] },
  dormant: { customer: 'P-2003', script: '睡眠户唤醒', articles: ['ART-43', 'ART-15'] },
  closing: { customer: 'P-2001', script: '服务结束', articles: ['ART-19', 'ART-09'] },
  corpAccounts: { customer: 'C-1002', articles: ['ART-23', 'ART-26'] },
};

const titleOf = new Map(articles.map(({ id, title }) => [id, title]));

/** The titles of all articles the panel lists. */
async function listedArticles(page: Page): Promise<string[]> {
  const panel = await panelOf(page);
  const all = panel.locator('[data-section=articles]').getByRole('button', { name: '全部', exact: true });
  if ((await all.count()) > 0) await all.click();
  return panel
    .locator('[data-section=articles] .article-row')
    .evaluateAll((rows) => rows.map((row) => row.querySelector('[title]')?.getAttribute('title') ?? ''));
}

describe('domain 05 on the hosts of four eras', () => {
  const stack = inject('stack');
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser({ extension: stack.extension });
    await logIn(browser, 'T-003');
  });
  afterAll(() => browser?.close());

  it.each(['spa', 'hash', 'single', 'frameset'] as const)(
    '%s: every page kind is recognised, with its script and articles',
    async (era) => {
      const page = await browser.context.newPage();
      for (const [kind, { customer, script, articles: named }] of Object.entries(expected)) {
        await page.goto('about:blank');
        await page.goto(hostPage(stack.hosts, era, kind as keyof typeof expected, customer));
        await panelSays(page, ...(script === undefined ? [] : [script]), '相关知识');
        const titles = named.map((id) => titleOf.get(id));
        await eventually(
          () => listedArticles(page),
          (listed) => titles.every((title, at) => listed[at] === title),
          { what: `${era} ${kind} lists ${titles.join()}` },
        );
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
