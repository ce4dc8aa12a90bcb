import { addMonths } from 'date-fns/addMonths';
import { formatISO } from 'date-fns/formatISO';
import { parseISO } from 'date-fns/parseISO';

import type { ArticleHead } from './article.ts';

/** Day (Asia/Shanghai, `YYYY-MM-DD`) by which a version has to be looked at again: its interval after it began (R266). */
export const reviewDueOn = ({
  effectiveFrom,
  reviewEveryMonths,
}: Pick<ArticleHead, 'effectiveFrom' | 'reviewEveryMonths'>): string =>
  formatISO(addMonths(parseISO(effectiveFrom), reviewEveryMonths), { representation: 'date' });

/** Articles whose review is due by a day, the longest overdue first. */
export const dueForReview = <T extends ArticleHead>(articles: readonly T[], day: string): T[] =>
  articles
    .filter((article) => reviewDueOn(article) <= day)
    .sort((left, right) => (reviewDueOn(left) < reviewDueOn(right) ? -1 : 1));
