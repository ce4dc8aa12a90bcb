/** A bank's page that speaks in our name, by every channel a page has, with what it may have learned. */
(() => {
  'use strict';
  let state = 1;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = (list) => list[Math.floor(random() * list.length)];
  const internals = (window.internals = []);
  customElements.define(
    'tellerwise-root',
    class extends HTMLElement {
      constructor() {
        super();
        internals.push(this.attachInternals());
      }
    },
  );
  const heard = (window.heard = []);
  addEventListener('message', ({ isTrusted, data, origin }) => {
    if (isTrusted && origin.startsWith('chrome-extension:')) heard.push(JSON.stringify(data));
  });

  /** Everything that can be spoken to: this window, all below it, the panel's own where the page gets at one. */
  const windows = () => {
    const below = [...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow);
    const root = document.querySelector('tellerwise-root');
    const inner = [root?.shadowRoot, ...internals.map((each) => each.shadowRoot)]
      .flatMap((shadow) => [...(shadow?.querySelectorAll('iframe') ?? [])])
      .map((frame) => frame.contentWindow);
    const around = [
      window,
      window.parent,
      window.top,
      ...Array.from({ length: window.top.length }, (_, n) => window.top[n]),
    ];
    return [...around, ...below, ...inner].filter(Boolean);
  };
  const nodes = () =>
    [
      window,
      document,
      document.documentElement,
      document.body,
      document.querySelector('tellerwise-root'),
    ].filter(Boolean);

  const channels = {
    toWindow: (message) => pick(windows()).postMessage(message, '*'),
    toWindowWithPort: (message) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => heard.push(JSON.stringify(data));
      pick(windows()).postMessage(message, '*', [port2]);
      port1.postMessage(message);
    },
    toExtensionOrigin: (message, { id }) => {
      for (const each of windows()) each.postMessage(message, `chrome-extension://${id}`);
    },
    customEvent: (message, { id }) => {
      const type = pick([
        message?.name ?? 'tellerwise',
        'tellerwise',
        'tellerwise:message',
        'wxt:content-script-started',
        `${id}:page:wxt:content-script-started`,
        `wxt:${id}:page`,
        'currententrychange',
      ]);
      pick(nodes()).dispatchEvent(new CustomEvent(type, { detail: message, bubbles: true, composed: true }));
    },
    // An event that says it came from the panel or from the extension itself.
    forgedMessage: (message, { id }) =>
      pick(nodes()).dispatchEvent(
        new MessageEvent('message', {
          data: message,
          origin: `chrome-extension://${id}`,
          source: pick(windows()),
          bubbles: true,
        }),
      ),
    storageEvent: (message) => {
      dispatchEvent(new StorageEvent('storage', { key: 'session', newValue: JSON.stringify(message) }));
    },
    broadcast: (message, { id }) => {
      const channel = new BroadcastChannel(pick(['tellerwise', id, 'knowledge', 'wxt']));
      channel.postMessage(message);
      channel.close();
    },
    runtimeMessage: (message, { id }) => void window.chrome?.runtime?.sendMessage?.(id, message, () => {}),
    runtimePort: (message, { id }) => {
      const port = window.chrome?.runtime?.connect?.(id, { name: 'knowledge' });
      port?.onMessage.addListener((answer) => heard.push(JSON.stringify(answer)));
      port?.postMessage(message);
    },
    nonceGuess: () => pick(windows()).postMessage(crypto.randomUUID(), '*'),
  };

  /** The same message as told, bent, dressed as another's, or torn. */
  const bent = (message, known) =>
    pick([
      () => message,
      () => ({ ...message, sender: { id: known.id, url: `chrome-extension://${known.id}/panel.html` } }),
      () => ({ ...message, to: pick(['background', 'page', 'offscreen', 'panel', '__proto__']) }),
      () => JSON.stringify(message),
      () => [message],
      () => JSON.parse(`{"__proto__":${JSON.stringify(message)},"to":"background"}`),
      () => ({ ...message, name: pick(['__proto__', 'constructor', 'toString', 'session.logout', '']) }),
      () => ({ type: message.name, payload: message.request ?? message.push, direction: 'to-extension' }),
      () => message.request ?? message.push ?? null,
    ])();

  window.forge = async (messages, count, known) => {
    state = known.seed;
    const sent = Object.fromEntries(Object.keys(channels).map((name) => [name, 0]));
    for (let n = 0; n < count; n++) {
      const channel = pick(Object.keys(channels));
      channels[channel](bent(pick(messages), known), known);
      sent[channel]++;
      if (n % 200 === 199) await new Promise((resolve) => setTimeout(resolve, 0));
    }
    return sent;
  };
})();
