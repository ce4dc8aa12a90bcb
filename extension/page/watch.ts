import type { FrameFacts } from '../../core/page/facts.ts';
import type { AdapterPack } from '../../core/page/pack.ts';
import { type Reading, readFrame, stale } from './read.ts';

const SETTLE_MS = 30;
const CALM_MS = 150;
/** Values set by script fire no event at all; a look at the few watched places costs microseconds. */
const LOOK_MS = 150;

export interface PageWatch {
  /** Reads again now and reports even if nothing changed. */
  report(): void;
  /** Ends watching for good. */
  stop(): void;
}

/**
 * Watches one frame. `onStale` runs in the very microtask of the change, before paint, whenever what an anchor showed
 * no longer holds; `onFacts` follows when the page has settled. Address, DOM, typing and layout are all watched, because
 * hosts change customers in each of these ways alone (hosts.md 1, 3, 9).
 */
export function watchPage(options: {
  pack: AdapterPack;
  root: Document;
  view: Window;
  signal: AbortSignal;
  onStale: () => void;
  onFacts: (facts: FrameFacts) => void;
  onFramesMoved: () => void;
}): PageWatch {
  const { pack, root, view } = options;
  const own = new AbortController();
  const { signal } = own;
  options.signal.addEventListener('abort', () => own.abort());
  let reading: Reading = { facts: { rules: [], busy: false, anchors: [], flags: {} }, watched: [] };
  let reported = '';
  let isStale = true;
  let timer: number | undefined;
  let lastRead = 0;

  const visibility = new IntersectionObserver((entries) => {
    // The first callback after observe() only tells the state we have just read.
    if (entries.some((entry) => !entry.isIntersecting) && view.performance.now() - lastRead > CALM_MS)
      check(true);
  });
  signal.addEventListener('abort', () => visibility.disconnect());

  function read(force: boolean): void {
    timer = undefined;
    if (signal.aborted) return;
    const next = readFrame(pack, root, view);
    lastRead = view.performance.now();
    reading = next;
    visibility.disconnect();
    for (const { place } of next.watched) if (place.element) visibility.observe(place.element);
    const key = JSON.stringify(next.facts);
    const changed = key !== reported;
    if (changed && !isStale) options.onStale();
    if (changed || isStale || force) options.onFacts(next.facts);
    reported = key;
    isStale = false;
  }

  function schedule(delay: number): void {
    if (timer !== undefined) {
      if (delay >= CALM_MS) return;
      view.clearTimeout(timer);
    }
    timer = view.setTimeout(() => read(false), delay);
  }

  function check(checkSeen: boolean): void {
    if (stale(reading.watched, checkSeen)) {
      if (!isStale) {
        isStale = true;
        options.onStale();
      }
      schedule(SETTLE_MS);
    } else {
      schedule(CALM_MS);
    }
  }

  const observer = new MutationObserver((mutations) => {
    const checkSeen = mutations.some(
      ({ type, target }) =>
        type === 'attributes' &&
        reading.watched.some(({ place }) => place.element && target.contains(place.element)),
    );
    const isFrame = (node: Node) =>
      node instanceof Element &&
      (node.matches('iframe,frame') || node.querySelector('iframe,frame') !== null);
    if (mutations.some(({ removedNodes, addedNodes }) => [...removedNodes, ...addedNodes].some(isFrame)))
      options.onFramesMoved();
    check(checkSeen);
  });
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  signal.addEventListener('abort', () => observer.disconnect());

  const look = () => check(false);
  for (const event of ['popstate', 'hashchange', 'transitionend', 'animationend']) {
    view.addEventListener(event, look, { signal, capture: true, passive: true });
  }
  for (const event of ['input', 'change', 'click', 'submit']) {
    root.addEventListener(event, look, { signal, capture: true, passive: true });
  }
  // In an isolated world pushState can be neither seen nor patched; the Navigation API tells of it (hosts.md 1).
  const navigation = (view as { navigation?: EventTarget }).navigation;
  navigation?.addEventListener('currententrychange', look, { signal });
  const interval = view.setInterval(() => {
    if (root.visibilityState === 'visible' && stale(reading.watched, false)) check(false);
  }, LOOK_MS);
  signal.addEventListener('abort', () => view.clearInterval(interval));

  read(true);
  return { report: () => read(true), stop: () => own.abort() };
}
