import { moveToSection } from './sections.ts';

const typing = (target: Element): boolean => target.matches('input:not([type=checkbox]), textarea, select');
const pressing = (target: Element): boolean => target.matches('button, a, input[type=checkbox], summary');

/** Keys inside the panel: Enter next, 1-9 answer, Backspace back, F6 to the next section. Nothing leaves the panel. */
export function panelKeys(root: HTMLElement, event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : root;
  if (event.key === 'F6') {
    event.preventDefault();
    moveToSection(root, event.shiftKey);
    return;
  }
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  // What lies over the script has the keys, wherever the focus went.
  if (typing(target) || root.querySelector('[role=dialog], [role=menu], .knowledge') !== null) return;
  const press = (selector: string): void => {
    const button = root.querySelector<HTMLButtonElement>(`.script ${selector}`);
    if (button === null || button.disabled) return;
    event.preventDefault();
    button.click();
  };
  if (event.key === 'Enter' && !pressing(target)) press('[data-default]');
  else if (/^[1-9]$/.test(event.key)) press(`[data-digit="${event.key}"]`);
  else if (event.key === 'Backspace') press('[data-back]');
}
