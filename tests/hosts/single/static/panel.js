/** One tab's panel: labels with `for`, values in inputs, generated ids. */
(() => {
  'use strict';
  const { h, api, label, title, input, query } = window.bankHost;
  let ids = 5;
  const nextId = () => `ui-id-${(ids += 1)}`;
  const words = { 客户编号: '客户号', 付款账号: '付款人账号', 收款账号: '收款人账号' };
  const word = (key) => `${words[label(key)] ?? label(key)}:`;
  // The teller types or chooses these; the rest of the identity is filled in by script.
  const typed = ['accountNo', 'payerAccount'];

  function control(field, page) {
    const attributes = { id: nextId(), name: field.key };
    if (field.key === 'accountNo' && page.accounts.length > 0)
      return h(
        'select',
        attributes,
        page.accounts.map((one) => h('option', { value: one.accountNo }, `${one.accountNo} ${one.product}`)),
      );
    const plain = field.input === undefined && !typed.includes(field.key);
    return input({ input: 'text', ...field }, plain ? { ...attributes, readonly: true } : attributes);
  }

  function fields(section, page, controls) {
    return h(
      'div',
      { class: 'fields' },
      section.fields.map((field) => {
        const one = control(field, page);
        controls.set(field.key, one);
        return h('p', {}, h('label', { for: one.id }, word(field.key)), one);
      }),
    );
  }

  function table(section, onrow) {
    const rows = section.rows.map((row) =>
      h(
        'tr',
        { onclick: () => onrow(row) },
        row.map((cell) => h('td', {}, cell)),
      ),
    );
    return h(
      'table',
      { class: 'ui-grid' },
      h(
        'tr',
        {},
        section.head.map((name) => h('th', {}, name)),
      ),
      rows,
    );
  }

  /** An account typed, chosen or clicked: the rest follows by script, without an event, `?silent=1` even without a trace. */
  async function fill(controls, accountNo, note) {
    const { status, data } = await api(`accounts/${accountNo.replaceAll(/\s/g, '')}`);
    const known = status === 200;
    const set = (key, value) => {
      if (controls.has(key)) controls.get(key).value = value;
    };
    for (const key of ['customerName', 'accountName', 'payerName']) set(key, known ? data.name : '');
    set('customerNo', known ? data.customerNo : '');
    set('phone', known ? data.phone : '');
    if (query.get('silent') !== '1') note.textContent = known ? '已读取账户' : '账户不存在';
  }

  /** The panel of a page; `blank` empties everything so that the teller types the account. */
  function panel(page, { submit, cancel, blank }) {
    const controls = new Map();
    const note = h('span', { class: 'note' });
    const pick = (row) => {
      const number = row.find((cell) => /^\d{16}$/.test(cell));
      if (number === undefined) return;
      const target = controls.get('accountNo') ?? controls.get('payerAccount');
      if (target) target.value = number;
      void fill(controls, number, note);
    };
    const node = h(
      'div',
      { id: nextId(), class: 'ui-tabs-panel', role: 'tabpanel' },
      h('h3', { class: 'title' }, `${page.code} ${title(page.title)}`),
    );
    for (const section of page.sections)
      node.append(
        h(
          'fieldset',
          {},
          h('legend', {}, title(section.title)),
          section.fields ? fields(section, page, controls) : table(section, pick),
        ),
      );
    node.append(
      h(
        'div',
        { class: 'buttons' },
        h('button', { type: 'button', accesskey: 's', class: 'submit', onclick: submit }, '提交(Alt+S)'),
        h('button', { type: 'button', class: 'cancel', onclick: cancel }, '取消(Alt+X)'),
        note,
      ),
    );
    for (const key of typed)
      controls
        .get(key)
        ?.addEventListener('change', (event) => void fill(controls, event.target.value.split(' ')[0], note));
    if (blank) for (const one of controls.values()) if (one.tagName === 'INPUT') one.value = '';
    return node;
  }

  window.counterPanel = { panel, nextId };
})();
