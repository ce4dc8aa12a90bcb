import { useState } from 'preact/hooks';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { planBoard } from '../../core/contracts/planning.ts';
import { openSurvey } from '../../core/contracts/planning-needs.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { Audience, nobody, wantedOf } from './audience.tsx';
import { Field, Problem } from '../rooms/form.tsx';

/** Opens a questionnaire: its topics, its days, whom it asks. */
export function SurveyForm({
  client,
  year,
  now,
  onOpened,
}: {
  client: Caller;
  year: string;
  now: number;
  onOpened: () => void;
}) {
  const { t, error } = useTranslator();
  const today = shanghaiDate(now);
  const board = useAsked(client, planBoard, { params: { year } });
  const [typed, setTyped] = useState({ title: '', topics: '', from: today, until: today });
  const [wanted, setWanted] = useState(nobody);
  const act = useAct();
  const put = (name: keyof typeof typed) => (value: string) => setTyped({ ...typed, [name]: value });
  const open = async (): Promise<void> => {
    const topics = typed.topics.split('\n').filter((topic) => topic.trim() !== '');
    const body = { ...typed, topics, ...wantedOf(wanted) };
    const isOpen = await act.run(async () => void (await client.call(openSurvey, { body })));
    if (isOpen) onOpened();
  };
  return (
    <form
      class="room-card planning-form"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <Field
        name="title"
        label={t('planning.survey.title')}
        value={typed.title}
        required
        onInput={put('title')}
      />
      <Field
        name="topics"
        label={t('planning.survey.topics')}
        rows={4}
        value={typed.topics}
        required
        onInput={put('topics')}
      />
      <div class="planning-row">
        <Field
          name="from"
          type="date"
          label={t('planning.survey.first')}
          value={typed.from}
          required
          onInput={put('from')}
        />
        <Field
          name="until"
          type="date"
          label={t('planning.survey.last')}
          value={typed.until}
          required
          onInput={put('until')}
        />
      </div>
      <Answer of={board}>
        {(choices) => <Audience choices={choices} value={wanted} onChange={setWanted} />}
      </Answer>
      <Problem text={act.code === undefined ? undefined : error(act.code)} />
      <p>
        <button type="submit" class="tw-btn primary" disabled={act.busy}>
          {t('planning.survey.open')}
        </button>
      </p>
    </form>
  );
}
