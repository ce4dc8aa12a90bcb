import type { Page } from 'playwright-core';

import type { Hosts } from '../../hosts/server.ts';
import { type DemoCustomer, cast, customers } from '../../hosts/bank.ts';
import { pageAddress } from '../../hosts/addresses.ts';
import type { Dice } from './kit.ts';

/** One host on which a teller goes from customer to customer. */
export interface Driver {
  readonly name: string;
  /** Milliseconds the panel may take to go: 0 within one document. */
  readonly grace: number;
  open(tab: Page, dice: Dice): Promise<void>;
  /** Starts a switch to this customer (or to nobody); does not wait for it to end. */
  turn(tab: Page, one: DemoCustomer, dice: Dice): Promise<void>;
}

/** What the init script below needs to tell who a page shows. */
export const book = {
  accounts: Object.fromEntries(
    customers.flatMap((one) => one.accounts.map((each) => [each.accountNo, one.customerNo])),
  ),
  loans: Object.fromEntries(
    customers.flatMap((one) => one.loans.map((each) => [each.internalId, one.customerNo])),
  ),
};

/** Runs in every document of the demo hosts: who stands on the page now, by what can be read there. */
export function tellTruth({ accounts, loans }: typeof book): void {
  if (window.top !== window || location.protocol !== 'http:') return;
  const find = (selector: string, root: ParentNode = document) => root.querySelector<HTMLElement>(selector);
  const isShown = (element: HTMLElement | null) => element !== null && element.offsetParent !== null;
  const number = (text: string | null | undefined) => /[CP]-\d{4}/.exec(text ?? '')?.[0] ?? '';
  const spa = () => {
    const header = find('ibs-client-header');
    return isShown(header) && !find('ibs-compare-page') ? number(find('.ibs-meta')?.textContent) : '';
  };
  const hash = () => {
    const meta = number(find('.client-meta')?.textContent);
    const loan = /viewloanaccount\/(\d+)$/.exec(location.hash)?.[1];
    return meta || (loan && find('.client-title') ? (loans[loan] ?? '') : '');
  };
  const single = () => {
    const panel = [...document.querySelectorAll<HTMLElement>('.ui-tabs-panel')].find(isShown);
    if (!panel || find('.ui-dialog')) return '';
    const value = (name: string) => find(`[name=${name}]`, panel) as HTMLInputElement | null;
    const held = [
      value('customerNo')?.value,
      accounts[value('accountNo')?.value.split(' ')[0] ?? ''],
      accounts[value('payerAccount')?.value ?? ''],
    ];
    const all = [...new Set(held.filter((each) => each !== undefined && each !== ''))];
    return all.length === 1 ? (all[0] ?? '') : '';
  };
  const frameset = () => {
    try {
      const main = (window as unknown as Record<string, Window | undefined>)['main']?.document;
      const cells = [...(main?.querySelectorAll('td') ?? [])];
      const after = (word: string) =>
        cells.find((cell) => cell.textContent?.replaceAll(/\s/g, '') === word)?.nextElementSibling;
      const account = after('付款人账号：')?.querySelector('input')?.value ?? '';
      return number(after('客户号：')?.textContent) || (accounts[account] ?? '');
    } catch {
      return '';
    }
  };
  const host = { ibs: spa, cbs: hash, counter: single, bms: frameset }[location.pathname.split('/')[1] ?? ''];
  if (host) (window as unknown as { truthNow: () => string }).truthNow = host;
}

const byClient = [
  'customerDetail',
  'accountOpening',
  'loan',
  'complaint',
  'productSale',
  'infoChange',
  'corpAccounts',
] as const;
const byAccount = ['transfer', 'largeCash', 'dormant', 'closing'] as const;
const kindOf = (dice: Dice) => dice.pick([...byClient, ...byAccount]);
const type = (selector: string, text: string) => ({ selector, text });

