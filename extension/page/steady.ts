const TOLERANCE_PX = 2;
const LOOK_MS = 100;

/**
 * Watches that the panel's frame stands where we put it: a page can move it under the cursor by a transform on the root
 * or by writing to our element's style (T6). `onMoved` runs at once; the caller takes the panel out of reach.
 */
export function keepSteady(options: {
  view: Window;
  holder: HTMLElement;
  /** Where the frame should be now, viewport px. */
  expected: () => { right: number; top: number };
  onMoved: () => void;
  onSteady: () => void;
  signal: AbortSignal;
}): void {
  const { view, holder, signal } = options;
  let isMoved = false;
  let timer: number | undefined;

  const isOff = () => {
    const box = holder.getBoundingClientRect();
    const { right, top } = options.expected();
    return (
      Math.abs(view.innerWidth - box.right - right) > TOLERANCE_PX || Math.abs(box.top - top) > TOLERANCE_PX
    );
  };
  const look = () => {
    if (isOff()) {
      if (!isMoved) options.onMoved();
      isMoved = true;
      timer ??= view.setInterval(look, LOOK_MS);
    } else if (isMoved) {
      isMoved = false;
      options.onSteady();
    }
  };
  const stop = () => {
    if (timer !== undefined && !isMoved) {
      view.clearInterval(timer);
      timer = undefined;
    }
  };
  holder.addEventListener(
    'pointerenter',
    () => {
      look();
      timer ??= view.setInterval(look, LOOK_MS);
    },
    { signal },
  );
  holder.addEventListener('pointerleave', stop, { signal });
  signal.addEventListener('abort', () => view.clearInterval(timer));
}
