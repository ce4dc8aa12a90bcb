import { stringify } from 'yaml';

import type { FrontMatter } from '../article/article.ts';
import { mintIds } from '../article/paragraphs.ts';
import { plainMarkdown } from '../article/plain-markdown.ts';
import type { ShownCase } from './plan.ts';

/**
 * A case of a showcase as the file text of a draft article (R203): background, what was done, what others take from it,
 * each paragraph with its block id. `no` is the plan's, `on` the day of the showcase, `id` the number the draft shall have.
 */
export function caseArticle(
  shown: ShownCase,
  {
    no,
    on,
    topic,
    id,
  }: { readonly no: string; readonly on: string; readonly topic: string; readonly id: string },
): string {
  const head: Omit<FrontMatter, 'appliesTo' | 'citedBasis' | 'configuration'> = {
    schema: 1,
    id,
    version: 1,
    slug: `case-${id.toLowerCase()}`,
    title: shown.title,
    category: 'operations',
    subcategory: 'learning',
    level: 'junior',
    tags: ['案例', Array.from(topic).slice(0, 20).join('')],
    confidentiality: 'internal',
    ownerRole: 'trainer',
    state: 'draft',
    effectiveFrom: on,
    reviewEveryMonths: 12,
    source: `培训成果展示 ${no}，${on}`,
    related: [],
    similarQuestions: [],
    change: `由培训成果展示 ${no} 整理`,
  };
  const body = [
    ['背景', shown.background],
    ['做法', shown.action],
    ['可以借鉴的', shown.lesson],
  ]
    .map(([title, text = '']) => `## ${title}\n\n${plainMarkdown(text)}`)
    .join('\n\n');
  let count = 0;
  return `---\n${stringify(head, { lineWidth: 0 })}---\n${mintIds(body, () => `p${(count += 1)}`)}\n`;
}
