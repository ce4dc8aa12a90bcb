/* Each way of getting at another extension gives all it could lay hands on, as text. */
const loot = { everywhere: [], requests: [] };
chrome.runtime.onMessage.addListener(({ at, text }) => void loot.everywhere.push(at, text));

const see = (details) => void loot.requests.push(JSON.stringify(details, (_, value) => decoded(value)));
const decoded = (value) => (value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value);
const all = { urls: ['<all_urls>'] };
chrome.webRequest.onBeforeRequest.addListener(see, all, ['requestBody']);
chrome.webRequest.onSendHeaders.addListener(see, all, ['requestHeaders', 'extraHeaders']);
chrome.webRequest.onHeadersReceived.addListener(see, all, ['responseHeaders', 'extraHeaders']);

const run = async (target, func, options = {}) =>
  JSON.stringify(await chrome.scripting.executeScript({ target, func, ...options }));

/** Runs in the page: what an open, closed or found shadow root holds, and what its frames give away. */
function intoShadow() {
  const found = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const shadow = element instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(element) : undefined;
      if (!shadow) continue;
      found.push(shadow.innerHTML, shadow.textContent, shadow.activeElement?.outerHTML);
      found.push(
        ...shadow.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)),
      );
      walk(shadow);
    }
  };
  walk(document);
  return found.join('\n');
}

function intoShadowFrames() {
  const found = [];
  for (const element of document.querySelectorAll('*')) {
    const shadow = element instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(element) : undefined;
    for (const frame of shadow?.querySelectorAll('iframe') ?? []) {
      for (const read of [
        () => frame.contentDocument.documentElement.outerHTML,
        () => frame.contentWindow.document.body.innerText,
        () => frame.contentWindow.location.href,
        () => frame.contentWindow.name,
        () => frame.getSVGDocument().documentElement.outerHTML,
        () => frame.contentWindow.eval('document.body.innerText'),
      ]) {
        try {
          found.push(read());
        } catch (error) {
          found.push(String(error));
        }
      }
    }
  }
  return found.join('\n');
}

/** Runs in the page: asks every frame in a shadow root to tell, and listens. */
async function askShadowFrames() {
  const heard = [];
  addEventListener('message', ({ data, origin }) => heard.push(origin, JSON.stringify(data)));
  for (const element of document.querySelectorAll('*')) {
    const shadow = element instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(element) : undefined;
    for (const frame of shadow?.querySelectorAll('iframe') ?? []) {
      frame.contentWindow.postMessage('tell', '*');
      frame.contentWindow.postMessage({ to: 'background', name: 'session.get', request: {} }, '*');
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 150));
  return heard.join('\n');
}

const everything = () => document.documentElement.outerHTML + document.body.innerText;
const ways = {
  openOrClosedShadowRoot: ({ tabId }) => run({ tabId }, intoShadow),
  framesInShadow: ({ tabId }) => run({ tabId }, intoShadowFrames),
  askedFrames: ({ tabId }) => run({ tabId }, askShadowFrames),
  scriptInAllFrames: ({ tabId }) => run({ tabId, allFrames: true }, everything),
  scriptInMainWorld: ({ tabId }) => run({ tabId, allFrames: true }, everything, { world: 'MAIN' }),
  /** By the frame's own number, into the frame itself. */
  async scriptInEachFrame({ tabId }) {
    const frames = await chrome.webNavigation.getAllFrames({ tabId });
    const got = frames.map(({ frameId }) => run({ tabId, frameIds: [frameId] }, everything).catch(String));
    return JSON.stringify(frames) + (await Promise.all(got));
  },
  async scriptInEachDocument({ tabId }) {
    const frames = await chrome.webNavigation.getAllFrames({ tabId });
    const got = frames.map((each) =>
      run({ tabId, documentIds: [each.documentId] }, everything).catch(String),
    );
    return String(await Promise.all(got));
  },
  /** A style that reports what it matches by fetching pictures. */
  async styleInAllFrames({ tabId }) {
    const css = 'html::before{content:"";background:url(http://127.0.0.1:9/DECOY-css)}';
    await chrome.scripting.insertCSS({ target: { tabId, allFrames: true }, css });
    await new Promise((resolve) => setTimeout(resolve, 100));
    return loot.requests.filter((each) => each.includes('DECOY-css')).join('\n');
  },
  staticScripts: async () => loot.everywhere.join('\n'),
  watchedRequests: async () => loot.requests.join('\n'),
  async tabsAndHistory() {
    const [tabs, history] = [
      await chrome.tabs.query({}),
      await chrome.history.search({ text: '', startTime: 0 }),
    ];
    return JSON.stringify([tabs, history]);
  },
  async management({ id }) {
    return JSON.stringify(await chrome.management.get(id));
  },
  /** Its own tab of one of the other's pages, and a script into it. */
  async openedTab({ id }) {
    const found = [];
    for (const path of ['options.html', 'panel.html', 'popup.html', 'sidepanel.html', 'offscreen.html']) {
      const tab = await chrome.tabs.create({ url: `chrome-extension://${id}/${path}`, active: false });
      await new Promise((resolve) => setTimeout(resolve, 120));
      found.push(await run({ tabId: tab.id, allFrames: true }, everything).catch(String));
      await chrome.tabs.remove(tab.id);
    }
    return found.join('\n');
  },
  async tabMessages({ tabId, id }) {
    const message = { to: 'page', name: 'page.report', push: {} };
    const frames = await chrome.webNavigation.getAllFrames({ tabId });
    const got = frames.map(({ frameId }) =>
      chrome.tabs.sendMessage(tabId, message, { frameId }).catch(String),
    );
    return JSON.stringify([id, await Promise.all(got)]);
  },
};

globalThis.waysOf = () => Object.keys(ways);
globalThis.tryWay = (name, known) => ways[name](known).catch(String);

/** Speaks to the other extension as often as there are messages; gives every answer. */
globalThis.speakTo = async (id, messages) => {
  const answers = [];
  const patience = () => new Promise((resolve) => setTimeout(resolve, 500));
  await Promise.all(
    messages.map(async (message, n) => {
      if (n % 2 === 0) {
        const answer = await Promise.race([
          chrome.runtime.sendMessage(id, message).catch(() => undefined),
          patience(),
        ]);
        if (answer !== undefined) answers.push([message, answer]);
        return;
      }
      const port = chrome.runtime.connect(id, { name: n % 4 === 1 ? 'knowledge' : '' });
      port.onMessage.addListener((answer) => answers.push([message, answer]));
      port.onDisconnect.addListener(() => void chrome.runtime.lastError);
      try {
        port.postMessage(message);
      } catch {
        // Hung up already.
      }
      await patience();
    }),
  );
  return answers;
};
