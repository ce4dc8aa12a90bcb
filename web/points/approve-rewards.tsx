import { useState } from 'preact/hooks';

import {
  decideRedemption,
  type LedgerRow,
  listRedemptions,
  personLedger,
  reversePoints,
} from '../../core/contracts/points.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import type { RedemptionStep } from '../../core/points/points.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { LedgerTable } from './ledger-table.tsx';

/** 兑换审批: what waits comes first; nobody finds a button on what they asked for themself. */
export function ApproveRewards({ client }: { client: Caller }) {
  const { t, error, language } = useTranslator();
  const reply = useAsked(client, listRedemptions, {});
  const act = useAct();
  const decide = (id: string, step: RedemptionStep) =>
    act.run(async () => {
      await client.call(decideRedemption, { params: { id }, body: { step } });
      reply.again();
    });
  return (
    <div class="points-column">
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
      <Answer
        of={reply}
        empty={{ is: ({ redemptions }) => redemptions.length === 0, say: t('points.approve.none') }}
      >
        {({ redemptions, asOf }) => (
          <div class="room-card points-scroll">
            <table class="room-table">
              <thead>
                <tr>
                  <th>{t('points.col.when')}</th>
                  <th>{t('points.col.person')}</th>
                  <th>{t('points.col.unit')}</th>
                  <th>{t('points.col.reward')}</th>
                  <th class="number">{t('points.col.delta')}</th>
                  <th>{t('points.col.state')}</th>
                  <th>{t('points.col.do')}</th>
                </tr>
              </thead>
              <tbody>
                {redemptions.map(({ id, person, reward, points, state, requestedAt, decidedBy, may }) => (
                  <tr key={id}>
                    <td>{shortInstant(requestedAt, asOf)}</td>
                    <td>{person.name}</td>
                    <td>{person.orgUnitName}</td>
                    <td>{language === 'en' ? reward.en : reward.zh}</td>
                    <td class="number">{points}</td>
                    <td>{t(`points.state.${state}`)}</td>
                    <td class="points-acts">
                      {may.map((step) => (
                        <button
                          key={step}
                          type="button"
                          class="tw-btn small"
                          disabled={act.busy}
                          onClick={() => void decide(id, step)}
                        >
                          {t(`points.step.${step}`)}
                        </button>
                      ))}
                      {decidedBy !== undefined && (
                        <span class="tw-muted">{t('points.decidedBy', { name: decidedBy })}</span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Answer>
      <FindLedger client={client} />
    </div>
  );
}

/** A person's ledger, to take a row back where it was given in error. */
function FindLedger({ client }: { client: Caller }) {
  const { t } = useTranslator();
  const [typed, setTyped] = useState('');
  const [staffNo, setStaffNo] = useState('');
  return (
    <section class="points-column">
      <form
        class="points-acts"
        onSubmit={(event) => {
          event.preventDefault();
          setStaffNo(typed.trim());
        }}
      >
        <input
          class="tw-input"
          name="staffNo"
          value={typed}
          maxLength={32}
          aria-label={t('points.person.find')}
          placeholder={t('points.person.find')}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" class="tw-btn">
          {t('points.person.look')}
        </button>
      </form>
      {staffNo !== '' && <PersonLedger key={staffNo} client={client} staffNo={staffNo} />}
    </section>
  );
}

function PersonLedger({ client, staffNo }: { client: Caller; staffNo: string }) {
  const { t, error } = useTranslator();
  const reply = useAsked(client, personLedger, { query: { staffNo } });
  const [open, setOpen] = useState<string>();
  const [note, setNote] = useState('');
  const act = useAct();
  const reverse = (id: string) =>
    act.run(async () => {
      await client.call(reversePoints, { params: { id }, body: { note } });
      setOpen(undefined);
      setNote('');
      reply.again();
    });
  const button = ({ id, reason, reversed }: LedgerRow) => {
    if (reversed || reason === 'reversal' || reason === 'redeemed') return undefined;
    if (open !== id) {
      return (
        <button type="button" class="tw-link" onClick={() => setOpen(id)}>
          {t('points.reverse')}
        </button>
      );
    }
    return (
      <span class="points-acts">
        <input
          class="tw-input"
          name="note"
          value={note}
          maxLength={200}
          aria-label={t('points.reverse.why')}
          placeholder={t('points.reverse.why')}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
        <button
          type="button"
          class="tw-btn small danger"
          disabled={act.busy || Array.from(note.trim()).length < 4}
          onClick={() => void reverse(id)}
        >
          {t('points.reverse')}
        </button>
      </span>
    );
  };
  return (
    <>
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
      <Answer of={reply} empty={{ is: ({ ledger }) => ledger.length === 0, say: t('room.none') }}>
        {({ ledger, asOf }) => <LedgerTable title={staffNo} rows={ledger} asOf={asOf} act={button} />}
      </Answer>
    </>
  );
}
