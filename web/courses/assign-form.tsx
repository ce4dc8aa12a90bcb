import { useState } from 'preact/hooks';

import { plusDays } from '../../core/calendar/day.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { assignLearning, type listAssignments } from '../../core/contracts/assignments.ts';
import type { Answered } from '../../core/contracts/endpoint.ts';
import { type Role, roles } from '../../core/organisation/person.ts';
import type { Caller } from '../api/client.ts';
import { Labelled, Ticks } from '../rooms/form.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useTranslator } from '../theme/language.tsx';

const words = (typed: string): string[] => typed.split(/[\s,，、]+/).filter(Boolean);
/** Days that an assignment has unless changed. */
const usualDays = 14;

/** What is assigned, to whom, from when to when. What was typed stays when the service refuses it. */
export function AssignForm({
  client,
  now,
  of: { objects, units },
  onDone,
  onCancel,
}: {
  client: Caller;
  now: number;
  of: Answered<typeof listAssignments>;
  onDone: (people: number) => void;
  onCancel: () => void;
}) {
  const { t, error } = useTranslator();
  const today = shanghaiDate(now);
  const [typed, setTyped] = useState({
    object: '',
    people: '',
    startOn: today,
    dueOn: plusDays(today, usualDays),
    mentor: '',
    note: '',
  });
  const [posts, setPosts] = useState<readonly Role[]>([]);
  const [places, setPlaces] = useState<readonly string[]>([]);
  const act = useAct();
  const put = (name: keyof typeof typed, value: string): void => setTyped({ ...typed, [name]: value });
  const assign = (): void => {
    const { object, startOn, dueOn } = typed;
    const [people, mentor, note] = [words(typed.people), typed.mentor.trim(), typed.note.trim()];
    let count = 0;
    void act
      .run(async () => {
        const answer = await client.call(assignLearning, {
          body: {
            object,
            to: {
              ...(posts.length === 0 ? {} : { roles: [...posts] }),
              ...(places.length === 0 ? {} : { units: [...places] }),
              ...(people.length === 0 ? {} : { people }),
            },
            startOn,
            dueOn,
            ...(mentor === '' ? {} : { mentor }),
            ...(note === '' ? {} : { note }),
          },
        });
        count = answer.people;
      })
      .then((went) => went && onDone(count));
  };
  const line = (name: 'people' | 'startOn' | 'dueOn' | 'mentor' | 'note', label: string, type = 'text') => (
    <Labelled label={label}>
      <input
        name={name}
        type={type as 'text'}
        class="tw-input"
        value={typed[name]}
        required={type === 'date'}
        onInput={({ currentTarget }) => put(name, currentTarget.value)}
      />
    </Labelled>
  );
  return (
    <form
      class="room-card course-form"
      onSubmit={(event) => {
        event.preventDefault();
        assign();
      }}
    >
      <Labelled label={t('courses.assign.object')}>
        <select
          name="object"
          class="tw-input"
          required
          value={typed.object}
          onChange={({ currentTarget }) => put('object', currentTarget.value)}
        >
          <option value="">{t('courses.assign.choose')}</option>
          {objects.map(({ id, title }) => (
            <option key={id} value={id}>
              {title} {id}
            </option>
          ))}
        </select>
      </Labelled>
      <Ticks
        label={t('courses.assign.units')}
        options={units.map(({ code, name }) => ({ value: code, word: name }))}
        chosen={places}
        onChange={setPlaces}
      />
      <Ticks
        label={t('courses.assign.roles')}
        options={roles
          .filter((role) => role !== 'staff')
          .map((role) => ({ value: role, word: t(`role.${role}`) }))}
        chosen={posts}
        onChange={setPosts}
      />
      {line('people', t('courses.assign.people'))}
      <div class="course-days">
        {line('startOn', t('courses.assign.start'), 'date')}
        {line('dueOn', t('courses.assign.due'), 'date')}
        {line('mentor', t('courses.assign.mentor'))}
      </div>
      {line('note', t('courses.assign.note'))}
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
      <p class="course-acts">
        <button type="submit" class="tw-btn primary" disabled={act.busy}>
          {t('courses.assign.save')}
        </button>
        <button type="button" class="tw-btn" onClick={onCancel}>
          {t('action.cancel')}
        </button>
      </p>
    </form>
  );
}
