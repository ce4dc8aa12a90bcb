import { useState } from 'preact/hooks';

import { evaluatePlan } from '../../core/contracts/planning.ts';
import { useTranslator } from '../theme/language.tsx';
import { Field } from '../rooms/form.tsx';
import type { PlanPart } from './plan-part.ts';

const empty = { quizId: '', before: '', after: '', people: '', mean: '', raters: '', text: '' };

/** What a training came to (R201): means before and after, and what those who were there thought. */
export function PlanEvaluation({ client, plan, run, busy }: PlanPart) {
  const { t } = useTranslator();
  const [typed, setTyped] = useState(empty);
  const field = (
    name: keyof typeof typed,
    more: { type?: 'number'; rows?: number; required?: boolean } = {},
  ) => (
    <Field
      name={name}
      label={t(`planning.evaluation.${name === 'quizId' ? 'quiz' : name}`)}
      value={typed[name]}
      {...more}
      onInput={(value) => setTyped({ ...typed, [name]: value })}
    />
  );
  const { evaluation } = plan;
  const save = () => {
    const { quizId, before, after, people, mean, raters, text } = typed;
    const body = {
      text,
      ...(quizId.trim() !== ''
        ? { quizId: quizId.trim() }
        : before !== '' && after !== ''
          ? { marks: { before: Number(before), after: Number(after), people: Number(people) } }
          : {}),
      ...(mean === '' ? {} : { satisfaction: { mean: Number(mean), people: Number(raters) } }),
    };
    return run(() => client.call(evaluatePlan, { params: { id: plan.id }, body }));
  };
  return (
    <section class="room-card planning-part" aria-label={t('planning.evaluation')}>
      <h2>{t('planning.evaluation')}</h2>
      {evaluation !== undefined && (
        <dl class="planning-facts">
          {evaluation.marks !== undefined && (
            <div>
              <dt>{t('planning.marks')}</dt>
              <dd>
                <strong>{t('planning.marks.of', pick(evaluation.marks))}</strong> {evaluation.marks.quizId}
              </dd>
            </div>
          )}
          {evaluation.satisfaction !== undefined && (
            <div>
              <dt>{t('planning.satisfaction')}</dt>
              <dd>
                <strong>{t('planning.satisfaction.of', evaluation.satisfaction)}</strong>
              </dd>
            </div>
          )}
          <div>
            <dt>{t('planning.evaluation.text')}</dt>
            <dd>{evaluation.text}</dd>
          </div>
        </dl>
      )}
      {evaluation === undefined && !plan.may.includes('evaluate') && (
        <p class="tw-muted">{t('planning.evaluation.none')}</p>
      )}
      {plan.may.includes('evaluate') && (
        <form
          class="planning-fields"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <p class="tw-muted">{t('planning.evaluation.hint')}</p>
          {field('quizId')}
          <div class="planning-row">
            {field('before', { type: 'number' })}
            {field('after', { type: 'number' })}
            {field('people', { type: 'number' })}
          </div>
          <div class="planning-row">
            {field('mean', { type: 'number' })}
            {field('raters', { type: 'number' })}
          </div>
          {field('text', { rows: 2, required: true })}
          <p>
            <button type="submit" class="tw-btn primary" disabled={busy}>
              {t('planning.evaluate')}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}

const pick = ({ before, after, people }: { before: number; after: number; people: number }) => ({
  before,
  after,
  people,
});
