import type { Person } from '../organisation/person.ts';
import type { Query } from './hit.ts';
import type { LocalKnowledge } from './local-knowledge.ts';

/** What a screen asks of a copy of the knowledge that lies in another thread or document. */
export type KnowledgeQuestion =
  | { readonly ask: 'search'; readonly query: Query }
  | { readonly ask: 'suggest' | 'nearest'; readonly text: string }
  | { readonly ask: 'article' | 'coming'; readonly article: string }
  | {
      readonly ask: 'articles' | 'stopped' | 'scripts' | 'counts' | 'moments' | 'terms' | 'isPartial';
    };

/**
 * The answer of a copy for this person at this instant (ms UTC), the same wherever the copy lies: everything in it can
 * travel as a message. `search` gives hits, `counts` how many articles and scripts are there for the person.
 */
export function answerOf(
  knowledge: LocalKnowledge,
  question: KnowledgeQuestion,
  person: Person,
  now: number,
): unknown {
  switch (question.ask) {
    case 'search':
      return knowledge.search(question.query, person, now);
    case 'suggest':
      return knowledge.suggest(question.text, person, now);
    case 'nearest':
      return knowledge.nearest(question.text, person, now);
    case 'article':
      return knowledge.article(question.article, person, now);
    case 'coming':
      return knowledge.coming(question.article, person, now);
    case 'articles':
      return knowledge.articles(person, now);
    case 'stopped':
      return knowledge.stopped(person, now);
    case 'scripts':
      return knowledge.scripts(person);
    case 'counts':
      return {
        articles: knowledge.articles(person, now).length,
        scripts: knowledge.scripts(person).length,
      };
    case 'moments':
      return knowledge.moments();
    case 'terms':
      return knowledge.terms();
    case 'isPartial':
      return knowledge.isPartial();
  }
}
