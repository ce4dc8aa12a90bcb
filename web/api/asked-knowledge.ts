import type { KnowledgeQuestion } from '../../core/search/answer.ts';
import type { KnowledgeApi } from './knowledge-api.ts';

/** Puts one question to wherever the copy lies. */
export type Ask = (question: KnowledgeQuestion) => Promise<unknown>;
type Asked = Omit<KnowledgeApi, 'mediaBase' | 'searchWhole' | 'onChange'>;

/** The questions of screens, put to a copy in this thread, in a worker or in another document. */
export function askedKnowledge(put: Ask): Asked {
  // What answers is `answerOf` of the same build, so its answers have these types.
  const ask = async <T>(question: KnowledgeQuestion): Promise<T> => (await put(question)) as T;
  return {
    search: (query) => ask({ ask: 'search', query }),
    suggest: (text) => ask({ ask: 'suggest', text }),
    nearest: (text) => ask({ ask: 'nearest', text }),
    article: (id) => ask({ ask: 'article', article: id }),
    coming: (id) => ask({ ask: 'coming', article: id }),
    articles: () => ask({ ask: 'articles' }),
    stopped: () => ask({ ask: 'stopped' }),
    scripts: () => ask({ ask: 'scripts' }),
    counts: () => ask({ ask: 'counts' }),
    moments: () => ask({ ask: 'moments' }),
    terms: () => ask({ ask: 'terms' }),
    isPartial: () => ask({ ask: 'isPartial' }),
  };
}
