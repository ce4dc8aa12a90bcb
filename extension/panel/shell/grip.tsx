import { GripVertical } from 'lucide-preact';

import { Icon } from '../../../web/theme/icon.tsx';
import { useTranslator } from '../../../web/theme/language.tsx';

type Place = (change: { dx?: number; dy?: number }) => void;

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-16, 0],
  ArrowRight: [16, 0],
  ArrowUp: [0, -16],
  ArrowDown: [0, 16],
};

/** Moves the panel by drag or by arrow keys. Screen coordinates, because the frame moves under the pointer. */
export function Grip({ place }: { place: Place }) {
  const { t } = useTranslator();
  const drag = (event: PointerEvent): void => {
    const grip = event.currentTarget as HTMLElement;
    let last = { x: event.screenX, y: event.screenY };
    const controller = new AbortController();
    const { signal } = controller;
    const end = (): void => controller.abort();
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener(
      'pointermove',
      (move) => {
        const dx = move.screenX - last.x;
        const dy = move.screenY - last.y;
        last = { x: move.screenX, y: move.screenY };
        if (dx !== 0 || dy !== 0) place({ dx, dy });
      },
      { signal },
    );
    grip.addEventListener('pointerup', end, { signal });
    grip.addEventListener('pointercancel', end, { signal });
  };
  const nudge = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    place({ dx: step[0], dy: step[1] });
  };
  return (
    <button
      type="button"
      class="tw-iconbtn grip"
      aria-label={t('bar.move')}
      onPointerDown={drag}
      onKeyDown={nudge}
    >
      <Icon of={GripVertical} />
    </button>
  );
}
