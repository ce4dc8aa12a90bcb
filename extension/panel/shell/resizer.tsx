import { useTranslator } from '../../../web/theme/language.tsx';

const narrowest = 320;
const widest = 480;
const clamp = (width: number): number => Math.max(narrowest, Math.min(widest, Math.round(width)));

/** The left edge: drag or arrow keys change the width between 320 and 480 px. */
export function Resizer({ place }: { place: (change: { width: number }) => void }) {
  const { t } = useTranslator();
  const drag = (event: PointerEvent): void => {
    const edge = event.currentTarget as HTMLElement;
    const from = event.screenX;
    const width = innerWidth;
    const controller = new AbortController();
    const { signal } = controller;
    const end = (): void => controller.abort();
    edge.setPointerCapture(event.pointerId);
    edge.addEventListener('pointermove', (move) => place({ width: clamp(width + from - move.screenX) }), {
      signal,
    });
    edge.addEventListener('pointerup', end, { signal });
    edge.addEventListener('pointercancel', end, { signal });
  };
  const nudge = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    place({ width: clamp(innerWidth + (event.key === 'ArrowLeft' ? 16 : -16)) });
  };
  return (
    <div
      class="resizer"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('bar.resize')}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuenow={clamp(innerWidth)}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={nudge}
    />
  );
}
