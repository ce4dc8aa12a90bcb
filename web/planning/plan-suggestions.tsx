import { useState } from 'preact/hooks';

import { replyToSuggestion, suggestForPlan } from '../../core/contracts/planning.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import { useTranslator } from '../theme/language.tsx';
import { Field } from '../rooms/form.tsx';
import type { PlanPart } from './plan-part.ts';

/** What colleagues suggest for a plan, each with its reply (R210). */
export function PlanSuggestions({ client, plan, run, busy, now }: PlanPart & { now: number }) {
  const { t } = useTranslator();
  const [text, setText] = useState('');
  const [answering, setAnswering] = useState<string>();
  const [reply, setReply] = useState('');
  const params = { id: plan.id };
  const suggest = async (): Promise<void> => {
    if (await run(() => client.call(suggestForPlan, { params, body: { text } }))) setText('');
  };
  const answer = async (suggestion: string): Promise<void> => {
    const isDone = await run(() =>
      client.call(replyToSuggestion, { params, body: { suggestion, text: reply } }),
    );
    if (!isDone) return;
    setAnswering(undefined);
    setReply('');
  };
  return (
    <section class="room-card planning-part" aria-label={t('planning.suggestions')}>
      <h2>
        {t('planning.suggestions')} <span class="tw-muted">{plan.suggestions.length}</span>
      </h2>
      {plan.suggestions.length === 0 && <p class="tw-muted">{t('planning.suggestions.none')}</p>}
      <ul class="planning-stack">
        {plan.suggestions.map((one) => (
          <li key={one.id}>
            <p>
              {one.text}{' '}
              <span class="tw-muted">
                {one.by} {shortInstant(one.at, now)}
              </span>
            </p>
            {one.reply === undefined ? (
              <p class="planning-acts">
                <span class="tw-tag warn">{t('planning.reply.waiting')}</span>
                {plan.may.includes('reply') && answering !== one.id && (
                  <button type="button" class="tw-link" onClick={() => setAnswering(one.id)}>
                    {t('planning.reply')}
                  </button>
                )}
              </p>
            ) : (
              <p class="planning-reply">
                {one.reply.text}{' '}
                <span class="tw-muted">
                  {one.reply.by} {shortInstant(one.reply.at, now)}
                </span>
              </p>
            )}
            {answering === one.id && (
              <form
                class="planning-fields"
                onSubmit={(event) => {
                  event.preventDefault();
                  void answer(one.id);
                }}
              >
                <Field
                  name="reply"
                  label={t('planning.reply.text')}
                  value={reply}
                  required
                  onInput={setReply}
                />
                <p>
                  <button type="submit" class="tw-btn small primary" disabled={busy}>
                    {t('planning.reply')}
                  </button>
                </p>
              </form>
            )}
          </li>
        ))}
      </ul>
      {plan.may.includes('suggest') && (
        <form
          class="planning-fields"
          onSubmit={(event) => {
            event.preventDefault();
            void suggest();
          }}
        >
          <Field
            name="suggestion"
            label={t('planning.suggest.text')}
            value={text}
            required
            onInput={setText}
          />
          <p>
            <button type="submit" class="tw-btn" disabled={busy}>
              {t('planning.suggest')}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
