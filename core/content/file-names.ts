import type { Article } from '../article/article.ts';
import type { Finding } from '../errors.ts';
import type { Loaded } from './kinds.ts';

/**
 * Articles of `own` whose file name (`slug`) another article has, with the line that says it: in an exported
 * folder one of the two would stand under a name nobody gave it. Versions of one article share theirs. An article that not
 * everybody may know of is not named.
 */
export function slugFindings(
  own: readonly Loaded<Article>[],
  slugs: ReadonlyMap<string, readonly Pick<Article, 'id' | 'confidentiality'>[]>,
): Finding[] {
  return own.flatMap(({ file, text, value: { id, slug } }): Finding[] => {
    const other = slugs.get(slug)?.find((one) => one.id !== id);
    if (other === undefined) return [];
    const line = text.split(/\r?\n/).findIndex((one) => one.startsWith('slug:')) + 1;
    const owner = other.confidentiality === 'internal' ? `条目 ${other.id}` : '别的条目';
    const message = `文件名 ${slug} 已由${owner}使用，请换一个`;
    return [{ file, line, field: 'slug', code: 'content.slug', message }];
  });
}
