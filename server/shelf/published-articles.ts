import type { PublishedArticle } from '../knowledge/published-article.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';

/** Every published version that is for all staff (`internal`); what is restricted or secret is not among them. Without their texts. */
export type PublishedArticles = () => Promise<readonly PublishedArticle[]>;

/** Those that terminals have, as of the last publication. */
export const createPublishedArticles =
  (knowledge: Pick<KnowledgeService, 'internal'>): PublishedArticles =>
  () =>
    Promise.resolve(knowledge.internal());
