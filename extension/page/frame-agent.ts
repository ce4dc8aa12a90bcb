import { browser } from 'wxt/browser';

import type { AdapterPack } from '../../core/page/pack.ts';
import type { Response } from '../messaging/protocol.ts';
import { mountPanelFrame, type PanelFrame } from './panel-frame.ts';
import { alive, onPush, tell } from './talk.ts';
import { watchPage } from './watch.ts';

const PULSE_MS = 1_000;
const RETRIES_MS = [0, 250, 1_000, 3_000];

/** Sixteen hex digits. */
const randomKey = () =>
  String(crypto.getRandomValues(new BigUint64Array(1))[0]?.toString(16)).padStart(16, '0');

/** The worker may be starting, or this frame be earlier than its top: ask a few times before giving up on a document. */
async function hello(
  document: string,
  isTop: boolean,
  signal: AbortSignal,
): Promise<Response<'page.hello'> | undefined> {
  for (const delay of RETRIES_MS) {
    await new Promise((resolve) => setTimeout(resolve, delay));
    if (signal.aborted) return undefined;
    const answer = await tell('page.hello', { document });
    if (answer && (answer.pack || isTop)) return answer;
  }
  return undefined;
}

/** Starts when the document is really being shown: nothing runs while it is prerendered (design §4). */
function whenShown(start: () => void): void {
  const prerendering = (document as { prerendering?: boolean }).prerendering;
  if (prerendering) document.addEventListener('prerenderingchange', start, { once: true });
  else start();
}

/**
 * The whole content script of one frame: greets the background, reads the page by the pack it gets, reports facts, and in
 * the top frame holds the one panel frame. Holds no customer data; every fault of ours ends here and leaves the host alone.
 */
export function startFrameAgent(): void {
  const isTop = window.top === window;
  let run: AbortController | undefined;

  function begin(): void {
    run?.abort();
    run = new AbortController();
    void agent(isTop, run);
  }

  // A document put into the back/forward cache comes back as another generation of the tab, whatever it shows.
  // A page can dispatch both; only the browser's own count.
  window.addEventListener('pageshow', (event) => event.isTrusted && event.persisted && begin());
  window.addEventListener('pagehide', (event) => event.isTrusted && run?.abort());
  whenShown(begin);
}

async function agent(isTop: boolean, run: AbortController): Promise<void> {
  const { signal } = run;
  const document = randomKey();
  let n = 1;
  let m = 0;
  let panel: PanelFrame | undefined;

  signal.addEventListener('abort', () => {
    panel?.remove();
    if (!alive()) return;
    void (isTop
      ? tell('page.changed', { document, n: n + 1 })
      : tell('page.frameChanged', { document, gone: true }));
  });

  const answer = await hello(document, isTop, signal);
  const pack = answer?.pack as AdapterPack | undefined;
  if (signal.aborted || !pack) return;

  if (isTop) {
    panel = mountPanelFrame({
      ...pack,
      address: browser.runtime.getURL('/panel.html'),
      origin: `chrome-extension://${browser.runtime.id}`,
      remembered: answer?.place ?? {},
      onPlace: (place) => void tell('page.placed', { pack: pack.id, place }),
      onRefused: () => void tell('page.frameRefused', {}),
      signal,
    });
  }

  function onStale(): void {
    if (isTop) {
      panel?.hide();
      n++;
      void tell('page.changed', { document, n });
    } else {
      void tell('page.frameChanged', { document, gone: false });
    }
  }

  const watch = watchPage({
    pack,
    root: window.document,
    view: window,
    signal,
    onStale,
    onFacts: (facts) => void tell('page.facts', { document, n, facts }),
    onFramesMoved: () => isTop && void tell('page.framesMoved', {}),
  });

  onPush(
    {
      'panel.show': (push) => panel?.show(push.document === document && push.n === n && push.m >= m),
      'panel.hide': (push) => {
        if (push.document !== document) return;
        m = Math.max(m, push.m);
        panel?.hide();
      },
      'panel.place': (push) => panel?.place(push),
      'panel.look': ({ nonce }) => panel?.prove(nonce),
      'page.report': () => watch.report(),
      'page.stop': () => run.abort(),
    },
    { signal },
  );

  // After an update the old script lives on without its extension: say so once, then leave the page alone (R-EX10).
  const pulse = setInterval(() => {
    if (alive()) return;
    clearInterval(pulse);
    panel?.orphan(answer?.updatedHint ?? '');
    watch.stop();
  }, PULSE_MS);
  signal.addEventListener('abort', () => clearInterval(pulse));
}
