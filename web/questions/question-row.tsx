import type { QuestionHead } from '../../core/contracts/questions.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import { useTranslator } from '../theme/language.tsx';

/** What a list says of one question: its state, who answers until when, who asked. */
export function QuestionRow({
  question,
  asOf,
  onOpen,
}: {
  question: QuestionHead;
  /** Milliseconds UTC of the service's answer. */
  asOf: number;
  onOpen: () => void;
}) {
  const { t } = useTranslator();
  const { title, tags, state, askedBy, askedAt, answers } = question;
  const when = shortInstant(askedAt, asOf);
  return (
    <li>
      <button type="button" class="questions-row" data-row onClick={onOpen}>
        <span class="questions-line">
          <span class={state === 'accepted' ? 'tw-tag ok' : 'tw-tag neutral'}>
            {t(`questions.state.${state}`)}
          </span>
          <strong>{title}</strong>
          <span class="grow" />
          <Due question={question} asOf={asOf} />
        </span>
        <span class="questions-line tw-muted">
          {t('questions.askedBy', { name: askedBy.name, unit: askedBy.orgUnitName, when })}
          <span>{tags.join(' · ')}</span>
          <span class="grow" />
          <span>{t('questions.answers', { n: answers })}</span>
        </span>
      </button>
    </li>
  );
}

/** Until when who should answer; the time is said only while nobody has. */
export function Due({
  question: { state, owner, dueAt, overdue },
  asOf,
}: {
  question: Pick<QuestionHead, 'state' | 'owner' | 'dueAt' | 'overdue'>;
  asOf: number;
}) {
  const { t } = useTranslator();
  const who = owner.name ?? t(`role.${owner.role}`);
  if (state !== 'open') return <span class="tw-muted">{t('questions.owner', { who })}</span>;
  return (
    <span class={overdue ? 'tw-tag room-late' : 'tw-tag neutral'}>
      {overdue && <strong>{t('questions.late')}</strong>}
      {who} · {t('questions.dueBy', { when: shortInstant(dueAt, asOf) })}
    </span>
  );
}
