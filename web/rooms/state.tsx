import type { ComponentChildren } from 'preact';

import { useTranslator } from '../theme/language.tsx';
import type { Reply } from './use-asked.ts';

/** What stands where an answer is awaited, refused or empty; else the answer. */
export function Answer<T>({
  of,
  empty,
  children,
}: {
  of: Reply<T>;
  /** Whether there is nothing in it, and the sentence that says so with the next act. */
  empty?: { readonly is: (value: T) => boolean; readonly say: ComponentChildren };
  children: (value: T) => ComponentChildren;
}) {
  const { t, error } = useTranslator();
  if (of.value === undefined) {
    if (of.code === undefined) return <p class="room-state tw-muted">{t('room.loading')}</p>;
    return (
      <div class="room-state" role="alert">
        <p>{error(of.code)}</p>
        {of.code !== 'access.denied' && (
          <button type="button" class="tw-btn" onClick={of.again}>
            {t('action.retry')}
          </button>
        )}
      </div>
    );
  }
  return (
    <>
      {of.code !== undefined && (
        <p class="room-note danger" role="alert">
          {error(of.code)}
          <button type="button" class="tw-link" onClick={of.again}>
            {t('action.retry')}
          </button>
        </p>
      )}
      {empty?.is(of.value) === true ? <div class="room-state tw-muted">{empty.say}</div> : children(of.value)}
    </>
  );
}
