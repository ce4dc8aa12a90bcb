import { AppError } from '../../core/errors.ts';

const ARM_MS = 500;
const AFTER_MS = 150;
const DELAY_MS = 100;
/** After how long an observer that saw nothing is asked again, and how seldom in the end. */
const ASK_AGAIN_MS = 120;
const ASK_SELDOM_MS = 2_000;
/** How long the page side may take to look; a page that stops its own script stops the panel's presses too. */
const PATIENCE_MS = 2_000;
/** A nonce handed over comes at once; where none was handed, nothing more is to be waited for. */
const HANDED_MS = 300;
/** Rounding at fractional zoom leaves a sliver outside. */
const WHOLE = 0.98;

/** IntersectionObserver v2: tells whether what is observed is truly seen (nothing over it, no filter, opacity or scaling). */
interface SeenEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

export interface SightGuard {
  /**
   * Runs an act only if the panel has been seen whole for half a second before and 150 ms after the press, in the one
   * frame the page side made, unmoved (T6).
   * @throws AppError `panel.unseen`: the screen offers the toolbar window instead.
   */
  prove<T>(act: () => Promise<T>): Promise<T>;
}

/**
 * Guards presses that change something: the document must be visible to a person, not covered, faded, clipped or scaled by
 * the page around it, and stand where our own content script put it: `look` has that one look and hand a nonce to its
 * frame. A top-level window (popup, side panel) has no page around it and is always seen.
 */
export function createSightGuard(
  view: Window,
  signal: AbortSignal,
  look: (nonce: string) => Promise<unknown>,
): SightGuard {
  if (view.top === view) return { prove: (act) => act() };
  let seenSince = Number.POSITIVE_INFINITY;

  function watch(onSight: (isSeen: boolean) => void): IntersectionObserver {
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1) as SeenEntry | undefined;
        onSight((last?.isVisible ?? false) && (last?.intersectionRatio ?? 0) >= WHOLE);
      },
      {
        threshold: [0, 0.25, 0.5, 0.75, 0.9, WHOLE, 1],
        trackVisibility: true,
        delay: DELAY_MS,
      } as IntersectionObserverInit,
    );
    observer.observe(view.document.documentElement);
    return observer;
  }

  let again: number | undefined;
  let wait = ASK_AGAIN_MS;
  // A page at rest draws no further frame, and without one the observer is not asked again: what it said last would stand
  // for ever, also when the cover is gone. To observe anew is to ask.
  const askAgain = (): void => {
    observer.unobserve(view.document.documentElement);
    observer.observe(view.document.documentElement);
  };
  const observer = watch((isSeen) => {
    view.clearTimeout(again);
    if (isSeen) wait = ASK_AGAIN_MS;
    else {
      again = view.setTimeout(askAgain, wait);
      wait = Math.min(wait * 2, ASK_SELDOM_MS);
    }
    if (!isSeen) seenSince = Number.POSITIVE_INFINITY;
    else if (seenSince === Number.POSITIVE_INFINITY) seenSince = view.performance.now();
  });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    view.clearTimeout(again);
  });

  // A press made by script is no press.
  for (const event of ['click', 'keydown', 'pointerdown'] as const) {
    view.addEventListener(event, (each) => !each.isTrusted && each.stopImmediatePropagation(), {
      capture: true,
      signal,
    });
  }

  /** One look of its own: what the standing observer says may be a moment old. */
  const seenNow = () =>
    within((settle) => {
      const fresh = watch((isSeen) => {
        fresh.disconnect();
        settle(isSeen);
      });
    });

  /** Whether this is the frame the page side made, and that frame stands untouched. */
  const isOurs = () =>
    within((settle) => {
      const nonce = crypto.randomUUID();
      const heard = ({ source, data }: MessageEvent) =>
        source === view.parent && data === nonce && settle(true);
      const listening = new AbortController();
      view.addEventListener('message', heard, { signal: listening.signal });
      look(nonce).then(
        () => view.setTimeout(() => settle(false), HANDED_MS),
        () => settle(false),
      );
      return () => listening.abort();
    });

  function within(ask: (settle: (yes: boolean) => void) => (() => void) | void): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = view.setTimeout(() => end(false), PATIENCE_MS);
      const end = (yes: boolean): void => {
        view.clearTimeout(timer);
        release?.();
        resolve(yes);
      };
      const release = ask(end);
    });
  }

  return {
    async prove(act) {
      const pressed = view.performance.now();
      if (pressed - seenSince < ARM_MS) throw new AppError('panel.unseen');
      await new Promise((resolve) => view.setTimeout(resolve, AFTER_MS));
      const both = await Promise.all([seenNow(), isOurs()]);
      if (seenSince > pressed || both.includes(false)) throw new AppError('panel.unseen');
      return act();
    },
  };
}