/** Puts text into a field and presses Enter or leaves it, as far as the host can tell. */
function enter(
  tab: Page,
  field: { selector: string; text: string },
  event: 'Enter' | 'change',
): Promise<void> {
  return tab.evaluate(
    ({ selector, text, what }) => {
      const found = [...document.querySelectorAll<HTMLInputElement>(selector)].find(
        (one) => one.offsetParent !== null,
      );
      if (!found) return;
      found.value = text;
      found.dispatchEvent(
        what === 'Enter'
          ? new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })
          : new Event('change', { bubbles: true }),
      );
    },
    { ...field, what: event },
  );
}
const click = (tab: Page, selector: string, nth = 0): Promise<void> =>
  tab.evaluate(
    ({ of, n }) =>
      [...document.querySelectorAll<HTMLElement>(of)]
        .filter((one) => one.offsetParent !== null)
        .at(n)
        ?.click(),
    { of: selector, n: nth },
  );

export function drivers(urls: Hosts['urls']): Driver[] {
  const address = (
    era: 'spa' | 'hash' | 'single' | 'frameset',
    one: DemoCustomer,
    dice: Dice,
    switches: Record<string, string> = {},
  ) => pageAddress(urls, era, kindOf(dice), one.customerNo, switches) ?? urls[era];
  return [
    {
      name: 'spa',
      grace: 0,
      async open(tab, dice) {
        const latency = String(dice.pick([0, 20, 80, 200]));
        await tab.goto(
          address('spa', dice.pick(cast), dice, {
            latency,
            ...dice.pick([{}, { race: '1' }, { mix: '1' }, { race: '1', mix: '1' }]),
          }),
        );
      },
      async turn(tab, one, dice) {
        const way = dice.int(0, 9);
        if (way === 0) await click(tab, 'header a', 0);
        else if (way === 1) await tab.evaluate(() => history.back());
        else if (way === 2) await click(tab, '.mat-row', dice.int(0, 3));
        else if (way < 6) await enter(tab, type('[formcontrolname=quickSearch]', one.customerNo), 'Enter');
        else {
          const path = new URL(address('spa', one, dice)).pathname;
          await tab.evaluate((to) => {
            history.pushState({}, '', to + location.search);
            dispatchEvent(new PopStateEvent('popstate'));
          }, path);
        }
      },
    },
    {
      name: 'hash',
      grace: 0,
      async open(tab, dice) {
        await tab.goto(address('hash', dice.pick(cast), dice, { latency: String(dice.pick([0, 30, 120])) }));
      },
      async turn(tab, one, dice) {
        const way = dice.int(0, 7);
        if (way === 0) await tab.evaluate(() => (location.hash = '#/home'));
        else if (way === 1) await tab.evaluate(() => history.back());
        else await tab.evaluate((to) => (location.hash = to), new URL(address('hash', one, dice)).hash);
      },
    },
    {
      name: 'single',
      grace: 0,
      async open(tab, dice) {
        await tab.goto(
          address('single', dice.pick(cast), dice, {
            latency: String(dice.pick([0, 40])),
            ...dice.pick([{}, { silent: '1' }]),
          }),
        );
      },
      async turn(tab, one, dice) {
        const way = dice.int(0, 9);
        if (way === 0) await click(tab, '.ui-icon-close', -1);
        else if (way < 3) await click(tab, '.ui-tabs-nav a', dice.int(1, 4));
        else if (way === 3) await click(tab, '[data-act=release]');
        else if (way === 4) await click(tab, `[data-kind=${kindOf(dice)}]`);
        else if (way < 7)
          await enter(
            tab,
            type('[name=payerAccount],input[name=accountNo]', one.accounts[0]?.accountNo ?? ''),
            'change',
          );
        else await enter(tab, type('[name=qcust]', one.customerNo), 'Enter');
      },
    },
    {
      name: 'frameset',
      grace: 200,
      async open(tab, dice) {
        await tab.goto(address('frameset', dice.pick(cast), dice));
      },
      async turn(tab, one, dice) {
        const { searchParams } = new URL(address('frameset', one, dice));
        await tab.evaluate((query) => {
          const main = (window as unknown as Record<string, Window | undefined>)['main'];
          if (main) main.location.href = `main.do?${query}`;
        }, searchParams.toString());
      },
    },
  ];
}
