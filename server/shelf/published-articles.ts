import * as v from 'valibot';

import { articleSchema, type Article } from '../../core/article/article.ts';
import { snapshotManifest } from '../../core/contracts/knowledge.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';

/** Every published version that is for all staff (`internal`); what is restricted or secret is not among them. */
export type PublishedArticles = () => Promise<readonly Article[]>;

/** Reads them from the snapshot in force; kept until another one is published. */
export function createPublishedArticles(
  knowledge: Pick<KnowledgeService, 'manifest' | 'blob'>,
): PublishedArticles {
  let held: { readonly hash: string; readonly articles: Promise<readonly Article[]> } | undefined;

  async function load(hash: string): Promise<readonly Article[]> {
    const bytes = await knowledge.blob(hash);
    return v.parse(v.array(articleSchema), JSON.parse(bytes.toString('utf8')));
  }

  return () => {
    const { parts } = v.parse(snapshotManifest, JSON.parse(knowledge.manifest().payload));
    if (held?.hash !== parts.articles) {
      const articles = load(parts.articles);
      held = { hash: parts.articles, articles };
      // A failed read is not kept.
      articles.catch(() => (held = undefined));
    }
    return held.articles;
  };
}
