import type { FrameFacts } from '../../core/page/facts.ts';
import type { AdapterPack } from '../../core/page/pack.ts';
import { isFrameSeen } from './frames.ts';
import { createSight } from './visible.ts';
import { NOTHING, type Reading, readFrame, stale } from './read.ts';

/** Faults of ours on one page after which we leave it. */
const MAX_FAULTS = 5;
const SETTLE_MS = 30;
const CALM_MS = 150;
/** Values set by script fire no event at all; a look at the few watched places costs microseconds. */
const LOOK_MS = 150;
/** Readings in the very microtask of a change may take this share of the time, saved up to so many ms. */
const SHARE = 0.02;
const SAVED_MS = 40;
/** A single reading costs at most this: the first one pays for the page's own layout too. */
const CHARGE_MS = 10;

export interface PageWatch {
  /** Reads again now and reports even if nothing changed. */
  report(): void;
  /** Ends watching for good. */
  stop(): void;
}

/**
 * Watches one frame. `onStale` runs in the very microtask of the change, before paint, whenever what an anchor showed
 * no longer holds; `onFacts` follows when the page has settled. Address, DOM, typing, values set by script, sizes and
 * layout are all watched, because hosts change customers in each of these ways alone (hosts.md 1, 3, 9).
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
  let reading = NOTHING;
  let reported = '';
  let isStale = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saved = SAVED_MS;
  let lastRead = 0;
  let faults = 0;
  let frameCount = view.length;
  let wasFrameSeen = true;

  // A style sheet can swap what is seen without touching the document: sizes tell before the paint, the rest after it.
  const lookAgain = () => !isStale && stale(reading.watched, createSight(root, view)) && turnStale();
  const sizes = new ResizeObserver(lookAgain);
  let fields: Reading['watched'] = [];
  let following = 0;

  function take(): boolean {
    const start = performance.now();
    try {
      reading = readFrame(pack, root, view);
    } catch {
      // A page we cannot read shows nobody; one that we stumble over again and again is left alone (T18).
      reading = NOTHING;
      if (++faults > MAX_FAULTS) own.abort();
    }
    const spent = Math.min(performance.now() - start, CHARGE_MS);
    saved = Math.min(SAVED_MS, saved + (start - lastRead) * SHARE) - spent;
    lastRead = start;
    return JSON.stringify(reading.facts) !== reported;
  }

  function read(force: boolean): void {
    timer = undefined;
    if (signal.aborted) return;
    const changed = take();
    follow();
    if (changed && !isStale) options.onStale();
    if (changed || isStale || force) options.onFacts(reading.facts);
    reported = JSON.stringify(reading.facts);
    isStale = false;
  }

  /** Watches what has just been read: places by their size, fields before each paint, for their values leave no trace. */
  function follow(): void {
    sizes.disconnect();
    for (const { place } of reading.watched) if (place.element) sizes.observe(place.element);
    fields = reading.watched.filter(({ place, shown }) => shown !== '' && place.isField);
    cancelAnimationFrame(following);
    if (fields.length > 0) following = requestAnimationFrame(beforePaint);
  }

  function beforePaint(): void {
    if (signal.aborted) return;
    if (!isStale && stale(fields)) turnStale();
    following = requestAnimationFrame(beforePaint);
  }

  function schedule(delay: number): void {
    if (timer !== undefined) {
      if (delay >= CALM_MS) return;
      clearTimeout(timer);
    }
    timer = setTimeout(() => read(false), delay);
  }

  function turnStale(): void {
    isStale = true;
    options.onStale();
    schedule(SETTLE_MS);
  }

  function check(checkSeen: boolean): void {
    // Stale means that a reading is under way; putting it off at every change would starve a page that never rests.
    if (isStale) return;
    if (stale(reading.watched, checkSeen ? createSight(root, view) : undefined)) turnStale();
    else schedule(CALM_MS);
  }

  /** Beside a customer in view anything new may be another one: looked at at once, unless the page never rests. */
  function checkAll(): void {
    const now = saved + (performance.now() - lastRead) * SHARE;
    if (isStale || now < 0 || !reading.facts.anchors.some(({ values }) => values.length > 0)) check(false);
    else if (take()) turnStale();
    else schedule(CALM_MS);
  }

  const observer = new MutationObserver((mutations) => {
    // Reading `length` asks nothing of the page: the number of frames in this window.
    if (view.length !== frameCount) {
      frameCount = view.length;
      options.onFramesMoved();
      schedule(SETTLE_MS);
    }
    // What an anchor stands on is looked at first: it costs no layout.
    const isElsewhere = mutations.some(({ type }) => type !== 'characterData') && !stale(reading.watched);
    if (isElsewhere) checkAll();
    else check(false);
  });
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });

  const look = () => check(false);
  const lookHard = () => check(true);
  const events = 'popstate,hashchange,transitionend,animationend,input,change,click,toggle';
  for (const event of events.split(',')) {
    view.addEventListener(event, lookHard, { signal, capture: true, passive: true });
  }
  root.addEventListener('load', look, { signal, capture: true });
  // In an isolated world pushState can be neither seen nor patched; the Navigation API tells of it (hosts.md 1).
  const navigation = (view as { navigation?: EventTarget }).navigation;
  navigation?.addEventListener('currententrychange', look, { signal });

  const interval = setInterval(() => {
    if (root.visibilityState !== 'visible') return;
    const isSeen = isFrameSeen(view);
    if (isSeen !== wasFrameSeen) schedule(0);
    else if (stale(reading.watched)) check(false);
    wasFrameSeen = isSeen;
  }, LOOK_MS);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    sizes.disconnect();
    clearInterval(interval);
  });

  read(true);
  return { report: () => read(true), stop: () => own.abort() };
}
