/** Addresses of the SPA. What stands in them is the host's own id of a client, an account or a loan, never the customer number. */
(() => {
  'use strict';
  const byClient = {
    customerDetail: 'general',
    accountOpening: 'accounts/new',
    complaint: 'complaints/new',
    productSale: 'products/sale',
    infoChange: 'change',
    corpAccounts: 'settlement-accounts',
    loan: 'loans/new',
  };
  const byAccount = {
    transfer: 'transfer',
    largeCash: 'large-cash',
    dormant: 'reactivate',
    closing: 'close',
  };

  /** Path below /ibs/ of one page kind; `client` needs internalId and accountId. */
  function pathOf(kind, client) {
    if (byClient[kind]) return `customers/${client.internalId}/${byClient[kind]}`;
    return `accounts/${client.accountId}/${byAccount[kind]}`;
  }

  function parse(path) {
    const compare = /^customers\/(\d+)\/compare\/(\d+)$/.exec(path);
    if (compare) return { name: 'compare', ids: [compare[1], compare[2]] };
    const existing = /^(?:customers\/(\d+)\/)?loans\/(\d+)$/.exec(path);
    if (existing) return { name: 'page', kind: 'loan', of: 'loans', id: existing[2] };
    const [, of, id, rest] = /^(customers|accounts)\/(\d+)\/(.+)$/.exec(path) ?? [];
    const kinds = of === 'customers' ? byClient : byAccount;
    const kind = of && Object.keys(kinds).find((name) => kinds[name] === rest);
    if (kind) return { name: 'page', kind, of: of === 'customers' ? 'clients' : 'accounts', id };
    const plain = {
      '': 'home',
      home: 'home',
      login: 'login',
      customers: 'list',
      'customers/new': 'create',
      search: 'search',
    };
    return { name: plain[path] ?? 'missing' };
  }

  window.ibsRoutes = { pathOf, parse, kinds: [...Object.keys(byClient), ...Object.keys(byAccount)] };
})();
