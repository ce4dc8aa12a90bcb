import { Fragment } from 'preact';
import { useState } from 'preact/hooks';

import type { ItemFigures } from '../../core/contracts/quiz-statistics.ts';
import { RoomTabs } from '../rooms/room-tabs.tsx';
import { useTranslator } from '../theme/language.tsx';
import { ItemDetails } from './item-details.tsx';
import { hundredth, percent } from './numbers.ts';

const tabs = ['all', 'review'] as const;

/** 逐题: the worst trouble first; an item opens to its options and the paragraphs it stands on. */
export function ItemTable({ items, go }: { items: readonly ItemFigures[]; go: (place: string) => void }) {
  const { t } = useTranslator();
  const [tab, setTab] = useState<(typeof tabs)[number]>('all');
  const [open, setOpen] = useState<number>();
  const troubled = items.filter(({ trouble }) => trouble !== undefined);
  const rows = tab === 'all' ? items : troubled;
  const isKeyed = items.some(({ key }) => key !== undefined);
  return (
    <section class="room-card stats-card wide" aria-label={t('stats.items')}>
      <header class="stats-head">
        <h2>{t('stats.items')}</h2>
        <RoomTabs
          label={t('stats.items')}
          tabs={tabs}
          shown={tab}
          word={(name) => t(`stats.items.${name}`, { n: name === 'all' ? items.length : troubled.length })}
          onShow={setTab}
        />
        {isKeyed && <span class="stats-note">{t('stats.items.hint')}</span>}
      </header>
      {rows.length === 0 ? (
        <p class="tw-muted stats-pad">{t('stats.items.noReview')}</p>
      ) : (
        <div class="stats-scroll">
          <table class="room-table stats-items">
            <thead>
              <tr>
                <th scope="col">{t('stats.column.no')}</th>
                <th scope="col">{t('stats.column.question')}</th>
                {isKeyed && <th scope="col">{t('stats.column.options')}</th>}
                <th scope="col" class="number">
                  {t('stats.column.facility')}
                </th>
                <th scope="col" class="number">
                  {t('stats.column.discrimination')}
                </th>
                <th scope="col" class="number">
                  {t('stats.column.seconds')}
                </th>
                <th scope="col">{t('stats.column.state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((item) => (
                <Fragment key={item.no}>
                  <Row
                    of={item}
                    isKeyed={isKeyed}
                    isOpen={open === item.no}
                    onOpen={() => setOpen(open === item.no ? undefined : item.no)}
                  />
                  {open === item.no && (
                    <tr>
                      <td colSpan={isKeyed ? 7 : 6}>
                        <ItemDetails of={item} go={go} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({
  of: { no, text, figures, key, trouble, answers },
  isKeyed,
  isOpen,
  onOpen,
}: {
  of: ItemFigures;
  isKeyed: boolean;
  isOpen: boolean;
  onOpen: () => void;
}) {
  const { t } = useTranslator();
  const options = key?.options ?? [];
  return (
    <tr>
      <th scope="row">{no}</th>
      <td class="stats-question">
        <button type="button" class="tw-link" aria-expanded={isOpen} title={text} onClick={onOpen}>
          {text}
        </button>
      </td>
      {isKeyed && (
        <td>
          <span class="stats-options">
            {options.map(({ id, right, count }, at) => (
              <span
                key={id}
                class={right ? 'stats-option right' : 'stats-option'}
                style={{ flexGrow: count }}
              >
                {right && <span aria-hidden="true">✓ </span>}
                {right && <span class="tw-visually-hidden">{t('stats.right')} </span>}
                {letterOf(id, at)} {count}
              </span>
            ))}
            {options.length > 0 && (figures?.empty ?? 0) > 0 && (
              <span class="stats-option empty">{t('stats.empty', { n: figures?.empty ?? 0 })}</span>
            )}
          </span>
        </td>
      )}
      {figures === undefined ? (
        <td colSpan={4} class="tw-muted">
          {t('stats.tooFew', { n: answers })}
        </td>
      ) : (
        <>
          <td class="number">
            {percent(figures.facility)}
            <span class="stats-range">
              <span class="tw-visually-hidden">
                {t('stats.interval', { low: percent(figures.right.low), high: percent(figures.right.high) })}
              </span>
              <span aria-hidden="true" class="stats-track">
                <span
                  class="stats-span"
                  style={{
                    left: percent(figures.right.low),
                    width: percent(figures.right.high - figures.right.low),
                  }}
                />
              </span>
            </span>
          </td>
          <td class={(figures.discrimination ?? 1) < 0.2 ? 'number stats-low' : 'number'}>
            {figures.discrimination === undefined ? '–' : hundredth(figures.discrimination)}
          </td>
          <td class="number">
            {figures.seconds === undefined
              ? '–'
              : t('stats.seconds', { n: Math.round(figures.seconds.median) })}
          </td>
          <td>
            {trouble === undefined ? (
              <span class="stats-fine">{t('stats.fine')}</span>
            ) : (
              <span class="tw-tag stats-trouble">{t(`stats.trouble.${trouble}`)}</span>
            )}
          </td>
        </>
      )}
    </tr>
  );
}

/** What stands for an option: its letter; of a statement a tick and a cross have words elsewhere. */
const letterOf = (id: string, at: number): string =>
  id.length === 1 ? id.toUpperCase() : String.fromCharCode(65 + at);
