import type { InferInput } from 'valibot';

import { splitRef } from '../../core/article/paragraphs.ts';
import { personalDataIn } from '../../core/content/personal-data.ts';
import type { questionForm } from '../../core/contracts/questions.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { type Owner, ownerOf, type TagRules } from '../../core/question/tag-owners.ts';
import type { PublishedArticle } from '../knowledge/published-article.ts';
import type { PublishedArticles } from '../shelf/published-articles.ts';

export interface TagOwnersDeps {
  readonly tagRules: () => TagRules;
  readonly articles: PublishedArticles;
  /** Whoever works here now under this number. */
  readonly personOf: (staffNo: string) => Promise<Person | undefined>;
  /** Tags that were handed to somebody after their owner had left. */
  readonly handedTags: () => Promise<ReadonlyMap<string, string>>;
}
export type TagOwners = ReturnType<typeof createTagOwners>;

/** Who answers for which tag, as of now. */
export function createTagOwners({ tagRules, articles, personOf, handedTags }: TagOwnersDeps) {
  async function asked(tags: readonly string[]) {
    const { owner, workdays, owned } = ownerOf(tags, tagRules());
    const { role } = owner;
    const handed = await handedTags();
    const staffNo = tags.map((tag) => handed.get(tag)).find((one) => one !== undefined) ?? owner.staffNo;
    // Somebody who has left is not waited for: their post answers.
    const person = staffNo === undefined ? undefined : await personOf(staffNo);
    const present: Owner = person === undefined ? { role } : { role, staffNo };
    return { owner: present, workdays, owned, name: person?.name };
  }
  const answering = async (tags: readonly string[]) => {
    const { owner, workdays, owned, name } = await asked(tags);
    return { owned, shown: { role: owner.role, workdays, ...(name === undefined ? {} : { name }) } };
  };

  return {
    asked,

    async form(): Promise<InferInput<(typeof questionForm)['response']>> {
      const words = new Set((await articles()).flatMap(({ tags }) => tags).filter(isTopic));
      const sorted = [...words].sort((left, right) => left.localeCompare(right, 'zh-CN'));
      const tags = await Promise.all(
        sorted.map(async (tag) => {
          const { owned, shown } = await answering([tag]);
          return { tag, owned, ...shown };
        }),
      );
      // Those somebody answers for come first: they are the likelier choice.
      tags.sort((left, right) => Number(right.owned) - Number(left.owned));
      return { tags, others: (await answering([])).shown };
    },
  };
}

/** Tags that say where an article stands beside a page are not for people to choose. */
export const isTopic = (tag: string): boolean => !tag.startsWith('page:');

/** R197: what colleagues read holds nothing of a customer. Throws `question.personalData` with the kind, never the match. */
export function assertImpersonal(texts: readonly string[]): void {
  const found = new Set(texts.flatMap(personalDataIn));
  if (found.size === 0) return;
  const findings = [...found].map((kind) => ({ code: `personal.${kind}`, message: kind }));
  throw new AppError('question.personalData', { findings });
}

/** Throws `article.notFound` alike for what is unknown, restricted or secret: whether it exists is not told. */
export function assertPublished(cites: string, published: readonly PublishedArticle[]): void {
  const { article, block } = splitRef(cites);
  const versions = published.filter(({ id }) => id === article);
  const there = versions.some(({ blocks }) => block === undefined || blocks.includes(block));
  if (!there) throw new AppError('article.notFound');
}

/** A number that no published article has; whoever keeps the draft may give another. */
export function nextNumber(published: readonly Pick<PublishedArticle, 'id'>[]): string {
  const highest = Math.max(0, ...published.map(({ id }) => Number(id.slice(4))));
  return `ART-${String(highest + 1).padStart(2, '0')}`;
}
