import type { Answered } from '../../core/contracts/endpoint.ts';
import { listQuestions, type questionForm } from '../../core/contracts/questions.ts';
import type { Caller } from '../api/client.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useSettled } from '../rooms/use-settled.ts';
import { useTranslator } from '../theme/language.tsx';

/** Questions whose title or text holds the words typed so far. */
export function Similar({
  client,
  title,
  onOpen,
}: {
  client: Caller;
  title: string;
  onOpen: (place: string) => void;
}) {
  const { t } = useTranslator();
  const text = useSettled(title.trim());
  const isWord = Array.from(text).length > 1;
  const reply = useAsked(client, listQuestions, { body: isWord ? { text } : {} });
  const questions = isWord ? (reply.value?.questions ?? []).slice(0, 3) : [];
  if (questions.length === 0) return null;
  return (
    <section class="questions-similar" aria-label={t('questions.form.similar')}>
      <strong>{t('questions.form.similar')}</strong>
      {questions.map(({ id, title: other, state }) => (
        <button key={id} type="button" class="tw-link" onClick={() => onOpen(id)}>
          {other} · {t(`questions.state.${state}`)}
        </button>
      ))}
    </section>
  );
}

/** Topics to choose from, and who will answer then: the owner of the first one that has one. */
export function TagPicker({
  form: { tags, others },
  chosen,
  most,
  onChange,
}: {
  form: Answered<typeof questionForm>;
  chosen: readonly string[];
  most: number;
  onChange: (tags: readonly string[]) => void;
}) {
  const { t } = useTranslator();
  const entries = chosen.flatMap((name) => tags.filter(({ tag }) => tag === name));
  const owner = entries.find(({ owned }) => owned) ?? others;
  return (
    <fieldset class="room-field">
      <legend>
        <strong>{t('questions.form.tags', { n: most })}</strong>
      </legend>
      <div class="room-tabs questions-tags">
        {tags.map(({ tag }) => {
          const on = chosen.includes(tag);
          return (
            <button
              key={tag}
              type="button"
              class="room-tab"
              aria-pressed={on}
              disabled={!on && chosen.length >= most}
              onClick={() => onChange(on ? chosen.filter((other) => other !== tag) : [...chosen, tag])}
            >
              {tag}
            </button>
          );
        })}
      </div>
      <p class="tw-muted" aria-live="polite">
        {t('questions.form.goesTo', { who: owner.name ?? t(`role.${owner.role}`), n: owner.workdays })}
      </p>
    </fieldset>
  );
}
