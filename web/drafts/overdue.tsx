import { useEffect, useState } from 'preact/hooks';

import type { Article } from '../../core/article/article.ts';
import { dueForReview, reviewDueOn } from '../../core/article/review.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { useTranslator } from '../theme/language.tsx';

/** Articles in force whose review is overdue, worst first; a press begins the change that settles it (R266). */
export function Overdue({ deps, onChange }: { deps: RoomProps['deps']; onChange: (itemId: string) => void }) {
  const { t } = useTranslator();
  const [articles, setArticles] = useState<readonly Article[]>([]);
  useEffect(() => {
    let current = true;
    deps.api.articles().then(
      (all) => current && setArticles(all),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [deps.api]);
  const due = dueForReview(articles, shanghaiDate((deps.clock ?? Date.now)()));
  if (due.length === 0) return null;
  return (
    <details class="room-card draft-overdue">
      <summary>{t('drafts.overdue', { n: due.length })}</summary>
      <ul>
        {due.map((article) => (
          <li key={article.id}>
            <button type="button" class="tw-link" onClick={() => onChange(article.id)}>
              {article.title}
            </button>
            <span class="tw-muted">
              {t('drafts.overdueAt', { date: reviewDueOn(article) })} · {t(`role.${article.ownerRole}`)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
