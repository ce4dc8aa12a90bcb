import type { Article } from '../../core/article/article.ts';
import { allInForce } from '../../core/article/inforce.ts';
import type { MomentDefinition } from '../../core/moment/moment.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Script } from '../../core/script/script.ts';
import type { KnowledgeApi, SearchHit, SearchQuery } from './knowledge-api.ts';

/** A loaded snapshot: every version it holds, with the means to search them. */
export interface LoadedKnowledge {
  readonly articles: readonly Article[];
  readonly scripts: readonly Script[];
  readonly moments: readonly MomentDefinition[];
  /** Ranks only what `allowed` lets through; the filter stands before the ranking, so a restricted title never shows. */
  readonly search: (query: SearchQuery, allowed: readonly Article[]) => readonly SearchHit[];
}

/** Someone not logged in: reading what is for everyone. */
export const reader: Person = {
  staffNo: '',
  name: '',
  roles: ['staff'],
  orgUnitCode: '',
  orgUnitName: '',
  orgUnitKind: 'subBranch',
  orgPath: [],
};

/**
 * Answers knowledge questions from a loaded snapshot for one person: what is in force for them at this instant, decided
 * anew at every question, so that a version changes at midnight in an open panel too.
 */
export function answerLocally(loaded: LoadedKnowledge, person: Person, now: number): Omit<KnowledgeApi, 'onChange'> {
  const inForce = () => [...allInForce(loaded.articles, now, person).values()];
  return {
    search: async (query) => loaded.search(query, inForce()),
    article: async (id) => inForce().find((article) => article.id === id),
    articles: async () => inForce(),
    scripts: async () => loaded.scripts,
    moments: async () => loaded.moments,
  };
}
