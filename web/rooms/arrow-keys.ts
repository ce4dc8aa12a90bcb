/** ↑ and ↓ move the focus between the rows (`[data-row]`) of a list; for its `onKeyDown`. */
export function moveRow(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const { activeElement } = event.currentTarget.getRootNode() as Document | ShadowRoot;
  const at = rows.findIndex((row) => row === activeElement);
  const next = rows[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
