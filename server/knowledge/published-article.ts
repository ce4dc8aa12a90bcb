import type { Article, ArticleHead } from '../../core/article/article.ts';
import { paragraphsOf } from '../../core/article/paragraphs.ts';

/** A published version as memory holds it: everything but the text. */
export interface PublishedArticle extends ArticleHead {
  /** Of `content_versions`, where the text lies. */
  readonly row: number;
  /** Ids of its paragraphs. */
  readonly blocks: readonly string[];
}

/** What memory holds of a version that was read. */
export function withoutText(row: number, { markdown, ...head }: Article): PublishedArticle {
  const blocks = paragraphsOf(markdown).flatMap(({ id }) => (id === '' ? [] : [id]));
  return { ...head, row, blocks };
}
