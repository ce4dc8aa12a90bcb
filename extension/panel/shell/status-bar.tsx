import { clockOf, shortInstant } from '../../../core/i18n/when.ts';
import type { Person } from '../../../core/organisation/person.ts';
import { useTranslator } from '../../../web/theme/language.tsx';
import type { LinkState } from '../port.ts';

/** 24 px at the foot: on line or since when not, age of the knowledge, records waiting, who is signed in. */
export function StatusBar({
  link,
  person,
  loading,
  now,
}: {
  link: LinkState;
  person: Person | undefined;
  loading: boolean;
  now: number;
}) {
  const { t } = useTranslator();
  const parts: string[] = [];
  if (loading) parts.push(t('status.loading'));
  else parts.push(t(link.online ? 'status.online' : 'status.offline'));
  if (!link.online && link.offlineSince !== undefined) {
    parts.push(t('state.offline.since', { time: clockOf(link.offlineSince) }));
  }
  if (link.waiting > 0) parts.push(t('status.waiting', { n: link.waiting }));
  else if (link.online && !loading && link.knowledge !== undefined) {
    parts.push(t('status.knowledge', { date: shortInstant(link.knowledge.publishedAt, now) }));
  }
  const dot = !link.online || loading ? 'dot warn' : 'dot ok';
  return (
    <div class="status" role="group" aria-label={t('panel.section.status')}>
      <span class={dot} aria-hidden="true" />
      <span class="tw-ellipsis status-text">{parts.join(' · ')}</span>
      {person !== undefined && (
        <span class="status-person">
          {person.staffNo} {person.name}
        </span>
      )}
    </div>
  );
}
