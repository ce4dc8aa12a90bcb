import { useState } from 'preact/hooks';

import { type CheckItem, skipReasons, type SkipReason, type Tick } from '../../../core/script/checklist.ts';
import { useTranslator } from '../../../web/theme/language.tsx';
import type { WorkControl } from '../script/use-work.ts';
import { MoreMenu, type MenuItem } from '../shell/more-menu.tsx';

/** One check: Space ticks; an earlier open one is named instead (R16); not applicable needs a reason. */
export function CheckRow({
  item,
  tick,
  control,
  nameOf,
}: {
  item: CheckItem;
  tick: Tick | undefined;
  control: WorkControl;
  nameOf: (id: string) => string;
}) {
  const { t, language } = useTranslator();
  const [refused, setRefused] = useState<string>();
  const [doubt, setDoubt] = useState(false);
  const settle = (result: 'yes' | 'na', reason?: SkipReason): boolean => {
    const step = control.tick(item.id, result, reason);
    const needs = !step.ok && step.reason === 'checkOrder' ? step.needs : undefined;
    setRefused(needs === undefined ? undefined : t('checks.order', { item: nameOf(needs) }));
    return step.ok;
  };
  const words = (language === 'en' ? item.textEn : undefined) ?? item.text;
  const more: readonly MenuItem[] = [
    ...(item.doubt === undefined
      ? []
      : [{ id: 'doubt', label: t('checks.doubt'), run: () => setDoubt(true) }]),
    ...skipReasons
      .filter((reason) => reason !== 'alreadyDone')
      .map((reason) => ({
        id: reason,
        label: t('checks.naBecause', { reason: t(`skip.${reason}`) }),
        run: () => void settle('na', reason),
      })),
  ];
  const refusedId = `refused-${item.id}`;
  return (
    <li class={tick === undefined ? 'check-line' : 'check-line done'}>
      <label class="check-row">
        <input
          type="checkbox"
          checked={tick !== undefined}
          aria-describedby={refused === undefined ? undefined : refusedId}
          onClick={(event) => {
            if (tick !== undefined) {
              control.untick(item.id);
              return;
            }
            if (!settle('yes')) event.preventDefault();
          }}
        />
        <span>{words}</span>
        {tick?.result === 'na' && (
          <span class="tw-muted">
            {t('checks.na')}
            {tick.reason !== undefined && ` · ${t(`skip.${tick.reason}`)}`}
          </span>
        )}
        {item.must === true && tick === undefined && <span class="must">{t('script.must')}</span>}
      </label>
      {tick === undefined && <MoreMenu items={more} label={t('checks.more', { item: words })} />}
      {doubt && tick === undefined && <p class="doubt">{item.doubt}</p>}
      {refused !== undefined && tick === undefined && (
        <p class="refused" id={refusedId} role="status">
          {refused}
        </p>
      )}
    </li>
  );
}
