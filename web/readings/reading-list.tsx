import { BookOpenCheck } from 'lucide-preact';

import type { ReadingTask } from '../../core/contracts/readings.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import './readings.css';

/** What is still to be read, the most urgent first; nothing where there is nothing. */
export function ReadingList({
  open,
  now,
  onOpen,
}: {
  open: readonly ReadingTask[];
  now: number;
  onOpen: (articleId: string) => void;
}) {
  const { t } = useTranslator();
  if (open.length === 0) return null;
  return (
    <section class="to-read" aria-label={t('readings.toRead', { n: open.length })}>
      <h2>
        <Icon of={BookOpenCheck} size={14} />
        {t('readings.toRead', { n: open.length })}
      </h2>
      <ul>
        {open.map((task) => (
          <li key={task.articleId}>
            <button type="button" class="tw-link" onClick={() => onOpen(task.articleId)}>
              {task.title}
            </button>
            <span class={task.dueAt < now ? 'over' : 'tw-muted'}>
              {t(task.dueAt < now ? 'readings.over' : 'readings.due', {
                time: shortInstant(task.dueAt, now),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
