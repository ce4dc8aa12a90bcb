const TOLERANCE_PX = 3;
/** What has just come under the pointer takes no press for this long. */
const CALM_MS = 700;
/** Rounding at fractional zoom leaves a sliver outside. */
const WHOLE = 0.98;

/**
 * Watches that the panel stands where we put it: a page can bring it under the pointer by a transform on the root, and
 * take it back as soon as the press is through (T6). An intersection observer whose root is the panel's own place tells
 * of every movement that was ever drawn. `onMoved(true)` takes the panel out of reach, until it has stood calm for a
 * while. Gives what is to be called whenever we lay the panel anew.
 */
export function keepSteady(options: {
  box: HTMLElement;
  /** Where the panel should be now, px from the edges of the viewport. */
  expected: { readonly right: number; readonly top: number };
  onMoved: (isMoved: boolean) => void;
  signal: AbortSignal;
}): () => void {
  const { box, expected, onMoved, signal } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let watcher: IntersectionObserver | undefined;

  /** First the viewport as observers see it, without scrollbars; then a root that is the panel's own place. */
  function observe(rootMargin?: string): void {
    clearTimeout(timer);
    watcher?.disconnect();
    if (signal.aborted) return;
    watcher = new IntersectionObserver(
      ([entry]) => {
        const { boundingClientRect: at, rootBounds, intersectionRatio } = entry as IntersectionObserverEntry;
        const all = rootBounds ?? at;
        const [top, right] = [at.top - all.top, all.right - at.right];
        const [wantedTop, wantedRight] = rootMargin ? [0, 0] : [expected.top, expected.right];
        if (Math.abs(top - wantedTop) + Math.abs(right - wantedRight) > TOLERANCE_PX) {
          onMoved(true);
          clearTimeout(timer);
          timer = setTimeout(observe, CALM_MS);
        } else if (!rootMargin) {
          onMoved(false);
          const edges = [top, right, all.bottom - at.bottom, at.left - all.left];
          observe(edges.map((edge) => `${-Math.floor(edge)}px`).join(' '));
        } else if (intersectionRatio < WHOLE) {
          // In its corner, but the viewport is another: a scrollbar has come, a window is being resized.
          observe();
        }
      },
      { rootMargin: rootMargin ?? '0px', threshold: WHOLE },
    );
    watcher.observe(box);
  }

  signal.addEventListener('abort', () => observe());
  return () => observe();
}
