import { useId, useRef, useState } from 'preact/hooks';

import { personalDataIn } from '../../core/content/personal-data.ts';
import { createDraft } from '../../core/contracts/drafts.ts';
import { answerQuestion, listQuestions, mergeQuestion } from '../../core/contracts/questions.ts';
import type { Caller } from '../api/client.ts';
import { useAct } from '../rooms/use-act.ts';
import { codeOf, useAsked } from '../rooms/use-asked.ts';
import { useSettled } from '../rooms/use-settled.ts';
import { useTranslator } from '../theme/language.tsx';

/** 我来回答: Ctrl+Enter sends; what was typed stays when it is refused. */
export function AnswerBox({ client, id, onSent }: { client: Caller; id: string; onSent: () => void }) {
  const { t, error } = useTranslator();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const act = useAct();
  const problems = [
    ...(tried && text.trim() === '' ? [t('questions.answer.required')] : []),
    ...personalDataIn(text).map((kind) => t(`personal.${kind}`)),
    ...(act.code === undefined ? [] : [error(act.code)]),
  ];
  const send = async (): Promise<void> => {
    setTried(true);
    if (text.trim() === '' || personalDataIn(text).length > 0) {
      field.current?.focus();
      return;
    }
    await act.run(async () => {
      await client.call(answerQuestion, { params: { id }, body: { text } });
      setText('');
      setTried(false);
      onSent();
    });
  };
  return (
    <form
      class="questions-box"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label class="room-field">
        <span>{t('questions.answer.label')}</span>
        <textarea
          class="tw-input"
          name="answer"
          ref={field}
          rows={4}
          maxLength={4000}
          value={text}
          placeholder={t('questions.form.body.hint')}
          aria-invalid={problems.length > 0}
          aria-describedby={hint}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Escape leaves the page; what is typed would be lost.
            if (event.key === 'Escape' && text !== '') event.stopPropagation();
            if (event.key === 'Enter' && event.ctrlKey) void send();
          }}
        />
      </label>
      <p id={hint} class="room-problem" aria-live="polite">
        {problems.join(' ')}
      </p>
      <button type="submit" class="tw-btn primary" disabled={act.busy}>
        {t('questions.answer.send')}
      </button>
    </form>
  );
}

/** 合并: finds the question that is kept; each button names the act, since it cannot be taken back. */
export function MergeBox({
  client,
  id,
  onMerged,
}: {
  client: Caller;
  id: string;
  onMerged: (kept: string) => void;
}) {
  const { t } = useTranslator();
  const [open, setOpen] = useState(false);
  if (open) return <Candidates client={client} id={id} onMerged={onMerged} />;
  return (
    <button type="button" class="tw-link" onClick={() => setOpen(true)}>
      {t('questions.merge')}
    </button>
  );
}

function Candidates({ client, id, onMerged }: Parameters<typeof MergeBox>[0]) {
  const { t, error } = useTranslator();
  const [typed, setTyped] = useState('');
  const act = useAct();
  const text = useSettled(typed.trim());
  const reply = useAsked(client, listQuestions, { body: text === '' ? {} : { text } });
  const others = (reply.value?.questions ?? []).filter((each) => each.id !== id).slice(0, 5);
  const merge = (into: string) =>
    act.run(async () => {
      await client.call(mergeQuestion, { params: { id }, body: { into } });
      onMerged(into);
    });
  return (
    <section class="questions-box" aria-label={t('questions.merge')}>
      <label class="room-field">
        <span>{t('questions.merge.which')}</span>
        <input
          class="tw-input"
          type="search"
          value={typed}
          placeholder={t('questions.merge.find')}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      {others.map(({ id: kept, no, title }) => (
        <p key={kept} class="questions-line">
          <button
            type="button"
            class="tw-btn small danger"
            disabled={act.busy}
            onClick={() => void merge(kept)}
          >
            {t('questions.merge.into', { no })}
          </button>
          {title}
        </p>
      ))}
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
    </section>
  );
}

/** The text of a draft article made of an accepted answer, to be copied. */
export function SuggestedText({
  text,
  client,
  go,
}: {
  text: string;
  client: Caller;
  go: (place: string) => void;
}) {
  const { t, error } = useTranslator();
  const [copied, setCopied] = useState(false);
  const [code, setCode] = useState<string>();
  const write = (): void =>
    void client.call(createDraft, { body: { kind: 'articles', text } }).then(
      ({ id }) => go(`drafts/${id}`),
      (failure: unknown) => setCode(codeOf(failure)),
    );
  const copy = (): void =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <section class="questions-box">
      <p class="tw-muted">{t('questions.promote.hint')}</p>
      <textarea class="tw-input" rows={10} readOnly value={text} aria-label={t('questions.promote')} />
      <p class="questions-line">
        <button type="button" class="tw-btn primary" onClick={write}>
          {t('questions.toDraft')}
        </button>
        <button type="button" class="tw-btn" onClick={copy}>
          {t('questions.copy')}
        </button>
        <span role="status">{copied ? t('questions.copied') : code === undefined ? '' : error(code)}</span>
      </p>
    </section>
  );
}
