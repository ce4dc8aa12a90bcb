import { expect, test } from 'vitest';

import { dueForReview, reviewDueOn } from '../../../core/article/review.ts';

const article = (id: string, effectiveFrom: string, reviewEveryMonths: number) =>
  ({ id, effectiveFrom, reviewEveryMonths }) as Parameters<typeof dueForReview>[0][number];

test('R266: a version is due for review its months after it began; the longest overdue stands first', () => {
  expect(reviewDueOn(article('ART-01', '2026-01-31', 1))).toBe('2026-02-28');
  expect(reviewDueOn(article('ART-01', '2026-01-01', 12))).toBe('2027-01-01');
  const all = [
    article('ART-01', '2026-05-01', 6),
    article('ART-02', '2026-01-01', 6),
    article('ART-03', '2026-11-01', 12),
  ];
  expect(dueForReview(all, '2026-11-23').map(({ id }) => id)).toEqual(['ART-02', 'ART-01']);
});
