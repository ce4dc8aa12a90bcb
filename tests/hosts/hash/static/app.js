/** The hash SPA of 2013: location.hash, one view thrown away and built anew for every address, title the same for everyone. */
(() => {
  'use strict';
  const { h, api, start, query, bank } = window.bankHost;
  const { anonymous, identified, list, simple, painted } = window.cbsView;
  const routes = [
    [/^\/viewclient\/(\d+)$/, 'clients', 'customerDetail'],
    [/^\/client\/(\d+)\/openaccount$/, 'clients', 'accountOpening'],
    [/^\/client\/(\d+)\/newloan$/, 'clients', 'loan'],
    [/^\/client\/(\d+)\/complaint$/, 'clients', 'complaint'],
    [/^\/client\/(\d+)\/products$/, 'clients', 'productSale'],
    [/^\/client\/(\d+)\/edit$/, 'clients', 'infoChange'],
    [/^\/client\/(\d+)\/accounts$/, 'clients', 'corpAccounts'],
    [/^\/viewloanaccount\/(\d+)$/, 'loans', 'loan'],
    [/^\/viewsavingaccount\/(\d+)\/transfer$/, 'accounts', 'transfer'],
    [/^\/viewsavingaccount\/(\d+)\/largecash$/, 'accounts', 'largeCash'],
    [/^\/viewsavingaccount\/(\d+)\/activate$/, 'accounts', 'dormant'],
    [/^\/viewsavingaccount\/(\d+)\/close$/, 'accounts', 'closing'],
    [/^\/savingaccount\/(\d+)\/deposit$/, 'accounts', 'deposit'],
    [/^\/savingaccount\/(\d+)\/withdrawal$/, 'accounts', 'withdrawal'],
    [/^\/loanaccount\/(\d+)\/repayment$/, 'loans', 'repayment'],
  ];
  const withoutIdentity = ['deposit', 'withdrawal', 'repayment'];
  let round = 0;
  let outlet;

  /** The view's place: an element, or a closed shadow root with `?shadow=closed`. */
  function fill(view) {
    const shown = query.get('canvas') === '1' ? painted(view) : view;
    outlet.replaceChildren(shown);
    document.title = '概况';
  }

  function sessionEnded() {
    const box = h(
      'div',
      { class: 'modal', role: 'dialog' },
      h(
        'div',
        { class: 'modal-body' },
        h('h4', {}, '登录已超时'),
        h('button', { class: 'btn', onclick: () => (box.remove(), (location.hash = '#/login')) }, '重新登录'),
      ),
    );
    document.body.append(box);
  }

  async function submit() {
    const { data } = await api('transactions', { kind: 'any' });
    const note = h('div', { class: 'alert alert-success' }, `提交成功 ${data.serial}`);
    document.body.append(note);
    setTimeout(() => note.remove(), 4000);
  }

  function match(path) {
    for (const [pattern, of, kind] of routes) {
      const id = pattern.exec(path)?.[1];
      if (id) return { of, kind, id };
    }
    return undefined;
  }

  async function load(route, mine) {
    const found = await api(`${route.of}/${route.id}`);
    const one = { clients: 'client', accounts: 'account', loans: 'loan' }[route.of];
    const page = found.status === 200 ? await api(`pages/${route.kind}?${one}=${route.id}`) : found;
    if (mine !== round) return;
    if (page.status === 401) return sessionEnded();
    if (page.status === 404) return fill(simple('未找到'));
    if (page.status !== 200) return fill(simple('部分数据加载失败', h('p', {}, found.data.name)));
    const make = withoutIdentity.includes(route.kind) ? anonymous : identified;
    fill(make(page.data, route, () => void submit()));
  }

  async function render() {
    round += 1;
    const mine = round;
    const path = location.hash.slice(1);
    fill(h('div', { class: 'loading-indicator' }, '加载中…'));
    const route = match(path);
    if (route) return load(route, mine);
    const searched = /^\/search\/(.+)$/.exec(path)?.[1];
    if (searched || path === '/clients') {
      const { data } = await api(searched ? `search?q=${searched}` : 'clients');
      return mine === round ? fill(list(data, searched ? '查询结果' : '客户列表')) : undefined;
    }
    if (path === '/createclient')
      return fill(simple('新建客户', h('input', { 'ng-model': 'formData.fullname' })));
    if (path === '/login')
      return fill(
        simple(
          '登录',
          h('input', { 'ng-model': 'user' }),
          h('input', { type: 'password', 'ng-model': 'password' }),
        ),
      );
    return fill(simple('首页', h('p', {}, '今日待办 8 笔')));
  }

  function shell() {
    const to = (text, href) => h('a', { href }, text);
    const search = h('input', {
      'ng-model': 'search.query',
      placeholder: '客户号 / 名称',
      onkeydown: (event) =>
        event.key === 'Enter' && (location.hash = `#/search/${encodeURIComponent(event.target.value)}`),
    });
    const place = h('div', { 'ng-view': true, class: 'container' });
    outlet = query.get('shadow') === 'closed' ? place.attachShadow({ mode: 'closed' }) : place;
    document
      .getElementById('shell')
      .append(
        h(
          'div',
          { class: 'navbar' },
          h('b', {}, `${bank().name} 核心业务平台`),
          to('首页', '#/home'),
          to('客户', '#/clients'),
          to('新建客户', '#/createclient'),
          h('span', { class: 'grow' }),
          search,
          h('span', {}, bank().teller),
          to('退出', '#/login'),
        ),
        place,
      );
  }

  start(() => {
    shell();
    window.addEventListener('hashchange', () => void render());
    void render();
  });
})();
