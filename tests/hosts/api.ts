import { setTimeout as wait } from 'node:timers/promises';

import { type HostAnswer, type HostRequest, json } from './answer.ts';
import {
  type DemoCustomer,
  byAccount,
  byInternalId,
  byLoan,
  counterparty,
  customers,
  demoBank,
  search,
} from './bank.ts';
import { englishTitles, labels } from './labels.ts';
import { hostPage, isPageName } from './pages.ts';

const brief = (one: DemoCustomer) => ({
  internalId: one.internalId,
  customerNo: one.customerNo,
  name: one.name,
  typeText: one.typeText,
  accountId: one.accounts[0]?.internalId,
  accountNo: one.accounts[0]?.accountNo,
});

const client = (one: DemoCustomer) => ({
  ...brief(one),
  externalTail: one.externalId.slice(-12),
  phone: one.phone,
  accounts: one.accounts,
  loanId: one.loans[0]?.internalId ?? null,
  related: brief(counterparty(one)),
});

/** The customer a request is about, by whichever id stands in it. */
function subject({ path, query }: HostRequest): DemoCustomer | undefined {
  const [, kind, id = ''] = /^api\/(clients|accounts|loans)\/(\d+)/.exec(path) ?? [];
  if (kind === 'clients' || query.has('client')) return byInternalId(id || (query.get('client') ?? ''));
  if (kind === 'accounts' || query.has('account')) return byAccount(id || (query.get('account') ?? ''));
  if (kind === 'loans' || query.has('loan')) return byLoan(id || (query.get('loan') ?? ''));
  return undefined;
}

function page(kind: string, one: DemoCustomer, query: URLSearchParams): HostAnswer {
  const account = one.accounts.find((a) => a.internalId === query.get('account')) ?? one.accounts[0];
  if (!isPageName(kind) || account === undefined) return json({ error: 'not found' }, 404);
  const amount = query.get('amount');
  return json({
    ...hostPage(kind, { customer: one, account, amount: amount === null ? undefined : Number(amount) }),
    client: client(one),
    account,
    loanProduct: one.loans.find((a) => a.internalId === query.get('loan'))?.product,
  });
}

/** The JSON service behind the three script-driven eras, with its latency and its faults. */
export async function answerApi(request: HostRequest): Promise<HostAnswer> {
  const { path, query, switches } = request;
  if (path === 'api/words') return json({ bank: demoBank, labels, englishTitles });
  if (path === 'api/clients') return json(customers.map(brief));
  if (path === 'api/search') return json(search(query.get('q') ?? '').map(brief));
  if (path === 'api/transactions' && request.method === 'POST') return json({ serial: '2026112300010045' });
  const one = subject(request);
  const held = switches.latencyFor(one?.internalId);
  if (held > 0) await wait(held);
  const fault = switches.faultFor(one?.internalId);
  const pageKind = /^api\/pages\/([a-zA-Z]+)$/.exec(path)?.[1];
  if (fault === '401') return json({ error: 'session ended' }, 401);
  if (fault === '404' || one === undefined) return json({ error: 'not found' }, 404);
  if (fault === '500' || (fault === 'half' && pageKind !== undefined)) return json({ error: 'failed' }, 500);
  return pageKind === undefined ? json(client(one)) : page(pageKind, one, query);
}
