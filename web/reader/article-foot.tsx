import { FileText } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';

import type { Article } from '../../core/article/article.ts';
import { overdueMark } from '../../core/article/review.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { KnowledgeApi } from '../api/knowledge-api.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { OverdueMark } from '../theme/overdue-mark.tsx';

/** Source, basis with 依据待核 where compliance has not confirmed it (R47), tags, review, related articles in force. */
export function ArticleFoot({
  article,
  api,
  now,
  onOpen,
}: {
  article: Article;
  api: KnowledgeApi;
  now: number;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslator();
  const [related, setRelated] = useState<readonly Article[]>([]);
  useEffect(() => {
    let current = true;
    setRelated([]);
    Promise.all(article.related.map((id) => api.article(id))).then(
      (found) => current && setRelated(found.filter((other) => other !== undefined)),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [article, api]);
  const today = shanghaiDate(now);
  const tags = article.tags.filter((tag) => !tag.startsWith('page:'));
  return (
    <footer class="reader-foot">
      {related.length > 0 && (
        <section>
          <h3>{t('article.related')}</h3>
          <ul>
            {related.map((other) => (
              <li key={other.id}>
                <button type="button" class="tw-link" onClick={() => onOpen(other.id)}>
                  <Icon of={FileText} size={14} />
                  {other.title}
                </button>
                <OverdueMark of={overdueMark(other, today)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <dl>
        <dt>{t('article.source')}</dt>
        <dd>{article.source}</dd>
        {article.citedBasis.length > 0 && (
          <>
            <dt>{t('article.basis')}</dt>
            <dd>
              {article.citedBasis.map((basis) => (
                <span key={basis.text} class="basis">
                  {basis.text}
                  {!basis.verified && <span class="tw-tag neutral">{t('article.basisUnverified')}</span>}
                </span>
              ))}
            </dd>
          </>
        )}
        <dt>{t('article.tags')}</dt>
        <dd>{tags.join(' · ')}</dd>
        <dt>{t('filter.page')}</dt>
        <dd>
          {article.pages.length === 0 ? '–' : article.pages.map((page) => t(`pageKind.${page}`)).join(' · ')}
        </dd>
      </dl>
      <p class="tw-muted">
        {t('article.review', { n: article.reviewEveryMonths })}
        {article.reviewedOn !== undefined && ` ${t('article.reviewedOn', { date: article.reviewedOn })}`}
      </p>
    </footer>
  );
}
