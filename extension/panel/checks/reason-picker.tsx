import { useEffect, useRef, useState } from 'preact/hooks';

import type { SkipReason } from '../../../core/script/checklist.ts';
import { useTranslator } from '../../../web/theme/language.tsx';

/** A button that opens a short list of reasons below it; Esc closes it and gives the focus back. */
export function ReasonPicker({
  button,
  legend,
  reasons,
  onPick,
}: {
  button: string;
  legend: string;
  reasons: readonly SkipReason[];
  onPick: (reason: SkipReason) => void;
}) {
  const { t } = useTranslator();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) list.current?.querySelector('button')?.focus();
  }, [open]);
  return (
    <>
      <button type="button" class="tw-link" ref={opener} aria-expanded={open} onClick={() => setOpen(!open)}>
        {button}
      </button>
      {open && (
        <div
          class="reasons"
          role="group"
          aria-label={legend}
          ref={list}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setOpen(false);
            opener.current?.focus();
          }}
        >
          <p class="tw-muted">{legend}</p>
          {reasons.map((reason) => (
            <button
              key={reason}
              type="button"
              class="tw-btn small"
              onClick={() => {
                setOpen(false);
                onPick(reason);
              }}
            >
              {t(`skip.${reason}`)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
