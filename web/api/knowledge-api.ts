import type { Article } from '../../core/article/article.ts';
import type { Term } from '../../core/glossary/glossary.ts';
import type { MomentDefinition } from '../../core/moment/moment.ts';
import type { Script } from '../../core/script/script.ts';
import type { Hit, Query, Suggestion } from '../../core/search/hit.ts';

export type SearchHit = Hit;
export type SearchQuery = Query;

/**
 * Where knowledge comes from: the snapshot in the offscreen document (extension) or the service (stand-alone page).
 * Both answer the same; tests run one suite over both.
 */
export interface KnowledgeApi {
  /** Origin of the pictures of articles; empty where they come from the page's own. */
  readonly mediaBase: string;
  search(query: SearchQuery): Promise<readonly SearchHit[]>;
  /** Names that continue what is being typed. */
  suggest(text: string): Promise<readonly Suggestion[]>;
  /** Names that look or sound like a text for which nothing was found. */
  nearest(text: string): Promise<readonly Suggestion[]>;
  /** The version in force now for the person, or undefined. */
  article(id: string): Promise<Article | undefined>;
  /** The next version of it for the person that begins later, or undefined. */
  coming(id: string): Promise<Article | undefined>;
  /** Everything in force for the person: what moments and the knowledge home need. */
  articles(): Promise<readonly Article[]>;
  /** What would be in force for the person, were its review not overdue for too long. */
  stopped(): Promise<readonly Article[]>;
  scripts(): Promise<readonly Script[]>;
  /** How many of both are there for the person now. */
  counts(): Promise<{ readonly articles: number; readonly scripts: number }>;
  moments(): Promise<readonly MomentDefinition[]>;
  /** Bank terms worth explaining where they stand in a text. */
  terms(): Promise<readonly Term[]>;
  /** Whether the copy has only the beginnings of articles: then `searchWhole` asks the service for the rest. */
  isPartial(): Promise<boolean>;
  /**
   * Hits in the whole texts on the service, for a copy of beginnings; undefined where the copy is whole. Rejects when the
   * service cannot be asked or does not know all texts yet.
   */
  searchWhole?(query: SearchQuery): Promise<readonly SearchHit[] | undefined>;
  /** Calls back when a newer snapshot is in place or the instant of a change has come. */
  onChange(listener: () => void, options: { signal: AbortSignal }): void;
}
