import { CalendarClock } from 'lucide-preact';
import { useState } from 'preact/hooks';

import type { Article } from '../../core/article/article.ts';
import { diffBodies } from '../../core/article/diff.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { Changes } from './changes.tsx';

const dayMs = 86_400_000;

/** Under the ribbon of a version in force: from when another holds, how many days are left, and what it changes. */
export function ComingNotice({ current, next, now }: { current: Article; next: Article; now: number }) {
  const { t } = useTranslator();
  const [isOpen, setOpen] = useState(false);
  const days = (Date.parse(next.effectiveFrom) - Date.parse(shanghaiDate(now))) / dayMs;
  return (
    <section class="reader-coming">
      <p>
        <Icon of={CalendarClock} />
        <strong>{t('article.coming', { n: next.version, date: next.effectiveFrom })}</strong>
        <span>{t('article.comingDays', { n: days })}</span>
        <button type="button" class="tw-link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('article.comingShow')}
        </button>
      </p>
      {next.change !== undefined && <p>{next.change}</p>}
      {isOpen && <Changes changes={diffBodies(current.markdown, next.markdown)} />}
    </section>
  );
}
