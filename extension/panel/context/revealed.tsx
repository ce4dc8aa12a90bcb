import { useEffect, useState } from 'preact/hooks';

import { useTranslator } from '../../../web/theme/language.tsx';

/** The unmasked value with its countdown; at its end the value leaves the screen and the memory of this component. */
export function Revealed({
  value,
  expiresAt,
  clock,
  onGone,
}: {
  value: string;
  expiresAt: number;
  clock: () => number;
  onGone: () => void;
}) {
  const { t } = useTranslator();
  const [left, setLeft] = useState(() => Math.ceil((expiresAt - clock()) / 1000));
  useEffect(() => {
    const tick = (): void => {
      const seconds = Math.ceil((expiresAt - clock()) / 1000);
      setLeft(seconds);
      if (seconds <= 0) onGone();
    };
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [expiresAt, clock, onGone]);
  return (
    <>
      <output class="revealed">{left > 0 ? value : t('reveal.gone')}</output>
      <p class="tw-muted" aria-live="off">
        {t('reveal.countdown', { n: Math.max(0, left) })}
      </p>
      <div class="dialog-acts">
        <button type="button" class="tw-btn" onClick={onGone}>
          {t('reveal.hide')}
        </button>
      </div>
    </>
  );
}
