import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { formatISO } from 'date-fns/formatISO';
import { parseISO } from 'date-fns/parseISO';

import type { PublishingRules } from '../draft/publishing-rules.ts';
import type { ArticleHead } from './article.ts';

const onDay = (date: Date): string => formatISO(date, { representation: 'date' });

/**
 * Day (Asia/Shanghai, `YYYY-MM-DD`) by which a version has to be looked at again: its interval after it began, or after
 * the review that last found nothing to change (R266).
 */
export const reviewDueOn = ({
  effectiveFrom,
  reviewedOn = '',
  reviewEveryMonths,
}: Pick<ArticleHead, 'effectiveFrom' | 'reviewedOn' | 'reviewEveryMonths'>): string =>
  onDay(addMonths(parseISO(reviewedOn > effectiveFrom ? reviewedOn : effectiveFrom), reviewEveryMonths));

/** Whether the review of a version is overdue on a day, the day it is due included. */
export const isOverdue = (article: ArticleHead, day: string): boolean => reviewDueOn(article) <= day;

/** What lists mark it with on a day (R266): the day its review was due, where that has passed. */
export const overdueMark = (article: ArticleHead, day: string): { readonly reviewDueOn?: string } =>
  isOverdue(article, day) ? { reviewDueOn: reviewDueOn(article) } : {};

/** Articles whose review is due within so many days after `day`, the longest overdue first. */
export const dueForReview = <T extends ArticleHead>(articles: readonly T[], day: string, days = 0): T[] => {
  const last = onDay(addDays(parseISO(day), days));
  return articles
    .map((article) => ({ article, due: reviewDueOn(article) }))
    .filter(({ due }) => due <= last)
    .sort((left, right) => (left.due < right.due ? -1 : 1))
    .map(({ article }) => article);
};

/** A version as its reviews and the rules leave it: when it was last looked at, and until when it guides without that. */
export function asReviewed<T extends ArticleHead>(
  version: T,
  reviewedOn: string | undefined,
  { hardStop }: PublishingRules['review'],
): T {
  const reviewed = reviewedOn === undefined ? version : { ...version, reviewedOn };
  const days = hardStop[version.confidentiality];
  if (days === undefined) return reviewed;
  return { ...reviewed, guidanceUntil: onDay(addDays(parseISO(reviewDueOn(reviewed)), days)) };
}

/** Versions somebody has to look at: of each article and scope the one that holds on a day, whoever it is for. */
export function standingVersions<T extends ArticleHead>(versions: readonly T[], day: string): T[] {
  const standing = new Map<string, T>();
  for (const version of versions) {
    const isOpen =
      version.effectiveFrom <= day && (version.effectiveUntil === undefined || version.effectiveUntil >= day);
    const isPublished = version.state === 'inForce' || version.state === 'scheduled';
    const key = `${version.id} ${JSON.stringify(version.appliesTo)}`;
    const other = standing.get(key);
    if (isOpen && isPublished && (other === undefined || other.version < version.version))
      standing.set(key, version);
  }
  return [...standing.values()];
}
