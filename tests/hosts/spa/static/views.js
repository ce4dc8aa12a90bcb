/**
 * Views of the SPA. A page's view is built once per kind and kept: for the next customer only its text nodes and input
 * values change, as a framework with change detection does.
 */
(() => {
  'use strict';
  const { h, label, title, input } = window.bankHost;
  // Generated names differ on every load, as they do from build to build.
  const generated = `_ngcontent-${Math.random().toString(36).slice(2, 5)}-c${100 + Math.floor(Math.random() * 900)}`;
  let inputs = 0;

  const slot = (tag, attributes = {}) => {
    const text = document.createTextNode('');
    return { node: h(tag, { [generated]: true, ...attributes }, text), text };
  };

  /** The customer's card: one text node holds several values; it is hidden on other pages, never emptied. */
  function clientHeader() {
    const name = slot('h2', { class: 'ibs-name' });
    const meta = slot('div', { class: 'ibs-meta' });
    const phone = slot('span', { class: 'ibs-chip' });
    const node = h('ibs-client-header', { [generated]: true }, name.node, meta.node, phone.node);
    return {
      node,
      setName: (client) => (name.text.data = client.name),
      setRest: (client) => {
        meta.text.data = `${label('customerNo')}: ${client.customerNo} | 外部标识: …${client.externalTail} | ${label('customerType')}: ${client.typeText}`;
        phone.text.data = client.phone;
      },
    };
  }

  function fieldCell(field, onchange) {
    const head = h('span', { class: 'k', [generated]: true }, label(field.key));
    if (field.input === undefined) {
      const value = slot('span', { class: 'v' });
      return { nodes: [head, value.node], set: (next) => (value.text.data = next.value) };
    }
    inputs += 1;
    const control = input(field, {
      id: `mat-input-${inputs}`,
      formcontrolname: field.key,
      [generated]: true,
      onchange: () => onchange?.(field.key, control.value),
    });
    return { nodes: [head, h('span', { class: 'v' }, control)], set: (next) => (control.value = next.value) };
  }

  function fieldsPanel(section, onchange) {
    const cells = section.fields.map((field) => fieldCell(field, onchange));
    const node = h(
      'div',
      { class: 'ibs-grid' },
      cells.map((cell) => cell.nodes),
    );
    return { node, set: (next) => next.fields.forEach((field, n) => cells[n].set(field)) };
  }

  /** Rows are reused too: one more customer row than before makes one node, one fewer hides it. */
  function tablePanel(section) {
    const body = h('tbody', {});
    const rows = [];
    const set = (next) => {
      next.rows.forEach((row, r) => {
        rows[r] ??= next.head.map((name) => slot('td', { class: `mat-column-${next.head.indexOf(name)}` }));
        if (!body.children[r])
          body.append(
            h(
              'tr',
              { class: 'mat-row' },
              rows[r].map((cell) => cell.node),
            ),
          );
        row.forEach((value, n) => (rows[r][n].text.data = value));
      });
      [...body.children].forEach((tr, r) => (tr.hidden = r >= next.rows.length));
    };
    const head = h(
      'tr',
      {},
      section.head.map((name) => h('th', {}, name)),
    );
    return { node: h('table', { class: 'mat-table' }, h('thead', {}, head), body), set };
  }

  function pageView(page, handlers) {
    const panels = page.sections.map((section) => {
      const part = section.fields ? fieldsPanel(section, handlers.onchange) : tablePanel(section);
      return { ...part, card: h('ibs-panel', {}, h('h3', {}, title(section.title)), part.node) };
    });
    const tabbed = page.kind === 'customerDetail';
    const related = slot('td');
    const cards = panels.map((panel) => panel.card);
    if (tabbed)
      cards.push(
        h(
          'ibs-panel',
          {},
          h('h3', {}, '关联客户'),
          h('table', { class: 'mat-table' }, h('tr', {}, h('td', {}, '担保方'), related.node)),
        ),
      );
    const node = h(`ibs-${page.kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-page`, {});
    if (tabbed) node.append(tabs(cards, ['概况', '账户', '借据', '流水', '关联客户'], handlers.ontab));
    node.append(...cards);
    const button = (text, run) => h('button', { type: 'button', class: 'mat-button', onclick: run }, text);
    const buttons = h('div', { class: 'ibs-actions' });
    if (!tabbed)
      buttons.append(
        button('提交', handlers.submit),
        button('暂存'),
        button('影像扫描'),
        button('取消', handlers.cancel),
      );
    else buttons.append(button('打印', () => window.print()));
    node.append(buttons);
    return {
      node,
      set(next) {
        next.sections.forEach((section, n) => panels[n].set(section));
        related.text.data = `${next.client.related.customerNo} ${next.client.related.name}`;
      },
    };
  }

  /** Panels of the other tabs stay in the document, hidden. */
  function tabs(cards, names, ontab) {
    const show = (chosen) => {
      cards.forEach((card, n) => (card.hidden = n !== chosen));
      [...bar.children].forEach((one, n) => one.classList.toggle('active', n === chosen));
    };
    const bar = h('div', { class: 'ibs-tabs', role: 'tablist' });
    names.forEach((name, n) =>
      bar.append(h('button', { type: 'button', role: 'tab', onclick: () => (show(n), ontab(n)) }, name)),
    );
    show(0);
    return bar;
  }

  function clientList(clients, open) {
    const head = h(
      'tr',
      {},
      ['客户编号', '客户名称', '客户类型', '结算账号', '内部号'].map((name) => h('th', {}, name)),
    );
    const rows = clients.map((one) =>
      h(
        'tr',
        { class: 'mat-row', onclick: () => open(one) },
        [one.customerNo, one.name, one.typeText, one.accountNo, one.internalId].map((cell) =>
          h('td', {}, cell),
        ),
      ),
    );
    return h(
      'ibs-client-list',
      {},
      h(
        'ibs-panel',
        {},
        h('h3', {}, `客户列表 共 ${clients.length} 户`),
        h('table', { class: 'mat-table' }, head, rows),
      ),
    );
  }

  window.ibsViews = { clientHeader, pageView, clientList };
})();
