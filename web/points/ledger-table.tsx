import type { ComponentChildren } from 'preact';

import type { LedgerRow } from '../../core/contracts/points.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import { useTranslator } from '../theme/language.tsx';

/** Rows of the ledger; `act` gives what can be done with one. */
export function LedgerTable({
  title,
  rows,
  asOf,
  act,
}: {
  title: string;
  rows: readonly LedgerRow[];
  asOf: number;
  act?: (row: LedgerRow) => ComponentChildren;
}) {
  const { t } = useTranslator();
  return (
    <section class="room-card points-scroll" aria-label={title}>
      <table class="room-table">
        <thead>
          <tr>
            <th>{t('points.col.when')}</th>
            <th>{t('points.col.reason')}</th>
            <th>{t('points.col.object')}</th>
            <th class="number">{t('points.col.delta')}</th>
            <th>{t('points.col.note')}</th>
            {act !== undefined && <th>{t('points.col.do')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{shortInstant(row.at, asOf)}</td>
              <td>{t(`points.reason.${row.reason}`)}</td>
              <td>{row.object}</td>
              <td class="number">{row.delta > 0 ? `+${row.delta}` : row.delta}</td>
              <td>
                {row.note}
                {row.reversed && <span class="tw-tag neutral">{t('points.reversed')}</span>}
              </td>
              {act !== undefined && <td>{act(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
