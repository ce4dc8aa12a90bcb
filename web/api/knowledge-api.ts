import type { Article } from '../../core/article/article.ts';
import type { MomentDefinition } from '../../core/moment/moment.ts';
import type { Script } from '../../core/script/script.ts';

/** One hit of a search, already allowed and in force for the asking person. */
export interface SearchHit {
  readonly kind: 'article' | 'script';
  readonly id: string;
  readonly title: string;
  readonly snippet: string;
  /** Ranges [start, end) to mark in title and snippet. */
  readonly titleMarks: readonly (readonly [number, number])[];
  readonly snippetMarks: readonly (readonly [number, number])[];
  /** Catalogue key of the reason, such as `search.why.title`, and its values. */
  readonly why: { readonly key: string; readonly values?: Readonly<Record<string, string>> };
  readonly level: 'junior' | 'intermediate' | 'senior';
  readonly category: string;
  readonly onThisPage: boolean;
  readonly score: number;
}

export interface SearchQuery {
  readonly text: string;
  readonly kind?: SearchHit['kind'];
  readonly category?: string;
  readonly level?: SearchHit['level'];
  readonly pageKind?: string;
  readonly limit?: number;
}

/**
 * Where knowledge comes from: the snapshot in the offscreen document (extension) or the service (stand-alone page).
 * Both answer the same; tests run one suite over both.
 */
export interface KnowledgeApi {
  search(query: SearchQuery): Promise<readonly SearchHit[]>;
  /** The version in force now for the person, or undefined. */
  article(id: string): Promise<Article | undefined>;
  /** Everything in force for the person: what moments and the knowledge home need. */
  articles(): Promise<readonly Article[]>;
  scripts(): Promise<readonly Script[]>;
  moments(): Promise<readonly MomentDefinition[]>;
  /** Calls back when a newer snapshot is in place or the instant of a change has come. */
  onChange(listener: () => void, options: { signal: AbortSignal }): void;
}
