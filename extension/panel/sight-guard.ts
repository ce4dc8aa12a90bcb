import { AppError } from '../../core/errors.ts';

const ARM_MS = 500;
const AFTER_MS = 150;
const DELAY_MS = 100;

/** IntersectionObserver v2: tells whether what is observed is truly seen (nothing over it, no filter, opacity or scaling). */
interface SeenEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

export interface SightGuard {
  /**
   * Runs an act only if the panel has been seen whole for half a second before and 150 ms after the press (T6).
   * @throws AppError `panel.unseen`: the screen offers the toolbar window instead.
   */
  prove<T>(act: () => Promise<T>): Promise<T>;
}

/**
 * Guards presses that change something: the document must be visible to a person, not covered, faded or scaled by the page
 * around it. A top-level window (popup, side panel) has no page around it and is always seen.
 */
export function createSightGuard(view: Window, signal: AbortSignal): SightGuard {
  if (view.top === view) return { prove: (act) => act() };
  let seenSince = Number.POSITIVE_INFINITY;
  const observer = new IntersectionObserver(
    (entries) => {
      const last = entries.at(-1) as SeenEntry | undefined;
      const isSeen = last?.isVisible ?? false;
      if (!isSeen) seenSince = Number.POSITIVE_INFINITY;
      else if (seenSince === Number.POSITIVE_INFINITY) seenSince = view.performance.now();
    },
    {
      threshold: [0, 0.25, 0.5, 0.75, 0.9, 0.99, 1],
      trackVisibility: true,
      delay: DELAY_MS,
    } as IntersectionObserverInit,
  );
  observer.observe(view.document.documentElement);
  signal.addEventListener('abort', () => observer.disconnect());

  // A press made by script is no press.
  for (const event of ['click', 'keydown', 'pointerdown'] as const) {
    view.addEventListener(event, (each) => !each.isTrusted && each.stopImmediatePropagation(), {
      capture: true,
      signal,
    });
  }

  return {
    async prove(act) {
      const pressed = view.performance.now();
      if (pressed - seenSince < ARM_MS) throw new AppError('panel.unseen');
      await new Promise((resolve) => view.setTimeout(resolve, AFTER_MS));
      if (seenSince > pressed) throw new AppError('panel.unseen');
      return act();
    },
  };
}
