import { Ellipsis, EllipsisVertical } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { Icon } from '../../../web/theme/icon.tsx';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

/** A button with a menu: arrows move, Enter does, Esc closes and gives the focus back. */
export function MoreMenu({
  items,
  label,
  look = 'upright',
}: {
  items: readonly MenuItem[];
  label: string;
  /** `upright` and `flat` dots, or the label itself as a word. `flat` opens upwards. */
  look?: 'upright' | 'flat' | 'words';
}) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = (refocus: boolean): void => {
    setOpen(false);
    if (refocus) button.current?.focus();
  };
  useEffect(() => {
    if (!open) return undefined;
    const controller = new AbortController();
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    addEventListener(
      'pointerdown',
      (event) => {
        if (!root.current?.contains(event.target as Node)) setOpen(false);
      },
      { signal: controller.signal, capture: true },
    );
    return () => controller.abort();
  }, [open]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open) return;
    const entries = [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = entries.findIndex((entry) => entry === document.activeElement);
    if (event.key === 'Escape') close(true);
    else if (event.key === 'ArrowDown') entries[(at + 1) % entries.length]?.focus();
    else if (event.key === 'ArrowUp') entries[(at - 1 + entries.length) % entries.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (items.length === 0) return null;
  return (
    <div class="menu-root" ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        class={look === 'words' ? 'tw-link' : 'tw-iconbtn'}
        ref={button}
        aria-label={look === 'words' ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {look === 'words' ? label : <Icon of={look === 'flat' ? Ellipsis : EllipsisVertical} />}
      </button>
      {open && (
        <div class={look === 'flat' ? 'menu up' : 'menu'} role="menu">
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close(true);
                item.run();
              }}
            >
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
