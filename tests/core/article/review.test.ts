import { expect, test } from 'vitest';

import type { ArticleHead } from '../../../core/article/article.ts';
import { allStopped, inForce } from '../../../core/article/inforce.ts';
import { asReviewed, dueForReview, reviewDueOn, standingVersions } from '../../../core/article/review.ts';

const article = (
  id: string,
  effectiveFrom: string,
  reviewEveryMonths: number,
  more: Partial<ArticleHead> = {},
): ArticleHead =>
  ({
    id,
    version: 1,
    effectiveFrom,
    reviewEveryMonths,
    state: 'inForce',
    confidentiality: 'internal',
    appliesTo: {},
    ...more,
  }) as ArticleHead;
const teller = {
  roles: ['staff' as const, 'teller' as const],
  orgPath: ['3201', '0001'],
  orgUnitKind: 'subBranch' as const,
};
const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`);
const rules = { remindDays: 30, hardStop: { internal: 10 } };

test('R266: a version is due for review its months after it began; the longest overdue stands first', () => {
  expect(reviewDueOn(article('ART-01', '2026-01-31', 1))).toBe('2026-02-28');
  expect(reviewDueOn(article('ART-01', '2026-01-01', 12))).toBe('2027-01-01');
  const all = [
    article('ART-01', '2026-05-01', 6),
    article('ART-02', '2026-01-01', 6),
    article('ART-03', '2025-12-15', 12),
  ];
  expect(dueForReview(all, '2026-11-23').map(({ id }) => id)).toEqual(['ART-02', 'ART-01']);
  // Reminded of before the day.
  expect(dueForReview(all, '2026-11-23', 30).map(({ id }) => id)).toEqual(['ART-02', 'ART-01', 'ART-03']);
});

test('R266: a review that finds nothing to change moves the next one, and never back', () => {
  const version = article('ART-01', '2026-01-01', 6);
  expect(reviewDueOn(asReviewed(version, '2026-06-15', rules))).toBe('2026-12-15');
  expect(reviewDueOn(asReviewed(version, '2025-06-15', rules))).toBe('2026-07-01');
});

test('R266: overdue for longer than the rules allow, it guides nobody, and an older version does not come back', () => {
  const older = article('ART-01', '2025-01-01', 60);
  const newer = article('ART-01', '2026-01-01', 6, { version: 2 });
  const versions = [older, newer].map((one) => asReviewed(one, undefined, rules));
  expect(versions[1]?.guidanceUntil).toBe('2026-07-11');
  expect(inForce(versions, noon('2026-07-11'), teller)?.version).toBe(2);
  expect(inForce(versions, noon('2026-07-12'), teller)).toBeUndefined();
  expect([...allStopped(versions, noon('2026-07-12'), teller).values()]).toEqual([versions[1]]);
  expect(allStopped(versions, noon('2026-07-11'), teller).size).toBe(0);
  // Where the rules name no days for a confidentiality it is only marked.
  expect(
    asReviewed(article('ART-02', '2020-01-01', 1, { confidentiality: 'secret' }), undefined, rules),
  ).not.toHaveProperty('guidanceUntil');
});

test('what is looked at again is the newest version that has begun, of each scope', () => {
  const regional = { regions: ['3201'] };
  const versions = [
    article('ART-01', '2025-01-01', 6),
    article('ART-01', '2026-01-01', 6, { version: 2 }),
    article('ART-01', '2027-01-01', 6, { version: 3 }),
    article('ART-01', '2026-02-01', 6, { version: 4, appliesTo: regional }),
    article('ART-02', '2025-01-01', 6, { effectiveUntil: '2025-12-31' }),
  ];
  expect(standingVersions(versions, '2026-11-23').map(({ version }) => version)).toEqual([2, 4]);
});
