import { stringify } from 'yaml';

import type { ArticleHead, FrontMatter } from '../article/article.ts';
import { mintIds } from '../article/paragraphs.ts';
import { plainMarkdown } from '../article/plain-markdown.ts';
import type { Role } from '../organisation/person.ts';
import type { PageKind } from '../page/kinds.ts';

export interface AcceptedQuestion {
  readonly no: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly pageKind?: PageKind | undefined;
  readonly ownerRole: Role;
  /** The accepted answer. */
  readonly answer: string;
  /** Shanghai date of the acceptance. */
  readonly acceptedOn: string;
}

const cut = (text: string, most: number): string => Array.from(text).slice(0, most).join('');

/**
 * A question and its accepted answer as the file text of a draft article: front matter that parses, then the answer with
 * a block id at each paragraph (R193). Category, level and review come from the article the question was asked about,
 * else they are a first guess for the editor. `id` is the number the draft shall have.
 */
export function suggestedArticle(
  { no, title, tags, pageKind, ownerRole, answer, acceptedOn }: AcceptedQuestion,
  id: string,
  about?: Pick<ArticleHead, 'id' | 'category' | 'subcategory' | 'level' | 'reviewEveryMonths'>,
): string {
  const asked = cut(title, 40);
  const head: Omit<FrontMatter, 'appliesTo' | 'citedBasis' | 'configuration'> = {
    schema: 1,
    id,
    version: 1,
    slug: no.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    title: asked,
    category: about?.category ?? 'operations',
    subcategory: about?.subcategory ?? 'learning',
    level: about?.level ?? 'junior',
    tags: [...(tags.length > 0 ? tags : ['问答']), ...(pageKind === undefined ? [] : [`page:${pageKind}`])],
    confidentiality: 'internal',
    ownerRole,
    state: 'draft',
    effectiveFrom: acceptedOn,
    reviewEveryMonths: about?.reviewEveryMonths ?? 12,
    source: `问答 ${no}，${acceptedOn} 采纳`,
    related: about === undefined ? [] : [about.id],
    similarQuestions: [cut(title, 80)],
    change: `由问答 ${no} 整理`,
  };
  let count = 0;
  const body = mintIds(plainMarkdown(answer), () => `p${(count += 1)}`);
  return `---\n${stringify(head, { lineWidth: 0 })}---\n${body}\n`;
}
