import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import './asking.css';
import { useTranslator } from '../theme/language.tsx';

/** A dialog that asks once more, with a reason where one is wanted. Esc cancels, and the focus goes back. */
export function Asking({
  title,
  text,
  label,
  problem,
  children,
  isReady = true,
  onCancel,
  onSure,
}: {
  title: string;
  text?: string;
  /** Of the reason to type; without it none is asked. */
  label?: string;
  problem?: string | undefined;
  children?: ComponentChildren;
  isReady?: boolean;
  onCancel: () => void;
  onSure: (reason: string) => void;
}) {
  const { t } = useTranslator();
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  useEffect(() => {
    const back = document.activeElement;
    dialog.current?.showModal?.();
    return () => (back instanceof HTMLElement ? back.focus() : undefined);
  }, []);
  const canGo = isReady && (label === undefined || reason.trim().length >= 4);
  return (
    <dialog
      ref={dialog}
      class="room-dialog"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (canGo) onSure(reason.trim());
        }}
      >
        <h2>{title}</h2>
        {text !== undefined && <p>{text}</p>}
        {label !== undefined && (
          <label>
            {label}
            <textarea
              class="tw-input"
              rows={3}
              value={reason}
              onInput={({ currentTarget }) => setReason(currentTarget.value)}
            />
          </label>
        )}
        {children}
        {problem !== undefined && (
          <p class="room-problem" role="alert">
            {problem}
          </p>
        )}
        <p class="room-dialog-foot">
          <button type="button" class="tw-btn" onClick={onCancel}>
            {t('action.cancel')}
          </button>
          <button type="submit" class="tw-btn primary" disabled={!canGo}>
            {title}
          </button>
        </p>
      </form>
    </dialog>
  );
}
