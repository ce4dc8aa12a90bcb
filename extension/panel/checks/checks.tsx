import { ListChecks } from 'lucide-preact';
import { useState } from 'preact/hooks';

import { openChecks } from '../../../core/script/checklist.ts';
import { Icon } from '../../../web/theme/icon.tsx';
import { useTranslator } from '../../../web/theme/language.tsx';
import type { WorkControl } from '../script/use-work.ts';
import { useShort } from '../shell/use-short.ts';
import { CheckRow } from './check-row.tsx';

/** The page's checklist. Done ones fold to a count when the panel is short of height. */
export function Checks({ control }: { control: WorkControl }) {
  const { t } = useTranslator();
  const short = useShort();
  const [all, setAll] = useState(false);
  const { items, ticks } = control.work.checklist;
  if (items.length === 0) return null;
  const done = items.filter((item) => ticks[item.id] !== undefined).length;
  const folds = short && done > 0;
  const shown = folds && !all ? items.filter((item) => ticks[item.id] === undefined) : items;
  return (
    <section class="checks" data-section="checks" aria-label={t('panel.section.checks')}>
      <div class="section-head">
        <Icon of={ListChecks} />
        <h2>{t('panel.section.checks')}</h2>
        <span class="tw-muted">
          {done} / {items.length}
        </span>
        <span class="grow" />
        {folds && (
          <button type="button" class="tw-link" aria-expanded={all} onClick={() => setAll(!all)}>
            {t('checks.done', { n: done })}
          </button>
        )}
      </div>
      <ul>
        {shown.map((item) => (
          <CheckRow
            key={item.id}
            item={item}
            tick={ticks[item.id]}
            control={control}
            nameOf={(id) => items.find((other) => other.id === id)?.text ?? id}
          />
        ))}
      </ul>
      <p class="tw-visually-hidden" role="status">
        {openChecks(control.work.checklist).length === 0 ? t('checks.done', { n: done }) : ''}
      </p>
    </section>
  );
}
