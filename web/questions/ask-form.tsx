import { useEffect, useId, useRef, useState } from 'preact/hooks';
import * as v from 'valibot';

import { personalDataIn } from '../../core/content/personal-data.ts';
import { askQuestion, citation, questionForm } from '../../core/contracts/questions.ts';
import { pageKinds } from '../../core/page/kinds.ts';
import type { Caller } from '../api/client.ts';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { Similar, TagPicker } from './ask-fields.tsx';

const mostTags = 8;
const pageSchema = v.picklist(pageKinds);

/** What goes along: the paragraph it is about, the kind of the page beside which it is asked; never data of a customer. */
function attached(about: string, beside: string | undefined) {
  const page = v.safeParse(pageSchema, about.startsWith('page:') ? about.slice('page:'.length) : beside);
  return {
    ...(page.success ? { pageKind: page.output } : {}),
    ...(v.is(citation, about) ? { cites: about } : {}),
  };
}

/** 提问: what seems to be asked already shows while the title is typed; numbers of customers stop it (R193, R197). */
export function AskForm({
  client,
  about,
  pageKind,
  onCancel,
  onOpen,
}: {
  client: Caller;
  /** A paragraph (`ART-07^id`) or `page:<kind>`. */
  about: string;
  /** Kind of the page beside which the room stands. */
  pageKind: string | undefined;
  onCancel: () => void;
  onOpen: (place: string) => void;
}) {
  const { t, error } = useTranslator();
  const hint = useId();
  const field = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const [tags, setTags] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const act = useAct();
  const form = useAsked(client, questionForm, {});
  useEffect(() => field.current?.focus(), []);
  const along = attached(about, pageKind);
  const problems = [
    ...(tried && title.trim() === '' ? [t('questions.form.required')] : []),
    ...personalDataIn(`${title}\n${body}`).map((kind) => t(`personal.${kind}`)),
  ];
  const submit = async (): Promise<void> => {
    setTried(true);
    if (title.trim() === '' || problems.length > 0) {
      field.current?.focus();
      return;
    }
    await act.run(async () => {
      const asked = await client.call(askQuestion, { body: { title, body, tags: [...tags], ...along } });
      onOpen(asked.id);
    });
  };
  return (
    <form
      noValidate
      onKeyDown={(event) => event.key === 'Escape' && title === '' && body === '' && onCancel()}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <header class="room-head">
        <h1>{t('questions.ask')}</h1>
        {along.cites !== undefined && (
          <span class="tw-tag accent">{t('questions.cites', { ref: along.cites })}</span>
        )}
        {along.pageKind !== undefined && (
          <span class="tw-tag accent">
            {t('questions.form.about', { page: t(`pageKind.${along.pageKind}`) })}
          </span>
        )}
      </header>
      <div class="room-body questions-fields">
        <label class="room-field">
          <span>{t('questions.form.title')}</span>
          <input
            class="tw-input"
            name="title"
            ref={field}
            value={title}
            maxLength={80}
            placeholder={t('questions.form.title.hint')}
            aria-invalid={problems.length > 0}
            aria-describedby={hint}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
        <Similar client={client} title={title} onOpen={onOpen} />
        <label class="room-field">
          <span>{t('questions.form.body')}</span>
          <textarea
            class="tw-input"
            name="body"
            rows={5}
            value={body}
            maxLength={2000}
            aria-describedby={hint}
            onInput={(event) => setBody(event.currentTarget.value)}
          />
        </label>
        <p id={hint} class={problems.length === 0 ? 'tw-muted' : 'room-problem'} aria-live="polite">
          {problems.length === 0 ? t('questions.form.body.hint') : problems.join(' ')}
        </p>
        {form.value !== undefined && (
          <TagPicker form={form.value} chosen={tags} most={mostTags} onChange={setTags} />
        )}
        {act.code !== undefined && (
          <p class="room-problem" role="alert">
            {error(act.code)}
          </p>
        )}
        <p class="questions-line">
          <button type="submit" class="tw-btn primary" disabled={act.busy}>
            {t('questions.form.send')}
          </button>
          <button type="button" class="tw-btn" onClick={onCancel}>
            {t('questions.form.cancel')}
          </button>
        </p>
      </div>
    </form>
  );
}
