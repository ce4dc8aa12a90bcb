import { stringify } from 'yaml';

import type { Article, FrontMatter } from './article.ts';

/** Keys of the front matter in the order in which files hold them. */
export const frontKeys = [
  'schema',
  'id',
  'version',
  'slug',
  'title',
  'titleEn',
  'category',
  'subcategory',
  'level',
  'tags',
  'appliesTo',
  'confidentiality',
  'ownerRole',
  'state',
  'effectiveFrom',
  'effectiveUntil',
  'reviewEveryMonths',
  'source',
  'citedBasis',
  'related',
  'configuration',
  'similarQuestions',
  'change',
] as const satisfies readonly (keyof FrontMatter)[];

/** Lists that a file leaves out when they are empty. */
const omitted = new Set<string>(['citedBasis', 'related', 'configuration', 'similarQuestions']);

/** The canonical file text of one version: front matter with one line a field, then the body. Read back it is the same. */
export function writeArticle(article: Omit<Article, 'pages'>): string {
  const lines = frontKeys.flatMap((key) => {
    const value: unknown = article[key];
    if (value === undefined || (omitted.has(key) && Array.isArray(value) && value.length === 0)) return [];
    return stringify({ [key]: value }, null, { collectionStyle: 'flow', lineWidth: 0, schema: 'core' })
      .trimEnd()
      .replace(/^\{ ([\s\S]*) \}$/, '$1');
  });
  return `---\n${lines.join('\n')}\n---\n${article.markdown.trim()}\n`;
}

/** A file's text cut at the end of its front matter, for an editor that holds both apart; `front` is '' where there is none. */
export function splitFile(text: string): { readonly front: string; readonly body: string } {
  const end = text.startsWith('---\n') ? text.indexOf('\n---\n', 3) : -1;
  return end < 0 ? { front: '', body: text } : { front: text.slice(4, end + 1), body: text.slice(end + 5) };
}

/** The opposite of `splitFile`. */
export const joinFile = (front: string, body: string): string =>
  front === '' ? body : `---\n${front.trimEnd()}\n---\n${body}`;
