import { BookOpen, FileClock, FileText } from 'lucide-preact';
import { useState } from 'preact/hooks';

import type { Article } from '../../../core/article/article.ts';
import { overdueMark } from '../../../core/article/review.ts';
import { Icon } from '../../../web/theme/icon.tsx';
import { useTranslator } from '../../../web/theme/language.tsx';
import { LevelDots } from '../../../web/theme/level-dots.tsx';
import { OverdueMark } from '../../../web/theme/overdue-mark.tsx';
import { useShort } from '../shell/use-short.ts';

/** Articles in force for this page, in the order of the moment; one line when the panel is short of height. */
export function Articles({
  articles,
  stopped,
  today,
  pageKind,
  onOpen,
}: {
  articles: readonly Article[];
  /** Those that would stand here, were their review not overdue for too long. */
  stopped: readonly Article[];
  /** Asia/Shanghai. */
  today: string;
  pageKind: string;
  onOpen: (id: string) => void;
}) {
  const { t, language } = useTranslator();
  const [all, setAll] = useState(false);
  const few = useShort() ? 1 : 3;
  const shown = all ? articles : articles.slice(0, few);
  return (
    <section class="articles" data-section="articles" aria-label={t('panel.section.articles')}>
      <div class="section-head">
        <Icon of={BookOpen} />
        <h2>{t('panel.section.articles')}</h2>
        <span class="tw-muted">{t('articles.count', { n: articles.length })}</span>
        <span class="grow" />
        {articles.length > few && (
          <button type="button" class="tw-link" aria-expanded={all} onClick={() => setAll(!all)}>
            {t(all ? 'warning.less' : 'articles.all')}
          </button>
        )}
      </div>
      {articles.length + stopped.length === 0 && <p class="tw-muted">{t('articles.none')}</p>}
      <ul>
        {shown.map((article) => (
          <li key={article.id}>
            <button type="button" class="article-row" onClick={() => onOpen(article.id)}>
              <Icon of={FileText} />
              <span class="tw-ellipsis" title={article.title}>
                {(language === 'en' ? article.titleEn : undefined) ?? article.title}
              </span>
              <LevelDots level={article.level} />
              {article.pages.some((page) => page === pageKind) && (
                <span class="tw-tag neutral">{t('articles.page')}</span>
              )}
              <OverdueMark of={overdueMark(article, today)} />
            </button>
          </li>
        ))}
        {stopped.map((article) => (
          <li key={article.id}>
            <button type="button" class="article-row" onClick={() => onOpen(article.id)}>
              <Icon of={FileClock} />
              <span class="tw-ellipsis" title={article.title}>
                {t('article.stoppedRow', { title: article.title })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
