/** The counter system of 2012: one address for everything, tabs whose panels stay, hot keys on window. */
(() => {
  'use strict';
  const { h, api, start, query, bank, label, title } = window.bankHost;
  const { dialog, close } = window.counterDialog;
  const { panel, nextId } = window.counterPanel;
  const menu = {
    customerDetail: '客户信息',
    accountOpening: '开户',
    transfer: '转账',
    loan: '贷款',
    complaint: '投诉',
    largeCash: '大额取现',
    productSale: '产品',
    infoChange: '信息变更',
    dormant: '睡眠户',
    closing: '销户',
    corpAccounts: '对公账户',
    deposit: '存款',
    withdrawal: '取款',
    repayment: '还款',
  };
  let client;
  let bar, panels, tabs;

  function toast(text) {
    const one = h('div', { class: 'gritter' }, text);
    document.body.append(one);
    setTimeout(() => one.remove(), 4000);
  }

  function choose(tab) {
    for (const one of tabs) {
      one.node.hidden = one !== tab;
      one.head.classList.toggle('ui-tabs-active', one === tab);
    }
  }

  function remove(tab) {
    tabs = tabs.filter((one) => one !== tab);
    tab.node.remove();
    tab.head.remove();
    choose(tabs.at(-1));
  }

  function addTab(text, node) {
    const head = h(
      'li',
      { role: 'tab' },
      h('a', { href: `#${node.id}`, onclick: (event) => (event.preventDefault(), choose(tab)) }, text),
      h('span', { class: 'ui-icon-close', onclick: () => remove(tab) }, '×'),
    );
    const tab = { node, head };
    tabs.push(tab);
    bar.append(head);
    panels.append(node);
    choose(tab);
    return tab;
  }

  async function submit() {
    const { data } = await api('transactions', { kind: 'any' });
    toast(`交易成功 流水号 ${data.serial}`);
  }

  /** A transaction for the customer in hand; with nobody in hand an empty form whose account is typed. */
  async function openPage(kind, one = client) {
    const { status, data } = await api(`pages/${kind}?client=${one?.internalId ?? '100000027'}`);
    if (status === 401) return ended();
    if (status !== 200) return toast(status === 404 ? '客户不存在' : '部分数据加载失败');
    const identity = data.sections.find((section) => section.title === '客户信息');
    identity?.fields.push({ key: 'settlementAccount', value: data.account.accountNo });
    const accounts = one ? data.client.accounts : [];
    const node = panel(
      { ...data, accounts },
      { submit: () => void submit(), cancel: () => remove(tab), blank: one === undefined },
    );
    const tab = addTab(menu[kind], node);
  }

  async function take(one) {
    const { status, data } = await api(`clients/${one.internalId}`);
    if (status === 401) return ended();
    if (status !== 200) return toast('客户不存在');
    client = data;
    return openPage('customerDetail');
  }

  async function find(text) {
    const { data } = await api(`search?q=${encodeURIComponent(text)}`);
    if (data.length === 1) return take(data[0]);
    const rows = data.map((one) =>
      h(
        'tr',
        { onclick: () => (close(), void take(one)) },
        [one.customerNo, one.name, one.accountNo].map((cell) => h('td', {}, cell)),
      ),
    );
    dialog(
      `查询结果 ${data.length} 户`,
      h(
        'table',
        { class: 'ui-grid' },
        h(
          'tr',
          {},
          [label('customerNo'), label('customerName'), label('accountNo')].map((name) => h('th', {}, name)),
        ),
        rows,
      ),
    );
  }

  function create() {
    client = undefined;
    const node = h(
      'div',
      { id: nextId(), class: 'ui-tabs-panel' },
      h('h3', { class: 'title' }, '1000 新建客户'),
      h('p', {}, h('label', {}, '客户名称:'), h('input', { name: 'customerName' })),
    );
    addTab('新建客户', node);
  }

  function leave() {
    client = undefined;
    close();
    for (const tab of [...tabs]) remove(tab);
    const node = h(
      'div',
      { id: nextId(), class: 'ui-tabs-panel' },
      h('h3', { class: 'title' }, '柜员签到'),
      h('input', { name: 'user' }),
      h('input', { type: 'password', name: 'pw' }),
    );
    addTab('签到', node);
  }

  const ended = () => dialog('会话已结束', h('button', { type: 'button', onclick: leave }, '重新签到'));

  /** Hot keys are heard on window, whatever has the focus. */
  function keys(event) {
    const key = event.key.toLowerCase();
    const visible = (name) =>
      [...document.querySelectorAll(`.${name}`)].find((one) => one.offsetParent !== null);
    const alt = { c: create, s: () => visible('submit')?.click(), x: () => visible('cancel')?.click() };
    const ctrl = {
      l: leave,
      n: create,
      i: () => void openPage('customerDetail'),
      g: () => void openPage('transfer'),
      q: () => dialog('查询', h('p', {}, '请输入条件')),
      f: () => document.querySelector('[name=qcust]').focus(),
      e: () => void openPage('infoChange'),
      j: () => void openPage('largeCash'),
      r: () => void openPage('loan'),
      t: () => void openPage('transfer'),
    };
    const run = event.altKey ? alt[key] : event.ctrlKey ? ctrl[key] : undefined;
    if (key === 'escape') close();
    if (run && (client || !event.ctrlKey || ['l', 'n', 'q', 'f'].includes(key))) {
      event.preventDefault();
      run();
    }
  }

  function shell() {
    const item = ([kind, name]) =>
      h('button', { type: 'button', 'data-kind': kind, onclick: () => void openPage(kind) }, name);
    bar = h('ul', { class: 'ui-tabs-nav', role: 'tablist' });
    panels = h('div', { class: 'panels' });
    tabs = [];
    const search = h('input', {
      name: 'qcust',
      placeholder: '客户号/户名/账号',
      onkeydown: (event) => event.key === 'Enter' && void find(event.target.value),
    });
    document.getElementById('desk').append(
      h(
        'div',
        { class: 'ui-widget-header' },
        h('b', {}, `${bank().name}前台综合系统`),
        search,
        h(
          'button',
          {
            type: 'button',
            'data-act': 'auth',
            onclick: () => dialog('授权', h('p', {}, '主管柜员号 ', h('input', { name: 'boss' }))),
          },
          '授权',
        ),
        h('button', { type: 'button', 'data-act': 'create', onclick: create }, '新建客户'),
        h(
          'button',
          { type: 'button', 'data-act': 'release', onclick: () => (client = undefined) },
          '释放客户',
        ),
        h('button', { type: 'button', 'data-act': 'leave', onclick: leave }, '签退'),
        h('span', {}, bank().teller),
      ),
      h('div', { class: 'menu' }, Object.entries(menu).map(item)),
      h('div', { class: 'ui-tabs' }, bar, panels),
    );
    addTab(
      '首页',
      h(
        'div',
        { id: nextId(), class: 'ui-tabs-panel' },
        h('h3', { class: 'title' }, title('首页')),
        h('p', {}, '今日待办 8 笔'),
      ),
    );
  }

  /** `?open=transfer&customer=P-2002` opens a page once; the address is then the one address again. */
  async function first() {
    const [kind, customer] = [query.get('open'), query.get('customer')];
    const reloaded = performance.getEntriesByType('navigation')[0]?.type === 'reload';
    try {
      history.replaceState({}, '', location.pathname);
    } catch {
      // A sandboxed document may not rewrite its address.
    }
    if (reloaded) return leave();
    const { data } = customer ? await api(`search?q=${encodeURIComponent(customer)}`) : { data: [] };
    client = data[0] && (await api(`clients/${data[0].internalId}`)).data;
    if (kind) await openPage(kind);
  }

  start(() => {
    shell();
    window.addEventListener('keydown', keys);
    void first();
  });
})();
