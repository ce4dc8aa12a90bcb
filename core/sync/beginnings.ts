import type { Article } from '../article/article.ts';
import { paragraphsOf } from '../article/paragraphs.ts';

/** Characters of text that a copy of beginnings keeps of an article, at least: as many as have their sounds indexed. */
const kept = 200;

/**
 * An article as terminals keep it of a base too large to keep whole: everything said about it, its headings, and its first
 * lines. `whole` is the SHA-256 of the JSON text of all of it, by which the rest is asked for. A short text stays as it is.
 */
export function beginningOf(article: Article, whole: string): Article {
  let length = 0;
  const all = paragraphsOf(article.markdown);
  const first = all.filter(({ kind, text }) => {
    if (kind === 'heading') return true;
    const isIn = length < kept;
    length += text.length;
    return isIn;
  });
  if (first.length === all.length) return article;
  const markdown = first.map((one) => (one.id === '' ? one.markdown : `${one.markdown} ^${one.id}`));
  return { ...article, markdown: markdown.join('\n\n'), whole };
}
