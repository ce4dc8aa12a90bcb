import type { ComponentChildren } from 'preact';

import { useTranslator } from '../theme/language.tsx';

const examples = ['search.example.cash', 'search.example.complaint', 'search.example.identity'] as const;

/** No hit: says so, then `children` (the nearest names), then what to do: ask colleagues, or try an example. */
export function NothingFound({
  text,
  isNear,
  onText,
  onAsk,
  children,
}: {
  text: string;
  isNear: boolean;
  onText: (text: string) => void;
  onAsk: ((text: string) => void) | undefined;
  children: ComponentChildren;
}) {
  const { t } = useTranslator();
  return (
    <>
      <div class="kn-empty" role="status">
        <p>
          <strong>{t('search.none', { text })}</strong>
        </p>
        <p class="tw-muted">{t(isNear ? 'search.nearest' : 'search.noneDo')}</p>
      </div>
      {children}
      <div class="kn-empty">
        {onAsk !== undefined && (
          <button type="button" class="tw-btn" onClick={() => onAsk(text)}>
            {t('search.ask')}
          </button>
        )}
        <p class="kn-examples">
          <span class="tw-muted">{t('search.tryThese')}</span>
          {examples.map((key) => (
            <button key={key} type="button" class="tw-btn small" onClick={() => onText(t(key))}>
              {t(key)}
            </button>
          ))}
        </p>
      </div>
    </>
  );
}
