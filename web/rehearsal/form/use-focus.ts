import { useRef } from 'preact/hooks';

import type { Path } from '../../../core/draft/edit-yaml.ts';
import { nameOf } from './desk.tsx';

const controls = 'input, select, textarea, button';

/** Leads the focus to fields by their place in the text, through lists that are folded and fields still to be drawn. */
export function useFocus() {
  const root = useRef<HTMLDivElement>(null);
  const waiting = useRef<Path | undefined>(undefined);

  const at = (path: Path): HTMLElement | undefined => {
    const found = root.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(nameOf(path))}"]`);
    if (!found) return undefined;
    const all = found.matches(controls) ? [found] : [...found.querySelectorAll<HTMLElement>(controls)];
    return all.find((control) => !control.hasAttribute('disabled'));
  };
  /** Called when something was drawn: takes the nearest there is, the place itself or what it stands in. */
  const arrived = (): boolean => {
    const path = waiting.current;
    if (path === undefined) return false;
    waiting.current = undefined;
    for (let length = path.length; length > 0; length -= 1) {
      const control = at(path.slice(0, length));
      if (control === undefined) continue;
      control.focus();
      return true;
    }
    return false;
  };
  return {
    root,
    arrived: (): void => void arrived(),
    /** The field takes the focus once the text that is about to change has been drawn. */
    wait: (path: Path | undefined): void => {
      if (path !== undefined) waiting.current = path;
    },
    /** Goes to a place at once, unfolding what it stands in. False when there is no field of it. */
    reveal: (path: Path): boolean => {
      waiting.current = path;
      for (let length = path.length; length > 0; length -= 1) {
        const fold = root.current?.querySelector<HTMLElement>(
          `[data-fold="${CSS.escape(nameOf(path.slice(0, length)))}"][aria-expanded="false"]`,
        );
        // What it unfolds calls `arrived`.
        if (fold) {
          fold.click();
          return true;
        }
      }
      return arrived();
    },
  };
}
