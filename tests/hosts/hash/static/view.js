/** Views of the hash SPA: every one is built anew, nothing of the view before is kept. */
(() => {
  'use strict';
  const { h, label, title, input } = window.bankHost;
  const { localised } = window.cbsLocal;
  /** The words this system uses for the customer's number. */
  const word = (key) => (label(key) === '客户编号' ? '客户号' : label(key));

  function field(one) {
    const shown = { ...one, value: localised(one.value, one.input !== undefined) };
    if (one.input === undefined)
      return h(
        'tr',
        {},
        h('td', { class: 'table-bold-text' }, word(one.key)),
        h('td', { 'data-ng-bind': one.key }, shown.value),
      );
    return h(
      'tr',
      {},
      h(
        'td',
        { class: 'table-bold-text' },
        h('label', { class: 'control-label', for: one.key }, word(one.key)),
      ),
      h('td', {}, input(shown, { id: one.key, 'ng-model': `formData.${one.key}`, class: 'form-control' })),
    );
  }

  function half(fields) {
    return h('table', { class: 'table table-bordered' }, fields.map(field));
  }

  function section(one) {
    const heading = h('legend', {}, title(one.title));
    if (one.fields) {
      const middle = Math.ceil(one.fields.length / 2);
      return h(
        'fieldset',
        {},
        heading,
        h('div', { class: 'row-fluid' }, half(one.fields.slice(0, middle)), half(one.fields.slice(middle))),
      );
    }
    const rows = one.rows.map((row) =>
      h(
        'tr',
        { 'ng-repeat': 'row in rows' },
        row.map((cell) => h('td', {}, localised(cell))),
      ),
    );
    return h(
      'fieldset',
      {},
      heading,
      h(
        'table',
        { class: 'table table-striped' },
        h(
          'tr',
          {},
          one.head.map((name) => h('th', {}, name)),
        ),
        rows,
      ),
    );
  }

  const crumb = (...parts) =>
    h(
      'ul',
      { class: 'breadcrumb' },
      parts.map((part) => h('li', {}, part)),
    );

  /** Deposit, withdrawal, repayment: a name in the breadcrumb and nothing else that says who it is. */
  function anonymous(page, submit) {
    return h(
      'div',
      { class: 'ng-scope' },
      crumb(h('a', { href: '#/clients' }, '客户'), page.client.name, title(page.title)),
      page.sections.map(section),
      actions(submit),
    );
  }

  const actions = (submit) =>
    h(
      'div',
      { class: 'form-actions' },
      h('button', { class: 'btn btn-primary', onclick: submit }, '提交'),
      h('a', { class: 'btn', href: '#/home' }, '取消'),
    );

  function identified(page, route, submit) {
    const { client } = page;
    // The number behind the # is whatever the address is about: a client here, an account or a loan there.
    const what = { clients: client.name, accounts: page.account.product, loans: page.loanProduct }[route.of];
    const headline = `${what} (#${route.id})`;
    const back = h('a', { href: `#/viewclient/${client.internalId}`, 'ng-click': 'toClient()' }, client.name);
    const view = h(
      'div',
      { class: 'ng-scope' },
      crumb(h('a', { href: '#/clients' }, '客户'), back, title(page.title)),
      h('h3', { class: 'client-title' }, h('i', { class: 'icon-circle' }, '●'), ` ${headline}`),
    );
    if (route.of !== 'loans')
      view.append(
        h(
          'p',
          { class: 'client-meta' },
          h('strong', {}, `${word('customerNo')}:`),
          ` ${client.customerNo} | 外部编号: …${client.externalTail} | ${client.phone}`,
        ),
      );
    view.append(h('h4', { class: 'page-title' }, title(page.title)));
    const kept = route.of === 'loans' ? page.sections.slice(1) : page.sections;
    view.append(...kept.map(section));
    view.append(page.kind === 'customerDetail' ? links(client) : actions(submit));
    return view;
  }

  function links(client) {
    const to = (text, href) => h('a', { class: 'btn', href }, text);
    const account = `#/savingaccount/${client.accountId}`;
    return h(
      'div',
      { class: 'form-actions' },
      to('存款', `${account}/deposit`),
      to('取款', `${account}/withdrawal`),
      to('转账', `#/viewsavingaccount/${client.accountId}/transfer`),
      client.loanId ? to('还款', `#/loanaccount/${client.loanId}/repayment`) : undefined,
      client.loanId ? to('贷款', `#/viewloanaccount/${client.loanId}`) : undefined,
    );
  }

  function list(clients, heading) {
    const rows = clients.map((one) =>
      h(
        'tr',
        {
          'ng-repeat': 'client in clients',
          onclick: () => (location.hash = `#/viewclient/${one.internalId}`),
        },
        [one.name, `#${one.internalId}`, one.customerNo, one.accountNo, one.typeText].map((cell) =>
          h('td', {}, cell),
        ),
      ),
    );
    return h(
      'div',
      { class: 'ng-scope' },
      crumb('客户', heading),
      h(
        'table',
        { class: 'table table-striped' },
        h(
          'tr',
          {},
          ['名称', '内部号', '客户号', '账号', '类型'].map((name) => h('th', {}, name)),
        ),
        rows,
      ),
    );
  }

  function simple(heading, ...rest) {
    return h('div', { class: 'ng-scope' }, crumb(heading), h('h4', { class: 'page-title' }, heading), rest);
  }

  /** The same words drawn as a picture: there is no page data at all. */
  function painted(view) {
    const canvas = h('canvas', { width: 1180, height: 640 });
    const pen = canvas.getContext('2d');
    pen.font = '14px sans-serif';
    [...view.querySelectorAll('li,h3,h4,p,legend,tr')].forEach((one, n) =>
      pen.fillText(one.textContent, 10, 20 + n * 20),
    );
    return canvas;
  }

  window.cbsView = { anonymous, identified, list, simple, painted };
})();
