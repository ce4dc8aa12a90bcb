import { useState } from 'preact/hooks';

import { type PlanBoard, scheduleSession } from '../../core/contracts/planning.ts';
import type { Resource } from '../../core/contracts/planning-views.ts';
import { useTranslator } from '../theme/language.tsx';
import { Audience, nobody, wantedOf } from './audience.tsx';
import { Choice, Field } from '../rooms/form.tsx';
import type { PlanPart } from './plan-part.ts';

/** Sets a session: when, how, where, who teaches, who is expected. Times are typed as they are in Shanghai. */
export function SessionForm({
  client,
  plan,
  run,
  busy,
  board,
  onDone,
}: PlanPart & { board: PlanBoard; onDone: () => void }) {
  const { t, language } = useTranslator();
  const [typed, setTyped] = useState({
    at: '',
    minutes: '60',
    method: board.methods[0]?.id ?? '',
    place: '',
    kind: 'internal' as Resource['kind'],
    name: plan.teacher,
    organiser: '',
    contractRef: '',
  });
  const [wanted, setWanted] = useState({ ...nobody, units: [plan.unit.code] as readonly string[] });
  const put = (name: keyof typeof typed) => (value: string) => setTyped({ ...typed, [name]: value });
  const set = async (): Promise<void> => {
    const { minutes, method, place, kind, name, organiser, contractRef } = typed;
    const at = Date.parse(`${typed.at}:00+08:00`);
    const resource: Resource =
      kind === 'internal' ? { kind, name } : { kind: 'external', name, organiser, contractRef };
    const body = { at, minutes: Number(minutes), method, place, resource, ...wantedOf(wanted) };
    const isSet = await run(() => client.call(scheduleSession, { params: { id: plan.id }, body }));
    if (isSet) onDone();
  };
  const words = { internal: t('planning.resource.internal'), external: t('planning.resource.external') };
  return (
    <form
      class="planning-fields"
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
    >
      <div class="planning-row">
        <Field
          name="at"
          type="datetime-local"
          label={t('planning.session.at')}
          value={typed.at}
          required
          onInput={put('at')}
        />
        <Field
          name="minutes"
          type="number"
          label={t('planning.session.minutes')}
          value={typed.minutes}
          required
          onInput={put('minutes')}
        />
        <Choice
          name="method"
          label={t('planning.session.method')}
          value={typed.method}
          options={board.methods.map(({ id, label }) => ({
            value: id,
            word: language === 'en' ? label.en : label.zh,
          }))}
          onChange={put('method')}
        />
      </div>
      <div class="planning-row">
        <Field
          name="place"
          label={t('planning.session.place')}
          value={typed.place}
          required
          onInput={put('place')}
        />
        <Choice
          name="kind"
          label={t('planning.session.kind')}
          value={typed.kind}
          options={(['internal', 'external'] as const).map((value) => ({ value, word: words[value] }))}
          onChange={put('kind')}
        />
        <Field
          name="name"
          label={t('planning.resource.name')}
          value={typed.name}
          required
          onInput={put('name')}
        />
        {typed.kind === 'external' && (
          <>
            <Field
              name="organiser"
              label={t('planning.resource.organiser')}
              value={typed.organiser}
              required
              onInput={put('organiser')}
            />
            <Field
              name="contractRef"
              label={t('planning.resource.contract')}
              value={typed.contractRef}
              required
              onInput={put('contractRef')}
            />
          </>
        )}
      </div>
      <Audience choices={board} value={wanted} onChange={setWanted} />
      <p class="planning-acts">
        <button type="submit" class="tw-btn primary" disabled={busy}>
          {t('planning.schedule')}
        </button>
        <button type="button" class="tw-btn" onClick={onDone}>
          {t('planning.cancel')}
        </button>
      </p>
    </form>
  );
}
