import type { Article, ArticleHead } from '../../core/article/article.ts';
import { paragraphsOf } from '../../core/article/paragraphs.ts';

/** A published version as memory holds it: everything but the text. */
export interface PublishedArticle extends ArticleHead {
  /** Of `content_versions`, where the text lies. */
  readonly row: number;
  /** SHA-256 of the version's bytes. */
  readonly sha256: string;
  /** Ids of its paragraphs. */
  readonly blocks: readonly string[];
}

/** What memory holds of a version that was read. */
export function withoutText(
  { id: row, sha256 }: { readonly id: number; readonly sha256: string },
  { markdown, ...head }: Article,
): PublishedArticle {
  const blocks = paragraphsOf(markdown).flatMap(({ id }) => (id === '' ? [] : [id]));
  return { ...head, row, sha256, blocks };
}
