import { Printer } from 'lucide-preact';
import { useState } from 'preact/hooks';

import { recordAttendance } from '../../core/contracts/planning.ts';
import type { SessionView } from '../../core/contracts/planning-views.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import type { Person } from '../../core/organisation/person.ts';
import { moveRow } from '../rooms/arrow-keys.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { Field } from '../rooms/form.tsx';
import type { PlanPart } from './plan-part.ts';
import { ResourceWords } from './plan-sessions.tsx';

/** The sheet of a session (R200): ticked with the keyboard, kept whole each time, printed for signatures. */
export function AttendanceSheet({
  client,
  plan,
  session,
  run,
  busy,
  person,
}: PlanPart & { session: SessionView; person: Person }) {
  const { t } = useTranslator();
  const [present, setPresent] = useState<readonly string[]>(
    session.people.filter((one) => one.present === true).map(({ staffNo }) => staffNo),
  );
  const [why, setWhy] = useState('');
  const [isSaved, setSaved] = useState(false);
  const isEarly = session.at > plan.now;
  const isCorrection = session.state === 'held';
  const mayRecord = plan.may.includes('attend') && session.state !== 'cancelled' && !isEarly;
  const tick = (chosen: readonly string[]): void => {
    setPresent(chosen);
    setSaved(false);
  };
  const save = async (): Promise<void> => {
    const body = {
      session: session.id,
      present: [...present],
      ...(isCorrection ? { reason: why.trim() } : {}),
    };
    setSaved(await run(() => client.call(recordAttendance, { params: { id: plan.id }, body })));
    setWhy('');
  };
  return (
    <section class="room-card planning-part planning-sheet" aria-label={t('planning.sheet')}>
      <h2>
        {t('planning.sheet')} {session.no}
      </h2>
      <p>
        {plan.topic} · {shortInstant(session.at, plan.now)} · {session.place} ·{' '}
        <ResourceWords of={session.resource} />
      </p>
      <p class="planning-acts">
        {mayRecord && (
          <>
            <button
              type="button"
              class="tw-btn small"
              onClick={() => tick(session.people.map(({ staffNo }) => staffNo))}
            >
              {t('planning.sheet.all')}
            </button>
            <button type="button" class="tw-btn small" onClick={() => tick([])}>
              {t('planning.sheet.nobody')}
            </button>
            <span class="tw-muted planning-screen">{t('planning.sheet.keys')}</span>
          </>
        )}
        {isEarly && <span class="tw-muted planning-screen">{t('planning.sheet.early')}</span>}
        <button type="button" class="tw-btn small" onClick={() => window.print()}>
          <Icon of={Printer} />
          {t('planning.sheet.print')}
        </button>
      </p>
      <table class="room-table" onKeyDown={moveRow}>
        <thead>
          <tr>
            <th scope="col" class="number">
              {t('planning.sheet.no')}
            </th>
            <th scope="col">{t('planning.sheet.name')}</th>
            <th scope="col">{t('planning.sheet.staffNo')}</th>
            <th scope="col">{t('planning.sheet.unit')}</th>
            <th scope="col">{t('planning.sheet.present')}</th>
            <th scope="col" class="planning-sign">
              {t('planning.sheet.sign')}
            </th>
          </tr>
        </thead>
        <tbody>
          {session.people.map(({ staffNo, name, unit }, at) => (
            <tr key={staffNo}>
              <td class="number">{at + 1}</td>
              <td>{name}</td>
              <td>{staffNo}</td>
              <td>{unit}</td>
              <td>
                {mayRecord ? (
                  <input
                    type="checkbox"
                    data-row
                    aria-label={`${name} ${t('planning.sheet.present')}`}
                    checked={present.includes(staffNo)}
                    onChange={({ currentTarget: { checked } }) =>
                      tick(checked ? [...present, staffNo] : present.filter((one) => one !== staffNo))
                    }
                  />
                ) : (
                  <Presence held={isCorrection} present={present.includes(staffNo)} />
                )}
              </td>
              <td class="planning-sign" />
            </tr>
          ))}
        </tbody>
      </table>
      <p class="planning-printed">
        {t('planning.sheet.printed', {
          unit: person.orgUnitName,
          name: person.name,
          time: shortInstant(plan.now, plan.now),
        })}
      </p>
      {mayRecord && (
        <form
          class="planning-fields planning-screen"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <p>{t('planning.session.present', { n: present.length, of: session.expected })}</p>
          {isCorrection && (
            <Field name="why" label={t('planning.sheet.why')} value={why} required onInput={setWhy} />
          )}
          <p class="planning-acts">
            <button
              type="submit"
              class="tw-btn primary"
              disabled={busy || (isCorrection && Array.from(why.trim()).length < 4)}
            >
              {t('planning.sheet.save')}
            </button>
            {isSaved && <span role="status">{t('planning.sheet.saved')}</span>}
          </p>
        </form>
      )}
    </section>
  );
}

/** Who was there, in a word; nothing before the sheet was kept: there is a signature then. */
function Presence({ held, present }: { held: boolean; present: boolean }) {
  const { t } = useTranslator();
  if (!held) return null;
  return (
    <span class={present ? 'tw-tag ok' : 'tw-tag warn'}>
      {t(present ? 'planning.sheet.present' : 'planning.sheet.absent')}
    </span>
  );
}
