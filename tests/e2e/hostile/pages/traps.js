/** Runs before anything else of the page: every builtin that could pass a text by is patched and keeps what it saw. */
(() => {
  'use strict';
  const caught = (window.caught = {});
  const keep = (trap, value) => {
    const list = (caught[trap] ??= []);
    if (list.length < 20_000) list[list.length] = value;
  };
  /** Replaces a method by one that keeps its receiver and arguments. */
  const patch = (trap, owner, name) => {
    const real = owner[name];
    owner[name] = function (...args) {
      keep(trap, [this, args]);
      const result = Reflect.apply(real, this, args);
      if (typeof result === 'string' || result instanceof Node) keep(trap, result);
      return result;
    };
  };
  /** Replaces a setter. */
  const patchSetter = (trap, owner, name) => {
    const { get, set } = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, {
      configurable: true,
      get,
      set(value) {
        keep(trap, [this, value]);
        set.call(this, value);
      },
    });
  };

  patch('attachShadow', Element.prototype, 'attachShadow');
  for (const name of ['appendChild', 'insertBefore']) patch('nodeInsertion', Node.prototype, name);
  for (const name of ['append', 'prepend', 'replaceChildren'])
    patch('nodeInsertion', Element.prototype, name);
  patch('createElement', Document.prototype, 'createElement');
  patchSetter('textSetters', Node.prototype, 'textContent');
  patchSetter('textSetters', CharacterData.prototype, 'data');
  patchSetter('textSetters', Element.prototype, 'innerHTML');
  patch('attributeSetters', Element.prototype, 'setAttribute');
  patchSetter('attributeSetters', HTMLElement.prototype, 'title');
  for (const name of ['join', 'push', 'map']) patch('arrays', Array.prototype, name);
  patch('json', JSON, 'stringify');
  patch('json', JSON, 'parse');
  const then = Promise.prototype.then;
  Promise.prototype.then = function (good, bad) {
    const spy = (run) => (typeof run === 'function' ? (value) => (keep('promises', value), run(value)) : run);
    return then.call(this, spy(good), spy(bad));
  };
  for (const name of ['get', 'set']) patch('maps', Map.prototype, name);
  patch('strings', String.prototype, 'replace');
  patch('strings', RegExp.prototype, 'exec');
  patch('messages', window, 'postMessage');
  patch('messages', MessagePort.prototype, 'postMessage');
  patch('network', window, 'fetch');
  patch('network', XMLHttpRequest.prototype, 'open');
  patch('network', Navigator.prototype, 'sendBeacon');
  patch('dispatch', EventTarget.prototype, 'dispatchEvent');
  patch('styles', CSSStyleSheet.prototype, 'replaceSync');
  for (const name of ['customer', 'nameMasked', 'request', 'newValue']) {
    Object.defineProperty(Object.prototype, name, {
      configurable: true,
      set(value) {
        keep('objectSetters', value);
      },
    });
  }
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, run, options) {
    const wrapped =
      typeof run === 'function'
        ? function (event) {
            keep('listeners', [event.data, event.detail, event.message]);
            return run.call(this, event);
          }
        : run;
    return listen.call(this, type, wrapped, options);
  };
  window.addEventListener('message', (event) => keep('messages', event.data));
  for (const event of [
    'pointerdown',
    'click',
    'keydown',
    'focusin',
    'copy',
    'blur',
    'pointermove',
    'wheel',
  ]) {
    listen.call(window, event, (each) => keep('composedPaths', each.composedPath()), true);
    listen.call(window, event, (each) => keep('composedPaths', [each.target, each.relatedTarget]), true);
  }
  listen.call(window, 'error', (each) => keep('errors', `${each.message} ${each.error?.stack}`), true);
  listen.call(window, 'unhandledrejection', (each) => keep('errors', `${each.reason} ${each.reason?.stack}`));
  Error.prepareStackTrace = (error, frames) => {
    const text = `${error}\n${frames.map((frame) => `${frame.getFileName()} ${frame.getFunctionName()}`)}`;
    keep('errors', text);
    return text;
  };
  listen.call(document, 'securitypolicyviolation', (each) =>
    keep('policyReports', `${each.blockedURI} ${each.sample} ${each.sourceFile} ${each.documentURI}`),
  );
  new ReportingObserver(
    (reports) =>
      keep(
        'policyReports',
        reports.map((each) => [each.body, each.url]),
      ),
    {
      buffered: true,
    },
  ).observe();
  const watcher = new MutationObserver((mutations) => {
    for (const { addedNodes, target, attributeName } of mutations) {
      for (const node of addedNodes) keep('mutations', node);
      if (attributeName) keep('mutations', `${attributeName}=${target.getAttribute(attributeName)}`);
    }
  });
  watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const type of PerformanceObserver.supportedEntryTypes) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        keep('performance', [entry.toJSON(), entry.element, entry.target]);
    }).observe({ type, buffered: true });
  }
  for (const name of ['tellerwise', 'panel', 'knowledge', 'page']) {
    new BroadcastChannel(name).onmessage = ({ data }) => keep('broadcasts', data);
  }
  // A page that has named our element before us is handed every one that is made, with its internals.
  customElements.define(
    'tellerwise-root',
    class extends HTMLElement {
      constructor() {
        super();
        try {
          keep('customElement', [this, this.attachInternals()]);
        } catch {
          keep('customElement', [this]);
        }
      }
    },
  );
})();
