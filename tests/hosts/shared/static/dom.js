/** What the three script-driven demo hosts share: element making (no HTML strings, so Trusted Types hold) and the service. */
(() => {
  'use strict';
  const query = new URLSearchParams(location.search);
  const prefix = `/${location.pathname.split('/')[1]}/`;
  const passed = ['latency', 'fault', 'amount'];

  /** h('td', { class: 'k', onclick }, 'text', child): a listener where the value is a function, else an attribute. */
  function h(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === 'function') node.addEventListener(name.slice(2), value);
      else if (value === true) node.setAttribute(name, '');
      else if (value !== false && value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children.flat(Infinity).filter((child) => child !== undefined));
    return node;
  }

  /** GET, or POST when there is a body; gives { status, data }. */
  async function api(path, body) {
    const url = new URL(`${prefix}api/${path}`, location.href);
    for (const name of passed) for (const value of query.getAll(name)) url.searchParams.append(name, value);
    const answer = await fetch(
      url,
      body === undefined ? {} : { method: 'POST', body: new URLSearchParams(body) },
    );
    return { status: answer.status, data: await answer.json() };
  }

  let words = { labels: {}, englishTitles: {}, bank: {} };
  const english = query.get('lang') === 'en';
  const label = (key) => words.labels[key]?.[english ? 1 : 0] ?? key;
  const title = (text) => (english ? (words.englishTitles[text] ?? text) : text);

  /** An input for a field of a page: text, password or select; attributes as the era names them. */
  function input(field, attributes) {
    if (field.input !== 'select') return h('input', { type: field.input, value: field.value, ...attributes });
    return h(
      'select',
      attributes,
      field.options.map((option) => h('option', { value: option }, option)),
    );
  }

  async function start(run) {
    words = (await api('words')).data;
    if (query.get('dark') === '1') document.body.classList.add('theme-dark');
    if (query.get('dir') === 'rtl') document.documentElement.dir = 'rtl';
    run();
  }

  window.bankHost = { h, api, label, title, input, start, query, prefix, bank: () => words.bank };
})();
