/** The SPA of 2025: pushState with paths, data that arrive after the address, one constant title. */
(() => {
  'use strict';
  const { h, api, title, start, query, prefix, bank } = window.bankHost;
  const { pathOf, parse, kinds } = window.ibsRoutes;
  const { clientHeader, pageView, clientList } = window.ibsViews;
  const { standing, menuNames } = window.ibsStanding;
  const pages = new Map();
  let client;
  let round = 0;
  let header, crumbs, outlet, content, progress, toasts, side;

  /** `?route=hash` keeps the route behind a # yet still moves by pushState, so no hashchange is ever fired. */
  const hashed = query.get('route') === 'hash';
  const addressOf = (path) =>
    hashed ? `${prefix}${location.search}#/${path}` : `${prefix}${path}${location.search}`;
  const current = () =>
    (hashed ? location.hash.slice(2) : location.pathname.slice(prefix.length)).split('#')[0];

  function go(path) {
    try {
      history.pushState({}, '', addressOf(path));
    } catch {
      location.assign(addressOf(path)); // a sandboxed document may not rewrite its address
    }
    void render();
  }
  const open = (kind, one) => go(pathOf(kind, one));

  function toast(text) {
    const one = h('div', { class: 'toast', role: 'status' }, text);
    toasts.append(one);
    setTimeout(() => one.remove(), 4000);
  }

  function sessionEnded() {
    if (document.querySelector('ibs-session-dialog')) return;
    const leave = () => (dialog.remove(), go('login'));
    const dialog = h(
      'ibs-session-dialog',
      { role: 'alertdialog', 'aria-modal': 'true' },
      h(
        'div',
        {},
        h('h3', {}, '会话已结束'),
        h('p', {}, '长时间未操作，请重新登录。'),
        h('button', { type: 'button', class: 'mat-button', onclick: leave }, '重新登录'),
      ),
    );
    document.body.append(dialog);
  }

  /** Shows something that is about no customer; the card is only hidden, its old text stays. */
  function plain(node, crumb) {
    header.node.hidden = true;
    side.hidden = true;
    crumbs.textContent = crumb;
    content.replaceChildren(node);
  }

  const answered = (answer) => {
    if (answer.status === 401) sessionEnded();
    return answer.status === 200;
  };
  function failed(status) {
    if (status === 404) plain(h('ibs-panel', {}, h('h3', {}, '未找到该客户')), '首页');
  }

  async function submit() {
    const { data } = await api('transactions', { kind: 'any' });
    toast(`交易成功 流水号 ${data.serial}`);
  }

  /** A new payer account typed in: its holder's name follows, the address and the card do not. */
  async function changed(key, value) {
    if (key !== 'payerAccount') return;
    const { status, data } = await api(`accounts/${value.replaceAll(' ', '')}`);
    const cell = [...document.querySelectorAll('ibs-transfer-page .k')].find((one) =>
      one.textContent.includes('付款户名'),
    );
    if (cell) cell.nextElementSibling.firstChild.data = status === 200 ? data.name : '';
  }

  function show(page) {
    let view = pages.get(page.kind);
    if (!view) {
      view = pageView(page, {
        submit,
        onchange: changed,
        cancel: () => open('customerDetail', client),
        ontab: (n) => history.pushState({}, '', `${addressOf(current())}#tab${n}`),
      });
      pages.set(page.kind, view);
    }
    view.set(page);
    if (content.firstChild !== view.node) content.replaceChildren(view.node);
  }

  /** Three answers, one after the other; until the last the old customer stays on the screen under the new address. */
  async function load(route, mine) {
    // `?race=1`: this page forgets to throw late answers away.
    const stale = () => mine !== round && query.get('race') !== '1';
    const mix = query.get('mix') === '1';
    progress.hidden = false;
    const found = await api(`${route.of}/${route.id}`);
    if (stale()) return;
    if (!answered(found)) return failed(found.status);
    if (mix) header.setName(found.data);
    const holder = await api(`clients/${found.data.internalId}`);
    if (stale()) return;
    if (!answered(holder)) return failed(holder.status);
    if (mix) header.setRest(holder.data);
    const account = route.of === 'accounts' ? `&account=${route.id}` : '';
    const page = await api(`pages/${route.kind}?client=${holder.data.internalId}${account}`);
    if (stale()) return;
    client = holder.data;
    header.setName(client);
    header.setRest(client);
    header.node.hidden = false;
    side.hidden = false;
    // The number stands in the breadcrumb and in the card; a failed page keeps what it showed before.
    crumbs.textContent = `客户管理 / 客户 ${client.customerNo} / ${page.status === 200 ? title(page.data.title) : '…'}`;
    if (answered(page)) show(page.data);
    else toast('部分数据加载失败');
    if (mine === round) progress.hidden = true;
  }

  async function render() {
    round += 1;
    const route = parse(current());
    progress.hidden = true;
    if (route.name === 'page') return load(route, round);
    if (route.name === 'list' || route.name === 'search') return list(route.name);
    if (route.name === 'compare') return compare(route.ids);
    plain((standing[route.name] ?? standing.home)(), '首页');
  }

  async function list(name) {
    const q = query.get('q') ?? document.querySelector('[formcontrolname=quickSearch]').value;
    const { data } = await api(name === 'list' ? 'clients' : `search?q=${encodeURIComponent(q)}`);
    plain(
      clientList(data, (one) => open('customerDetail', one)),
      '客户管理 / 客户列表',
    );
  }

  /** Two customers side by side. */
  async function compare(ids) {
    const found = await Promise.all(ids.map((id) => api(`clients/${id}`)));
    const cards = found.map(({ data }) => {
      const card = clientHeader();
      card.setName(data);
      card.setRest(data);
      return card.node;
    });
    plain(h('ibs-compare-page', {}, cards), '客户管理 / 合并核对');
  }

  async function quickSearch(event) {
    if (event.key !== 'Enter') return;
    const { data } = await api(`search?q=${encodeURIComponent(event.target.value)}`);
    if (data.length === 1) open('customerDetail', data[0]);
    else go('search');
  }

  function shell() {
    const link = (text, path) =>
      h('a', { href: addressOf(path), onclick: (event) => (event.preventDefault(), go(path)) }, text);
    header = clientHeader();
    header.node.hidden = true;
    crumbs = h('div', { class: 'ibs-crumbs' }, '首页');
    progress = h('div', { class: 'ibs-progress', role: 'progressbar' });
    content = h('div', { class: 'ibs-content' });
    outlet = h('main', {}, progress, crumbs, header.node, content);
    toasts = h('ibs-toast-container', {});
    side = h(
      'div',
      { class: 'ibs-menu' },
      kinds.map((kind) =>
        h(
          'a',
          { href: '#', 'data-kind': kind, onclick: (event) => (event.preventDefault(), open(kind, client)) },
          menuNames[kind],
        ),
      ),
    );
    const search = h('input', {
      type: 'search',
      formcontrolname: 'quickSearch',
      placeholder: '客户编号 / 名称 / 账号',
      onkeydown: quickSearch,
    });
    document
      .querySelector('ibs-root')
      .append(
        h(
          'header',
          {},
          h('b', {}, `${bank().name} 综合业务系统`),
          link('首页', 'home'),
          link('客户列表', 'customers'),
          link('新建客户', 'customers/new'),
          h('a', { href: `${prefix}report.html` }, '报表查询'),
          h('span', { class: 'grow' }),
          search,
          h('span', {}, bank().unit),
          h('span', {}, bank().teller),
          link('签退', 'login'),
        ),
        h('nav', {}, h('b', {}, '客户管理'), side),
        outlet,
        h('footer', {}, `机构 3201 柜员 T-001 会计日期 ${bank().date} 终端 A07`),
      );
    document.body.append(toasts);
  }

  start(() => {
    shell();
    window.addEventListener('popstate', () => void render());
    const seconds = Number(query.get('session'));
    if (seconds > 0) setTimeout(sessionEnded, seconds * 1000);
    void render();
  });
})();
