/** Reading begins at a part of the text: it comes into view, and the keyboard goes on from there. */
export function beginAt(part: HTMLElement | null | undefined): void {
  if (!part) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
  part.scrollIntoView({ block: 'center' });
}
