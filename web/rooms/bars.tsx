import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

import './bars.css';
import { useTranslator } from '../theme/language.tsx';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** What follows the number, such as a state; also a button. */
  readonly more?: ComponentChildren;
}

/** Horizontal bars with their numbers printed, and the same as a table at a press: colour and length never speak alone. */
export function Bars({
  title,
  rows,
  table,
}: {
  title: string;
  rows: readonly Bar[];
  table: ComponentChildren;
}) {
  const { t } = useTranslator();
  const [asTable, setAsTable] = useState(false);
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <section class="room-card bars" aria-label={title}>
      <header class="bars-head">
        <h2>{title}</h2>
        <button type="button" class="tw-btn small" onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'room.chart' : 'room.table')}
        </button>
      </header>
      {asTable ? (
        <div class="bars-table">{table}</div>
      ) : (
        <ul>
          {rows.map(({ label, value, more }) => (
            <li key={label} class="bars-row">
              <span class="bars-label" title={label}>
                {label}
              </span>
              <span class="bars-track" aria-hidden="true">
                <span style={{ width: `${(Math.max(0, value) / most) * 100}%` }} />
              </span>
              <span class="bars-value">{value}</span>
              {more !== undefined && <span class="bars-more">{more}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
