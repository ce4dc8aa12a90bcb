import type { LearningTask } from '../../core/contracts/courses.ts';
import { shortDate } from '../../core/i18n/when.ts';
import { useTranslator } from '../theme/language.tsx';

/** State of one thing to learn, always with its word. */
export function TaskState({ of: { state, isOverdue } }: { of: LearningTask }) {
  const { t } = useTranslator();
  const look = isOverdue ? 'over' : state === 'done' ? 'ok' : state === 'renew' ? 'warn' : 'neutral';
  return (
    <span class={`tw-tag ${look === 'over' ? 'course-over' : look}`}>
      {isOverdue && state !== 'expired' ? t('courses.overdue') : t(`courses.state.${state}`)}
    </span>
  );
}

/** Its day: by when, or until when it counts. */
export function TaskDay({
  of: { state, dueOn, validUntil, isOverdue },
  now,
}: {
  of: LearningTask;
  now: number;
}) {
  const { t } = useTranslator();
  const day = state === 'done' ? validUntil : dueOn;
  if (day === undefined) return null;
  return (
    <span class={isOverdue ? 'over' : 'tw-muted'}>
      {t(state === 'done' ? 'courses.validUntil' : 'courses.due', { date: shortDate(day, now) })}
    </span>
  );
}
