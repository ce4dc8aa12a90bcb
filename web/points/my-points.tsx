import { myPoints, requestReward } from '../../core/contracts/points.ts';
import type { Answered } from '../../core/contracts/endpoint.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import { earningReasons } from '../../core/points/points.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { LedgerTable } from './ledger-table.tsx';

type Mine = Answered<typeof myPoints>;

/** My balance, ledger, what earns points and what they are exchanged for. */
export function MyPoints({ client }: { client: Caller }) {
  const reply = useAsked(client, myPoints, {});
  return (
    <Answer of={reply}>
      {(mine) => (
        <div class="points-columns">
          <div class="points-column">
            <Figures mine={mine} />
            <Ledger mine={mine} />
          </div>
          <div class="points-column">
            <Rewards client={client} mine={mine} onChanged={reply.again} />
            <Worth mine={mine} />
          </div>
        </div>
      )}
    </Answer>
  );
}

function Figures({ mine: { balance, free, today, year } }: { mine: Mine }) {
  const { t } = useTranslator();
  const figures = [
    [t('points.balance'), balance],
    [t('points.free'), free],
    [t('points.today'), t('points.ofCap', { earned: today.earned, cap: today.cap })],
    [
      t('points.year'),
      t('points.year.sum', { points: year.points, publish: year.publish, accepted: year.acceptedAnswer }),
    ],
  ] as const;
  return (
    <dl class="room-card points-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt class="tw-muted">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Ledger({ mine: { ledger, asOf } }: { mine: Mine }) {
  const { t } = useTranslator();
  if (ledger.length === 0) return <p class="room-state tw-muted">{t('points.ledger.none')}</p>;
  return <LedgerTable title={t('points.ledger')} rows={ledger} asOf={asOf} />;
}

function Worth({ mine: { worth, today } }: { mine: Mine }) {
  const { t } = useTranslator();
  return (
    <section class="room-card points-part">
      <h2>{t('points.worth')}</h2>
      <dl class="points-worth">
        {earningReasons.map((reason) => (
          <div key={reason}>
            <dt>{t(`points.reason.${reason}`)}</dt>
            <dd>{worth[reason] ?? 0}</dd>
          </div>
        ))}
        <div>
          <dt>{t('points.worth.cap')}</dt>
          <dd>{today.cap}</dd>
        </div>
      </dl>
    </section>
  );
}

/** The catalogue with one button each, and what became of my requests. What is too dear says how much is missing. */
function Rewards({
  client,
  mine: { rewards, redemptions, free, asOf },
  onChanged,
}: {
  client: Caller;
  mine: Mine;
  onChanged: () => void;
}) {
  const { t, error, language } = useTranslator();
  const act = useAct();
  const word = (label: { zh: string; en: string }): string => (language === 'en' ? label.en : label.zh);
  const ask = (rewardId: string) =>
    act.run(async () => {
      await client.call(requestReward, { body: { rewardId } });
      onChanged();
    });
  return (
    <>
      <section class="room-card points-part">
        <h2>{t('points.rewards')}</h2>
        {rewards.length === 0 && <p class="tw-muted">{t('points.rewards.none')}</p>}
        {rewards.map(({ id, kind, label, points }) => (
          <p key={id} class="points-reward">
            <span class="tw-tag neutral">{t(`points.kind.${kind}`)}</span>
            <span class="grow">{word(label)}</span>
            <strong>{points}</strong>
            {free < points ? (
              <span class="tw-muted">{t('points.short', { n: points - free })}</span>
            ) : (
              <button type="button" class="tw-btn small" disabled={act.busy} onClick={() => void ask(id)}>
                {t('points.redeem')}
              </button>
            )}
          </p>
        ))}
        {act.code !== undefined && (
          <p class="room-problem" role="alert">
            {error(act.code)}
          </p>
        )}
      </section>
      {redemptions.length > 0 && (
        <section class="room-card points-part">
          <h2>{t('points.requests')}</h2>
          {redemptions.map(({ id, reward, points, state, requestedAt, note }) => (
            <p key={id} class="points-reward">
              <span class={state === 'rejected' ? 'tw-tag warn' : 'tw-tag neutral'}>
                {t(`points.state.${state}`)}
              </span>
              <span class="grow">
                {word(reward)} {note}
              </span>
              <span class="tw-muted">
                {shortInstant(requestedAt, asOf)} · {points}
              </span>
            </p>
          ))}
        </section>
      )}
    </>
  );
}
