import { BadgeCheck, CalendarClock, FileClock, FilePen } from 'lucide-preact';

import type { ArticleHead } from '../../core/article/article.ts';
import { isOverdue, reviewDueOn } from '../../core/article/review.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';

type Standing = 'current' | 'scheduled' | 'past' | 'draft';

/** Where a version stands on a day: in force, coming, past, or not published. */
export function standingOf(article: ArticleHead, today: string): Standing {
  if (article.state === 'draft' || article.state === 'inReview' || article.state === 'approved')
    return 'draft';
  if (article.effectiveFrom > today) return 'scheduled';
  if (article.effectiveUntil !== undefined && article.effectiveUntil < today) return 'past';
  return article.state === 'retired' && article.effectiveUntil === undefined ? 'past' : 'current';
}

const icons = { current: BadgeCheck, scheduled: CalendarClock, past: FileClock, draft: FilePen } as const;

/** 现行 第 2 版 · 2026-11-01 起施行 · 全行: always above the text. */
export function VersionRibbon({ article, now }: { article: ArticleHead; now: number }) {
  const { t } = useTranslator();
  const today = shanghaiDate(now);
  const standing = standingOf(article, today);
  const { roles, regions } = article.appliesTo;
  const scope = [...(roles ?? []).map((role) => t(`role.${role}`)), ...(regions ?? [])];
  return (
    <p class={`ribbon ${standing}`}>
      <Icon of={icons[standing]} />
      <strong>{t(`article.version.${standing}`, { n: article.version })}</strong>
      <span>
        {t('article.since', { date: article.effectiveFrom })}
        {article.effectiveUntil !== undefined && ` ${t('article.until', { date: article.effectiveUntil })}`}
        {` · ${scope.length === 0 ? t('article.scope.all') : scope.join(' ')}`}
      </span>
      {standing === 'current' && isOverdue(article, today) && (
        <span class="tw-tag warn">{t('article.overdue', { date: reviewDueOn(article) })}</span>
      )}
    </p>
  );
}
