/** F6 goes from section to section of the panel, Shift+F6 back; the first thing that takes focus in it gets it. */
export function moveToSection(root: HTMLElement, backwards: boolean): void {
  const sections = [...root.querySelectorAll<HTMLElement>('[data-section]')].filter(
    (section) => focusTarget(section) !== undefined,
  );
  if (sections.length === 0) return;
  const at = sections.findIndex((section) => section.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  const next =
    at < 0 ? (backwards ? sections.length - 1 : 0) : (at + step + sections.length) % sections.length;
  const section = sections[next];
  if (section !== undefined) focusTarget(section)?.focus();
}

const focusable = 'button:not([disabled]):not([tabindex="-1"]), a[href], input, select, [tabindex="0"]';

function focusTarget(section: HTMLElement): HTMLElement | undefined {
  const preferred = section.querySelector<HTMLElement>('[data-focus-first]');
  return preferred ?? section.querySelector<HTMLElement>(focusable) ?? undefined;
}
