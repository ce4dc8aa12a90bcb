import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

import { useTranslator } from '../../theme/language.tsx';

/** A figure with its title, and the same as a table at a press: neither colour nor place speaks alone. */
export function ChartCard({
  title,
  note,
  table,
  children,
}: {
  title: string;
  note?: ComponentChildren;
  table: ComponentChildren;
  children: ComponentChildren;
}) {
  const { t } = useTranslator();
  const [asTable, setAsTable] = useState(false);
  return (
    <section class="room-card stats-card" aria-label={title}>
      <header class="stats-head">
        <h2>{title}</h2>
        {note !== undefined && <span class="stats-note">{note}</span>}
        <button
          type="button"
          class="tw-btn small"
          aria-label={t(asTable ? 'stats.asChart' : 'stats.asTable', { title })}
          onClick={() => setAsTable(!asTable)}
        >
          {t(asTable ? 'room.chart' : 'room.table')}
        </button>
      </header>
      {asTable ? <div class="stats-scroll">{table}</div> : children}
    </section>
  );
}
