import { CircleCheck, CircleX, TriangleAlert } from 'lucide-preact';

import type { DraftDetail } from '../../core/contracts/drafts.ts';
import type { Finding } from '../../core/errors.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { dateTime } from './when.ts';

/** Beside the text: what happened and what comes next, and what stands in the way. */
export function Side({ draft, findings }: { draft: DraftDetail; findings: readonly Finding[] }) {
  const { t } = useTranslator();
  const { state, approvals, reason } = draft;
  const isOpen = state !== 'published' && state !== 'abandoned';
  const faults = findings.filter(({ advice }) => !advice);
  return (
    <aside class="draft-side">
      <section class="room-card">
        <h2>{t('drafts.steps')}</h2>
        <ol>
          {draft.events.map((event, at) => (
            <li key={at}>
              <span>
                <strong>{t(`drafts.event.${event.event}`)}</strong>
                <span class="tw-muted">{dateTime(event.at)}</span>
              </span>
              <span class="tw-muted">{event.by.name}</span>
              {event.reason !== undefined && <span>{event.reason}</span>}
            </li>
          ))}
          {state === 'inReview' && <li class="next">{t('drafts.next.review', approvals)}</li>}
          {state === 'approved' && <li class="next">{t('drafts.next.publish')}</li>}
        </ol>
        {reason !== undefined && <p>{reason}</p>}
      </section>
      {isOpen && draft.action === 'publish' && (
        <section class="room-card" aria-live="polite">
          <h2>
            {t('drafts.checks')}
            {faults.length > 0 && (
              <span class="draft-fault">{t('drafts.checks.count', { n: faults.length })}</span>
            )}
          </h2>
          {findings.length === 0 ? (
            <p class="draft-fine">
              <Icon of={CircleCheck} size={14} />
              {t('drafts.checks.fine')}
            </p>
          ) : (
            <ul>
              {findings.map(({ message, line, advice }, at) => (
                <li key={at} class={advice ? 'advice' : 'fault'}>
                  <Icon of={advice ? TriangleAlert : CircleX} size={14} />
                  <span>
                    {message}
                    {line !== undefined && line > 1 && (
                      <span class="tw-muted"> {t('drafts.checks.line', { n: line })}</span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </aside>
  );
}
