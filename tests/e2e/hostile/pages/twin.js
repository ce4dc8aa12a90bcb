/** What the panel would be if it were built the usual way: in the page. Every way of reading must find it. */
(() => {
  'use strict';
  const text = 'DECOY囍';
  const holder = document.createElement('tellerwise-twin');
  holder.id = 'twin';
  holder.title = text;
  holder.setAttribute('aria-label', text);
  holder.setAttribute(
    'style',
    `--name:"${text}";position:absolute;left:20px;top:300px;width:200px;height:80px`,
  );
  const shadow = holder.attachShadow({ mode: 'open' });
  const inner = document.createElement('p');
  inner.textContent = text;
  const frame = document.createElement('iframe');
  frame.name = text;
  frame.srcdoc = `<p>${text}</p>`;
  shadow.append(inner, frame);
  const named = document.createElement('iframe');
  named.name = text;
  named.srcdoc = `<p>${text}</p>`;
  holder.append(named);
  const plain = document.createElement('span');
  plain.className = 'plain';
  plain.textContent = text;
  plain.setAttribute('elementtiming', text);
  holder.append(plain);
  shadow.append(document.createElement('slot'));
  document.documentElement.append(holder);
  plain.animate([{ opacity: 0.9 }, { opacity: 1 }], { duration: 1e9 });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`#twin::before{content:"${text}"} .plain{font-family:probe}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const list = [];
  list.push(text);
  JSON.stringify({ name: text });
  void Promise.resolve(text).then((each) => each);
  new Map().set('name', text);
  text.replace('x', '');
  window.postMessage({ name: text }, '*');
  const customer = {};
  customer.nameMasked = text;
  window.dispatchEvent(new CustomEvent('tellerwise', { detail: text }));
  window.addEventListener('twin', () => undefined);
  window.dispatchEvent(new CustomEvent('twin', { detail: text }));
  void fetch(`/ibs/data?${text}`);
  history.replaceState({ name: text }, '');
  localStorage.setItem('shown', text);
  new BroadcastChannel('tellerwise').postMessage(text);
  new SharedWorker('/ibs/shared.js').port.postMessage({ note: text });
  setTimeout(() => {
    throw new Error(text);
  });
  const script = document.createElement('script');
  script.textContent = `/* ${text} */`;
  document.documentElement.append(script);
})();
