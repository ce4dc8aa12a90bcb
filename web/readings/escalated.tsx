import { TriangleAlert } from 'lucide-preact';

import type { Answered } from '../../core/contracts/endpoint.ts';
import type { unitReadings } from '../../core/contracts/readings.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';

/** What units have not finished in time, with how many of each are missing; nothing where all is done. */
export function Escalated({ of, now }: { of: Answered<typeof unitReadings>['escalated']; now: number }) {
  const { t } = useTranslator();
  if (of.length === 0) return null;
  return (
    <section class="to-read escalated" aria-label={t('readings.escalated', { n: of.length })}>
      <h3>
        <Icon of={TriangleAlert} size={14} />
        {t('readings.escalated', { n: of.length })}
      </h3>
      <ul>
        {of.map((one) => (
          <li key={`${one.articleId}@${one.version} ${one.unit}`}>
            <span>
              {one.unit} · {one.title}
            </span>
            <span class="over">
              {t('readings.escalatedOf', { n: one.missing, time: shortInstant(one.dueAt, now) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
