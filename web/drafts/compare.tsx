import { useRef } from 'preact/hooks';

import { diffBodies } from '../../core/article/diff.ts';
import { splitFile } from '../../core/article/write.ts';
import { Changes } from '../reader/changes.tsx';
import { useTranslator } from '../theme/language.tsx';

/** What this text changes in the version before, word by word; J and K go from one change to the next. */
export function Compare({
  base,
  body,
}: {
  base: { version: number; text: string } | undefined;
  body: string;
}) {
  const { t } = useTranslator();
  const place = useRef<HTMLDivElement>(null);
  if (base === undefined) return <p class="room-state tw-muted">{t('drafts.compare.first')}</p>;
  const changes = diffBodies(splitFile(base.text).body, body);
  if (changes.every(({ how }) => how === 'same')) {
    return <p class="room-state tw-muted">{t('drafts.compare.none')}</p>;
  }
  const jump = (by: 1 | -1): void => {
    const stops = [...(place.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[(at + by + stops.length) % stops.length];
    next?.focus();
    next?.scrollIntoView?.({ block: 'center' });
  };
  return (
    <div
      ref={place}
      class="draft-diff"
      onKeyDown={({ key }) => {
        if (key === 'j' || key === 'J') jump(1);
        if (key === 'k' || key === 'K') jump(-1);
      }}
    >
      <p class="draft-diff-head">
        <span>{t('drafts.compare.before', { n: base.version })}</span>
        <span>→ {t('drafts.compare.after')}</span>
        <span class="grow" />
        <button type="button" class="tw-btn small" onClick={() => jump(1)}>
          <kbd class="tw-kbd">J</kbd> <kbd class="tw-kbd">K</kbd> {t('drafts.compare.next')}
        </button>
      </p>
      <Changes changes={changes} />
    </div>
  );
}
