import { useTranslator } from '../theme/language.tsx';

/** The keys of the list, at its foot. */
export function KeyHints({ kinds }: { kinds: boolean }) {
  const { t } = useTranslator();
  return (
    <p class="kn-keys tw-muted" aria-hidden="true">
      <kbd class="tw-kbd">↑</kbd>
      <kbd class="tw-kbd">↓</kbd>
      {t('search.keys.move')}
      <kbd class="tw-kbd">Enter</kbd>
      {t('search.keys.open')}
      {kinds && (
        <>
          <kbd class="tw-kbd">Tab</kbd>
          {t('search.keys.type')}
        </>
      )}
      <kbd class="tw-kbd">Esc</kbd>
      {t('search.keys.back')}
    </p>
  );
}
