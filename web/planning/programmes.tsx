import { useState } from 'preact/hooks';

import {
  beginProgramme,
  listProgrammes,
  noteProgramme,
  programmeKinds,
  type ProgrammeView,
} from '../../core/contracts/planning-people.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { type Act, useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { Choice, Field, Problem } from '../rooms/form.tsx';

/** Rotation and mentoring (R208): with what mentor and person wrote of it. */
export function Programmes({ client, now }: { client: Caller; now: number }) {
  const { t, error } = useTranslator();
  const reply = useAsked(client, listProgrammes, {});
  const [isNew, setNew] = useState(false);
  const act = useAct();
  return (
    <section class="planning-stack" aria-label={t('planning.programmes')}>
      <h2>{t('planning.programmes')}</h2>
      <Problem text={act.code === undefined ? undefined : error(act.code)} />
      {reply.value?.mayBegin === true && (
        <p>
          <button type="button" class="tw-btn" aria-expanded={isNew} onClick={() => setNew(!isNew)}>
            {t('planning.programme.new')}
          </button>
        </p>
      )}
      {isNew && (
        <ProgrammeForm
          client={client}
          act={act}
          onBegun={() => {
            setNew(false);
            reply.again();
          }}
        />
      )}
      <Answer of={reply}>
        {({ programmes }) =>
          programmes.length === 0 ? (
            <p class="tw-muted">{t('planning.programmes.none')}</p>
          ) : (
            <ul class="planning-stack">
              {programmes.map((one) => (
                <Programme key={one.id} client={client} one={one} act={act} onDone={reply.again} now={now} />
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}

function Programme({
  client,
  one,
  act,
  onDone,
  now,
}: {
  client: Caller;
  one: ProgrammeView;
  act: Act;
  onDone: () => void;
  now: number;
}) {
  const { t } = useTranslator();
  const [text, setText] = useState('');
  const note = async (ends?: 'done'): Promise<void> => {
    const body = { text, ...(ends === undefined ? {} : { ends }) };
    const isNoted = await act.run(async () => {
      await client.call(noteProgramme, { params: { id: one.id }, body });
    });
    if (!isNoted) return;
    setText('');
    onDone();
  };
  return (
    <li class="room-card planning-part">
      <p>
        <strong>
          {one.person.name} {t(`planning.programme.${one.kind}`)} {one.period}
        </strong>{' '}
        <span class="tw-tag neutral">{t(`planning.programme.state.${one.state}`)}</span>{' '}
        {t('planning.programme.mentorIs', { name: one.mentor.name })}
      </p>
      <p>{one.goal}</p>
      <ul>
        {one.notes.map(({ text: said, by, at }) => (
          <li key={at}>
            {said}{' '}
            <span class="tw-muted">
              {by} {shortInstant(at, now)}
            </span>
          </li>
        ))}
      </ul>
      {one.mayNote && (
        <form
          class="planning-fields"
          onSubmit={(event) => {
            event.preventDefault();
            void note();
          }}
        >
          <Field
            name="note"
            label={t('planning.programme.noteText')}
            value={text}
            required
            onInput={setText}
          />
          <p class="planning-acts">
            <button type="submit" class="tw-btn small" disabled={act.busy}>
              {t('planning.programme.note')}
            </button>
            <button
              type="button"
              class="tw-btn small"
              disabled={act.busy || text.trim().length < 2}
              onClick={() => void note('done')}
            >
              {t('planning.programme.done')}
            </button>
          </p>
        </form>
      )}
    </li>
  );
}

function ProgrammeForm({ client, act, onBegun }: { client: Caller; act: Act; onBegun: () => void }) {
  const { t } = useTranslator();
  const [typed, setTyped] = useState({
    kind: 'rotation' as (typeof programmeKinds)[number],
    staffNo: '',
    mentor: '',
    period: '',
    goal: '',
  });
  const put = (name: keyof typeof typed) => (value: string) => setTyped({ ...typed, [name]: value });
  const begin = async (): Promise<void> => {
    if (await act.run(async () => void (await client.call(beginProgramme, { body: typed })))) onBegun();
  };
  const line = (name: 'mentor' | 'period' | 'goal') => (
    <Field
      name={name}
      label={t(`planning.programme.${name}`)}
      value={typed[name]}
      required
      onInput={put(name)}
    />
  );
  return (
    <form
      class="room-card planning-form"
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <Choice
        name="kind"
        label={t('planning.programme.kind')}
        value={typed.kind}
        options={programmeKinds.map((value) => ({ value, word: t(`planning.programme.${value}`) }))}
        onChange={put('kind')}
      />
      <Field
        name="staffNo"
        label={t('planning.programme.staff')}
        value={typed.staffNo}
        required
        onInput={put('staffNo')}
      />
      {line('mentor')}
      {line('period')}
      {line('goal')}
      <p>
        <button type="submit" class="tw-btn primary" disabled={act.busy}>
          {t('planning.programme.begin')}
        </button>
      </p>
    </form>
  );
}
