import type { Article } from '../../core/article/article.ts';
import { reviewDueOn } from '../../core/article/review.ts';
import { useTranslator } from '../theme/language.tsx';

/** What stands in place of a text that the rules no longer let guide anybody: its review is overdue for too long (R266). */
export function Stopped({ article }: { article: Article }) {
  const { t } = useTranslator();
  const { title, guidanceUntil: stop = '', ownerRole } = article;
  return (
    <div class="kn-empty" role="status">
      <p>
        <strong>{t('article.stopped', { title })}</strong>
      </p>
      <p class="tw-muted">
        {t('article.stoppedDo', { date: reviewDueOn(article), stop, role: t(`role.${ownerRole}`) })}
      </p>
    </div>
  );
}
