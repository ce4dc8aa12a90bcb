import { useLayoutEffect } from 'preact/hooks';

/** A hidden frame gets no animation frames; this long after the commit the drawing counts as done anyway. */
const fallbackMs = 100;

/**
 * Says that a generation stands on the screen: after its commit, two animation frames later, so that the pixels of the
 * generation before are gone when the page side shows the frame again.
 */
export function useDrawn(generation: string | undefined, drawn: (generation: string) => void): void {
  useLayoutEffect(() => {
    if (generation === undefined) return undefined;
    let told = false;
    const tell = (): void => {
      if (told) return;
      told = true;
      drawn(generation);
    };
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(tell);
    });
    const timer = setTimeout(tell, fallbackMs);
    return () => {
      told = true;
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [generation, drawn]);
}
