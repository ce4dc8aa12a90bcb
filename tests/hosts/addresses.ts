import { type DemoCustomer, byCustomerNo } from './bank.ts';
import { type PageName, pages } from './pages.ts';
import type { Era } from './server.ts';

export type DrivenEra = Exclude<Era, 'frames'>;

/** Pages with an account in hand rather than a client, by era. */
const spaByAccount: Partial<Record<PageName, string>> = {
  transfer: 'transfer',
  largeCash: 'large-cash',
  dormant: 'reactivate',
  closing: 'close',
};
const spaByClient: Partial<Record<PageName, string>> = {
  customerDetail: 'general',
  accountOpening: 'accounts/new',
  loan: 'loans/new',
  complaint: 'complaints/new',
  productSale: 'products/sale',
  infoChange: 'change',
  corpAccounts: 'settlement-accounts',
};
const hashByAccount: Partial<Record<PageName, string>> = {
  transfer: 'viewsavingaccount/ID/transfer',
  largeCash: 'viewsavingaccount/ID/largecash',
  dormant: 'viewsavingaccount/ID/activate',
  closing: 'viewsavingaccount/ID/close',
  deposit: 'savingaccount/ID/deposit',
  withdrawal: 'savingaccount/ID/withdrawal',
};
const hashByClient: Partial<Record<PageName, string>> = {
  customerDetail: 'viewclient/ID',
  accountOpening: 'client/ID/openaccount',
  loan: 'client/ID/newloan',
  complaint: 'client/ID/complaint',
  productSale: 'client/ID/products',
  infoChange: 'client/ID/edit',
  corpAccounts: 'client/ID/accounts',
};

const accountId = (one: DemoCustomer): string => one.accounts[0]?.internalId ?? '';

function hashRoute(kind: PageName, one: DemoCustomer): string | undefined {
  if (kind === 'repayment') {
    const [loan] = one.loans;
    return loan && `loanaccount/${loan.internalId}/repayment`;
  }
  return (
    hashByClient[kind]?.replace('ID', one.internalId) ?? hashByAccount[kind]?.replace('ID', accountId(one))
  );
}

function spaPath(kind: PageName, one: DemoCustomer): string | undefined {
  const [client, account] = [spaByClient[kind], spaByAccount[kind]];
  if (client !== undefined) return `customers/${one.internalId}/${client}`;
  return account && `accounts/${accountId(one)}/${account}`;
}

/**
 * The address that opens one page kind for one customer, with the switches of the README as a query (`{ dark: '1' }`).
 * Gives undefined where the era has no such page (repayment without a loan, plain cash pages in the SPA).
 */
export function pageAddress(
  urls: Readonly<Record<Era, string>>,
  era: DrivenEra,
  kind: PageName,
  customerNo: string,
  switches: Readonly<Record<string, string>> = {},
): string | undefined {
  const one = byCustomerNo(customerNo);
  if (one === undefined) throw new Error(`no customer ${customerNo} in the demo bank`);
  const url = new URL(urls[era]);
  for (const [name, value] of Object.entries(switches)) url.searchParams.set(name, value);
  if (era === 'single') {
    url.searchParams.set('open', kind);
    url.searchParams.set('customer', customerNo);
  } else if (era === 'frameset') {
    url.searchParams.set('tran', pages[kind].code);
    url.searchParams.set('cust', customerNo);
  } else if (era === 'hash') {
    const route = hashRoute(kind, one);
    if (route === undefined) return undefined;
    url.hash = `#/${route}`;
  } else {
    const path = spaPath(kind, one);
    if (path === undefined) return undefined;
    if (switches['route'] === 'hash') url.hash = `#/${path}`;
    else url.pathname += path;
  }
  return url.href;
}
