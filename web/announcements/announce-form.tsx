import { useState } from 'preact/hooks';

import { publishAnnouncement } from '../../core/contracts/announcements.ts';
import { type Role, roles } from '../../core/organisation/person.ts';
import type { Caller } from '../api/client.ts';
import { Labelled } from '../rooms/form.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useTranslator } from '../theme/language.tsx';

const words = (typed: string): string[] => typed.split(/[\s,，、]+/).filter(Boolean);

/** What is announced, to whom, on which days. What was typed stays when the service refuses it. */
export function AnnounceForm({
  client,
  today,
  onPublished,
}: {
  client: Caller;
  today: string;
  onPublished: () => void;
}) {
  const { t, error } = useTranslator();
  const [typed, setTyped] = useState({
    title: '',
    text: '',
    article: '',
    regions: '',
    firstDay: today,
    lastDay: today,
  });
  const [posts, setPosts] = useState<readonly Role[]>([]);
  const act = useAct();
  const put = (name: keyof typeof typed, value: string): void => setTyped({ ...typed, [name]: value });
  const publish = async (): Promise<void> => {
    const { title, text, article, firstDay, lastDay } = typed;
    const regions = words(typed.regions);
    const isPublished = await act.run(async () => {
      await client.call(publishAnnouncement, {
        body: {
          title,
          text,
          from: firstDay,
          until: lastDay,
          ...(article.trim() === '' ? {} : { articleId: article.trim() }),
          audience: {
            ...(posts.length === 0 ? {} : { roles: [...posts] }),
            ...(regions.length === 0 ? {} : { regions }),
          },
        },
      });
    });
    if (isPublished) onPublished();
  };
  const line = (
    name: 'title' | 'article' | 'regions' | 'firstDay' | 'lastDay',
    type: 'text' | 'date' = 'text',
  ) => (
    <Labelled label={t(`announcements.field.${name}`)}>
      <input
        name={name}
        type={type as 'text'}
        class="tw-input"
        value={typed[name]}
        required={name === 'title' || type === 'date'}
        onInput={({ currentTarget }) => put(name, currentTarget.value)}
      />
    </Labelled>
  );
  return (
    <form
      class="room-card announce-form"
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      {line('title')}
      <Labelled label={t('announcements.field.text')}>
        <textarea
          name="text"
          class="tw-input"
          rows={5}
          required
          value={typed.text}
          onInput={({ currentTarget }) => put('text', currentTarget.value)}
        />
      </Labelled>
      {line('article')}
      {line('regions')}
      <fieldset class="announce-roles">
        <legend>{t('announcements.field.roles')}</legend>
        {roles
          .filter((role) => role !== 'staff')
          .map((role) => (
            <label key={role}>
              <input
                type="checkbox"
                checked={posts.includes(role)}
                onChange={({ currentTarget: { checked } }) =>
                  setPosts(checked ? [...posts, role] : posts.filter((other) => other !== role))
                }
              />
              {t(`role.${role}`)}
            </label>
          ))}
      </fieldset>
      <div class="announce-days">
        {line('firstDay', 'date')}
        {line('lastDay', 'date')}
      </div>
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
      <p>
        <button type="submit" class="tw-btn primary" disabled={act.busy}>
          {t('announcements.publish')}
        </button>
      </p>
    </form>
  );
}
