import { useState } from 'preact/hooks';

import { type PlanBoard, planBoard } from '../../core/contracts/planning.ts';
import { addNeed, listNeeds, type NeedView } from '../../core/contracts/planning-needs.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { Audience, nobody, wantedOf } from './audience.tsx';
import { Choice, Field, Problem } from '../rooms/form.tsx';
import { Surveys } from './surveys.tsx';

/** What people need to learn (R198), and the questionnaires that ask them. */
export function NeedsPage({
  client,
  year,
  now,
  looks,
}: {
  client: Caller;
  year: string;
  now: number;
  /** Sees needs; others only answer what they are asked. */
  looks: boolean;
}) {
  return (
    <div class="planning-stack">
      {looks && <Needs client={client} year={year} />}
      <Surveys client={client} year={year} now={now} />
    </div>
  );
}

function Needs({ client, year }: { client: Caller; year: string }) {
  const { t } = useTranslator();
  const reply = useAsked(client, listNeeds, { params: { year } });
  const board = useAsked(client, planBoard, { params: { year } });
  const [isNew, setNew] = useState(false);
  return (
    <section class="planning-stack" aria-label={t('planning.tab.needs')}>
      {reply.value?.mayAdd === true && (
        <p>
          <button type="button" class="tw-btn" aria-expanded={isNew} onClick={() => setNew(!isNew)}>
            {t('planning.need.new')}
          </button>
        </p>
      )}
      {isNew && board.value !== undefined && (
        <NeedForm
          client={client}
          board={board.value}
          onAdded={() => {
            setNew(false);
            reply.again();
          }}
        />
      )}
      <Answer of={reply} empty={{ is: ({ needs }) => needs.length === 0, say: t('planning.needs.none') }}>
        {({ needs }) => <NeedTable needs={needs} sources={board.value?.sources ?? []} />}
      </Answer>
    </section>
  );
}

function NeedTable({ needs, sources }: { needs: readonly NeedView[]; sources: PlanBoard['sources'] }) {
  const { t, language } = useTranslator();
  const sourceOf = (id: string): string => {
    const label = sources.find((one) => one.id === id)?.label;
    return label === undefined ? id : language === 'en' ? label.en : label.zh;
  };
  return (
    <div class="room-card planning-scroll">
      <table class="room-table">
        <thead>
          <tr>
            <th scope="col">{t('planning.field.topic')}</th>
            <th scope="col">{t('planning.need.source')}</th>
            <th scope="col" class="number">
              {t('planning.need.staff')}
            </th>
            <th scope="col">{t('planning.need.people')}</th>
            <th scope="col">{t('planning.need.customer')}</th>
            <th scope="col">{t('planning.need.plans')}</th>
          </tr>
        </thead>
        <tbody>
          {needs.map((need) => (
            <tr key={need.id}>
              <td>
                {need.topic} <span class="tw-muted">{need.note}</span>
              </td>
              <td>{sourceOf(need.source)}</td>
              <td class="number">{need.staff}</td>
              <td>{need.people.map(({ name }) => name).join(' · ')}</td>
              <td>{need.customerView}</td>
              <td>{need.plans.join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NeedForm({ client, board, onAdded }: { client: Caller; board: PlanBoard; onAdded: () => void }) {
  const { t, error, language } = useTranslator();
  const [typed, setTyped] = useState({
    topic: '',
    source: board.sources[0]?.id ?? '',
    customerView: '',
    note: '',
  });
  const [wanted, setWanted] = useState(nobody);
  const act = useAct();
  const put = (name: keyof typeof typed) => (value: string) => setTyped({ ...typed, [name]: value });
  const add = async (): Promise<void> => {
    const body = { year: board.year, ...typed, ...wantedOf(wanted) };
    const isAdded = await act.run(async () => void (await client.call(addNeed, { body })));
    if (isAdded) onAdded();
  };
  return (
    <form
      class="room-card planning-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field
        name="topic"
        label={t('planning.field.topic')}
        value={typed.topic}
        required
        onInput={put('topic')}
      />
      <Choice
        name="source"
        label={t('planning.need.source')}
        value={typed.source}
        options={board.sources.map(({ id, label }) => ({
          value: id,
          word: language === 'en' ? label.en : label.zh,
        }))}
        onChange={put('source')}
      />
      <Field
        name="customerView"
        label={t('planning.need.customer')}
        value={typed.customerView}
        onInput={put('customerView')}
      />
      <Field name="note" label={t('planning.need.note')} value={typed.note} onInput={put('note')} />
      <Audience choices={board} value={wanted} onChange={setWanted} />
      <Problem text={act.code === undefined ? undefined : error(act.code)} />
      <p>
        <button type="submit" class="tw-btn primary" disabled={act.busy}>
          {t('planning.need.save')}
        </button>
      </p>
    </form>
  );
}
