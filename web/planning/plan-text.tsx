import { useState } from 'preact/hooks';

import { decidePlan, writePlan } from '../../core/contracts/planning.ts';
import { type PlanText, planFields } from '../../core/planning/plan.ts';
import { Asking } from '../rooms/asking.tsx';
import { useTranslator } from '../theme/language.tsx';
import { Field } from '../rooms/form.tsx';
import type { PlanPart } from './plan-part.ts';

const fields = [...planFields, 'customers'] as const satisfies readonly (keyof PlanText)[];

/** The four fields of a plan (R199): read, written while it may be, approved or sent back by another. */
export function PlanTextCard({ client, plan, run, busy }: PlanPart) {
  const { t } = useTranslator();
  const [isWriting, setWriting] = useState(plan.state === 'need' && plan.may.includes('write'));
  const [text, setText] = useState(plan.text);
  const [isReturning, setReturning] = useState(false);
  const params = { id: plan.id };
  const missing = plan.missing.map((field) => t(`planning.field.${field}`)).join(' · ');
  const save = async (): Promise<void> => {
    await run(() => client.call(writePlan, { params, body: { n: plan.n, text } }));
  };
  const approve = () =>
    run(() => client.call(decidePlan, { params, body: { n: plan.n, decision: 'approve' } }));
  return (
    <section class="room-card planning-part" aria-label={t('planning.text')}>
      <h2>{t('planning.text')}</h2>
      {plan.sentBack !== undefined && (
        <p class="room-note warn planning-note">
          {t('planning.sentBack', { name: plan.sentBack.by, reason: plan.sentBack.reason })}
        </p>
      )}
      {isWriting ? (
        <form
          class="planning-fields"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          {fields.map((field) => (
            <Field
              key={field}
              name={field}
              label={t(`planning.field.${field}`)}
              value={text[field]}
              {...(field === 'content' ? { rows: 3 } : {})}
              onInput={(value) => setText({ ...text, [field]: value })}
            />
          ))}
          <p class="planning-acts">
            <button type="submit" class="tw-btn primary" disabled={busy}>
              {t('planning.write')}
            </button>
            {plan.n > 0 && (
              <button type="button" class="tw-btn" onClick={() => setWriting(false)}>
                {t('planning.cancel')}
              </button>
            )}
          </p>
        </form>
      ) : (
        <dl class="planning-facts">
          {fields
            .filter((field) => field !== 'customers' || plan.text.customers !== '')
            .map((field) => (
              <div key={field}>
                <dt>{t(`planning.field.${field}`)}</dt>
                <dd class={plan.text[field] === '' ? 'tw-muted' : ''}>
                  {plan.text[field] === '' ? t('planning.field.empty') : plan.text[field]}
                </dd>
              </div>
            ))}
        </dl>
      )}
      {plan.needs.length > 0 && (
        <p class="tw-muted">
          {t('planning.text.needs', {
            list: plan.needs
              .map(({ topic, people }) => t('planning.text.need', { topic, n: people }))
              .join(' · '),
          })}
        </p>
      )}
      <p class="tw-muted">{t('planning.authors', { names: plan.authors.join(' · ') })}</p>
      {plan.missing.length > 0 && plan.state === 'drafted' && (
        <p class="tw-muted">{t('planning.missing', { fields: missing })}</p>
      )}
      <p class="planning-acts">
        {plan.may.includes('approve') && (
          <button type="button" class="tw-btn primary" disabled={busy} onClick={() => void approve()}>
            {t('planning.approve')}
          </button>
        )}
        {plan.may.includes('return') && (
          <button type="button" class="tw-btn" disabled={busy} onClick={() => setReturning(true)}>
            {t('planning.return')}
          </button>
        )}
        {plan.may.includes('write') && !isWriting && (
          <button type="button" class="tw-btn" onClick={() => setWriting(true)}>
            {t('planning.edit')}
          </button>
        )}
      </p>
      {isReturning && (
        <Asking
          title={t('planning.return')}
          label={t('planning.reason')}
          isReady={!busy}
          onCancel={() => setReturning(false)}
          onSure={(reason) => {
            setReturning(false);
            void run(() =>
              client.call(decidePlan, { params, body: { n: plan.n, decision: 'return', reason } }),
            );
          }}
        />
      )}
    </section>
  );
}
