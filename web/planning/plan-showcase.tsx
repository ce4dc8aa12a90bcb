import { useState } from 'preact/hooks';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { caseToArticle, showcasePlan } from '../../core/contracts/planning.ts';
import type { ShownCase } from '../../core/planning/plan.ts';
import { useTranslator } from '../theme/language.tsx';
import { Field } from '../rooms/form.tsx';
import type { PlanPart } from './plan-part.ts';

const emptyCase = { title: '', background: '', action: '', lesson: '', sharedBy: '' };
const caseFields = ['title', 'background', 'action', 'lesson', 'sharedBy'] as const;
/** Fields of one line. */
const short: readonly string[] = ['title', 'sharedBy'];

/** What a showcase showed, and each good case as a draft article at one press (R203). */
export function PlanShowcase({ client, plan, run, busy, onDraft }: PlanPart & { onDraft: () => void }) {
  const { t } = useTranslator();
  const [on, setOn] = useState(shanghaiDate(plan.now));
  const [cases, setCases] = useState([emptyCase]);
  const params = { id: plan.id };
  const put = (at: number, name: keyof typeof emptyCase, value: string): void =>
    setCases(cases.map((one, n) => (n === at ? { ...one, [name]: value } : one)));
  const save = () =>
    run(() => client.call(showcasePlan, { params, body: { on, cases: cases.map(shownOf) } }));
  const { showcase } = plan;
  return (
    <section class="room-card planning-part" aria-label={t('planning.showcase')}>
      <h2>
        {t('planning.showcase')} {showcase !== undefined && <span class="tw-muted">{showcase.on}</span>}
      </h2>
      {showcase === undefined && !plan.may.includes('showcase') && (
        <p class="tw-muted">{t('planning.showcase.none')}</p>
      )}
      <ul>
        {showcase?.cases.map(({ title, lesson, sharedBy, itemId }, at) => (
          <li key={title} class="planning-line">
            <span>
              <strong>{title}</strong>{' '}
              <span class="tw-muted">
                {lesson} {sharedBy}
              </span>
            </span>
            {itemId !== undefined && (
              <button type="button" class="tw-link" onClick={onDraft}>
                {t('planning.case.article', { id: itemId })}
              </button>
            )}
            {itemId === undefined && plan.may.includes('toArticle') && (
              <button
                type="button"
                class="tw-btn small"
                disabled={busy}
                onClick={() => void run(() => client.call(caseToArticle, { params, body: { case: at } }))}
              >
                {t('planning.case.toArticle')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {plan.may.includes('showcase') && (
        <form
          class="planning-fields"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Field
            name="on"
            type="date"
            label={t('planning.showcase.on')}
            value={on}
            required
            onInput={setOn}
          />
          {cases.map((one, at) => (
            // Cases are only added at the end.
            <fieldset key={at} class="planning-case">
              <legend>{t('planning.case', { n: at + 1 })}</legend>
              {caseFields.map((name) => (
                <Field
                  key={name}
                  name={`${name}${at}`}
                  label={t(`planning.case.${name}`)}
                  value={one[name]}
                  {...(short.includes(name) ? {} : { rows: 2 })}
                  required={name !== 'sharedBy'}
                  onInput={(value) => put(at, name, value)}
                />
              ))}
            </fieldset>
          ))}
          <p class="planning-acts">
            <button type="button" class="tw-btn" onClick={() => setCases([...cases, emptyCase])}>
              {t('planning.case.add')}
            </button>
            <button type="submit" class="tw-btn primary" disabled={busy}>
              {t('planning.showcase.save')}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}

const shownOf = ({ sharedBy, ...shown }: typeof emptyCase): ShownCase =>
  sharedBy.trim() === '' ? shown : { ...shown, sharedBy: sharedBy.trim() };
