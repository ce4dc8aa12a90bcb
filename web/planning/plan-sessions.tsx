import { useState } from 'preact/hooks';

import { cancelSession, type PlanBoard, ratePlan } from '../../core/contracts/planning.ts';
import type { Resource, SessionView } from '../../core/contracts/planning-views.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import { scores } from '../../core/planning/survey.ts';
import { Asking } from '../rooms/asking.tsx';
import { useTranslator } from '../theme/language.tsx';
import type { PlanPart } from './plan-part.ts';
import { SessionForm } from './session-form.tsx';

/** The sessions of a plan (R200): set, attended, cancelled; those who were there rate it once (R201). */
export function PlanSessions({
  client,
  plan,
  run,
  busy,
  board,
  now,
  onSheet,
}: PlanPart & { board: PlanBoard | undefined; now: number; onSheet: (id: string) => void }) {
  const { t, language } = useTranslator();
  const [isSetting, setSetting] = useState(false);
  const [cancelling, setCancelling] = useState<string>();
  const methodOf = (id: string): string => {
    const label = board?.methods.find((one) => one.id === id)?.label;
    return label === undefined ? id : language === 'en' ? label.en : label.zh;
  };
  const params = { id: plan.id };
  return (
    <section class="room-card planning-part" aria-label={t('planning.sessions')}>
      <h2>{t('planning.sessions')}</h2>
      {plan.list.length === 0 && <p class="tw-muted">{t('planning.sessions.none')}</p>}
      <ul>
        {plan.list.map((session) => (
          <li key={session.id} class="planning-line">
            <span>
              <strong>{shortInstant(session.at, now)}</strong> {methodOf(session.method)} · {session.place} ·{' '}
              <ResourceWords of={session.resource} />
              {session.why !== undefined && <span class="tw-muted"> {session.why}</span>}
            </span>
            <span class="tw-tag neutral">{t(`planning.session.state.${session.state}`)}</span>
            <span>{countOf(session, t)}</span>
            {session.state !== 'cancelled' && (
              <button type="button" class="tw-link" onClick={() => onSheet(session.id)}>
                {t(plan.may.includes('attend') ? 'planning.sheet.record' : 'planning.sheet')}
              </button>
            )}
            {session.state === 'planned' && plan.may.includes('cancel') && (
              <button type="button" class="tw-link" onClick={() => setCancelling(session.id)}>
                {t('planning.session.cancel')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {plan.may.includes('rate') && (
        <fieldset class="planning-rate">
          <legend>{t('planning.rate')}</legend>
          {scores.map((score) => (
            <button
              key={score}
              type="button"
              class="tw-btn"
              disabled={busy}
              onClick={() => void run(() => client.call(ratePlan, { params, body: { score } }))}
            >
              {t('planning.rate.score', { n: score })}
            </button>
          ))}
          <span class="tw-muted">{t('planning.rate.hint')}</span>
        </fieldset>
      )}
      {plan.may.includes('schedule') && !isSetting && (
        <p>
          <button type="button" class="tw-btn" onClick={() => setSetting(true)}>
            {t('planning.schedule')}
          </button>
        </p>
      )}
      {isSetting && board !== undefined && (
        <SessionForm
          client={client}
          plan={plan}
          run={run}
          busy={busy}
          board={board}
          onDone={() => setSetting(false)}
        />
      )}
      {cancelling !== undefined && (
        <Asking
          title={t('planning.session.cancel')}
          label={t('planning.reason')}
          onCancel={() => setCancelling(undefined)}
          onSure={(reason) => {
            setCancelling(undefined);
            void run(() => client.call(cancelSession, { params, body: { session: cancelling, reason } }));
          }}
        />
      )}
    </section>
  );
}

type Say = ReturnType<typeof useTranslator>['t'];
const countOf = ({ present, expected }: SessionView, t: Say): string =>
  present === undefined
    ? t('planning.session.expected', { of: expected })
    : t('planning.session.present', { n: present, of: expected });

/** Who teaches; of somebody from outside with organiser and contract (R202). */
export function ResourceWords({ of }: { of: Resource }) {
  const { t } = useTranslator();
  if (of.kind === 'internal') return <>{of.name}</>;
  const { name, organiser, contractRef } = of;
  return <>{t('planning.resource.external.of', { name, organiser, contract: contractRef })}</>;
}
