import type { Article, ArticleHead } from '../../core/article/article.ts';
import { endingOn } from '../../core/article/inforce.ts';
import { asReviewed } from '../../core/article/review.ts';
import { type ContentKind, contentKinds, type KindReader, type Loaded } from '../../core/content/kinds.ts';
import type { PublishingRules } from '../../core/draft/publishing-rules.ts';
import type { Retirement, Review } from './knowledge.repository.ts';
import type { ContentItem } from './read-content.ts';

type Item = Pick<ContentItem, 'kind' | 'itemId' | 'version' | 'value'>;

/** What people decided about published versions without changing a text, and the rules that go with it. */
export interface Decided {
  readonly retired: readonly Retirement[];
  readonly reviewed: readonly Review[];
  readonly rules: PublishingRules['review'];
}

/** A base without publishing rules only marks what is overdue. */
export const noReviewRules: PublishingRules['review'] = { remindDays: 0, hardStop: {} };

/** Published versions as they stand: ended where they were retired, with the day of their last review and what follows. */
export function standingItems<T extends Item>(
  items: readonly T[],
  { retired, reviewed, rules }: Decided,
): T[] {
  const dayOf = reviewDays(reviewed);
  return items.flatMap((item) => {
    const { kind, itemId, version } = item;
    if (kind !== 'articles') return isRetired(item, retired) ? [] : [item];
    const ends = retired.filter((end) => end.kind === kind && end.itemId === itemId);
    // Parsed when it was read; to parse a whole base again at each reading would be felt.
    const article = item.value as Article;
    return standingHead(article, { ends, reviewedOn: dayOf(kind, itemId, version), rules }).map((value) => ({
      ...item,
      value,
    }));
  });
}

/** A head as memory holds it, as it stands: nothing where it would never have begun. */
export function standingHead<T extends ArticleHead>(
  head: T,
  {
    ends,
    reviewedOn,
    rules,
  }: { ends: readonly Retirement[]; reviewedOn: string | undefined } & Pick<Decided, 'rules'>,
): T[] {
  let left: T | undefined = head;
  for (const { upToVersion, lastDay } of ends)
    if (left !== undefined && left.version <= upToVersion) left = endingOn(left, lastDay);
  return left === undefined ? [] : [asReviewed(left, reviewedOn, rules)];
}

/** Day of the newest review by version. */
export function reviewDays(
  reviewed: readonly Review[],
): (kind: string, itemId: string, version: number) => string | undefined {
  const days = new Map<string, string>();
  for (const { kind, itemId, version, reviewedOn } of reviewed) {
    const key = `${kind}/${itemId}@${version}`;
    if (reviewedOn > (days.get(key) ?? '')) days.set(key, reviewedOn);
  }
  return (kind, itemId, version) => days.get(`${kind}/${itemId}@${version}`);
}

/** Files of a kind of which a version stands: what was taken out of force at once is not among them. */
export const standingFiles = (
  kind: ContentKind,
  loaded: readonly Loaded<{ readonly version: number }>[],
  retired: readonly Retirement[],
): readonly { readonly path: string; readonly text: string }[] =>
  loaded
    .filter(({ value, file }) => {
      const itemId = (contentKinds[kind] as KindReader<unknown>).id(value, file);
      return !isRetired({ kind, itemId, version: value.version }, retired);
    })
    .map(({ file, text }) => ({ path: file, text }));

/** Whether something other than an article was taken out of force, which it is at once; an article ends on its last day. */
const isRetired = ({ kind, itemId, version }: Omit<Item, 'value'>, retired: readonly Retirement[]): boolean =>
  retired.some((end) => end.kind === kind && end.itemId === itemId && version <= end.upToVersion);
