import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A dialog inside the panel: focus stays in it, Esc cancels, focus returns to where it was. */
export function Dialog({
  title,
  onCancel,
  children,
}: {
  title: string;
  onCancel: () => void;
  children: ComponentChildren;
}) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    root.current?.querySelector<HTMLElement>('input, select, button')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') onCancel();
    if (event.key !== 'Tab') return;
    const stops = [
      ...(root.current?.querySelectorAll<HTMLElement>('input, select, button:not([disabled])') ?? []),
    ];
    const first = stops[0];
    const last = stops.at(-1);
    const leaving = event.shiftKey ? first : last;
    if (document.activeElement !== leaving) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  };
  return (
    <div class="veil" onKeyDown={onKeyDown}>
      <div class="dialog" role="dialog" aria-modal="true" aria-label={title} ref={root}>
        <h3>{title}</h3>
        {children}
      </div>
    </div>
  );
}
