import type { Article } from '../article/article.ts';
import { allInForce, allStopped, coming } from '../article/inforce.ts';
import { overdueMark } from '../article/review.ts';
import { shanghaiDate } from '../condition/shanghai.ts';
import { type Term, wordsOf } from '../glossary/glossary.ts';
import type { MomentDefinition } from '../moment/moment.ts';
import type { Person } from '../organisation/person.ts';
import type { Script } from '../script/script.ts';
import { findable, newestScripts, searchDocuments } from './documents.ts';
import type { Hit, Query, Suggestion } from './hit.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';
import { nameOf } from './suggest.ts';

export interface KnowledgeData {
  readonly articles: readonly Article[];
  readonly scripts: readonly Script[];
  readonly moments: readonly MomentDefinition[];
  readonly terms: readonly Term[];
}

/** A copy of the knowledge with its index: the same answers for the web page and the extension's worker. */
export interface LocalKnowledge {
  search(query: Query, person: Person, now: number): Hit[];
  /** Titles, questions, tags and bank terms that continue a text: only of what this person may find now. */
  suggest(text: string, person: Person, now: number): Suggestion[];
  /** Those that look or sound like it, for a search that found nothing. */
  nearest(text: string, person: Person, now: number): Suggestion[];
  article(id: string, person: Person, now: number): Article | undefined;
  /** The next version of it that begins later, if one is published. */
  coming(id: string, person: Person, now: number): Article | undefined;
  articles(person: Person, now: number): Article[];
  /** Those that no longer guide anybody because their review is overdue for too long. */
  stopped(person: Person, now: number): Article[];
  scripts(person: Person): Script[];
  moments(): readonly MomentDefinition[];
  /** Whether articles are here with their beginnings only: the rest is searched and read on the service. */
  isPartial(): boolean;
  /** The terms worth explaining where they stand: not those that every fifth article uses. */
  terms(): readonly Term[];
}

/**
 * Knowledge over data at hand. `now` is ms UTC: what is in force and for whom is decided for each person and day, never
 * stored.
 * `index` is a ready one (from the snapshot); without it the index is built here.
 */
export function createLocalKnowledge(
  data: KnowledgeData,
  index: SearchIndex = indexOf(data),
): LocalKnowledge {
  const names = data.terms.map((term) => nameOf(term.term, 'term', [...wordsOf(term), ...term.english]));
  let terms: readonly Term[] | undefined;
  let partial: boolean | undefined;
  let last: Findable | undefined;
  /** What is in force changes with the day and the person, never between two keystrokes. */
  const findableNow = (person: Person, now: number): Findable => {
    const day = shanghaiDate(now);
    if (last?.person !== person || last.day !== day) {
      const current = allInForce(data.articles, now, person);
      last = { person, day, current, keys: findable([...current.values()], data.scripts, person, now) };
    }
    return last;
  };
  const allowed = (person: Person, now: number): ReadonlySet<string> => findableNow(person, now).keys;
  return {
    search: (query, person, now) =>
      marked(index.search(query, allowed(person, now)), findableNow(person, now)),
    suggest: (text, person, now) => index.suggest(text, allowed(person, now), names),
    nearest: (text, person, now) => index.nearest(text, allowed(person, now), names),
    article: (id, person, now) => findableNow(person, now).current.get(id),
    coming: (id, person, now) =>
      coming(
        data.articles.filter((article) => article.id === id),
        now,
        person,
      ),
    articles: (person, now) => [...findableNow(person, now).current.values()],
    stopped: (person, now) => [...allStopped(data.articles, now, person).values()],
    scripts: (person) => newestScripts(data.scripts, person),
    moments: () => data.moments,
    isPartial: () => (partial ??= data.articles.some(({ whole }) => whole !== undefined)),
    terms: () => (terms ??= uncommon(data)),
  };
}

interface Findable {
  readonly person: Person;
  readonly day: string;
  readonly current: ReadonlyMap<string, Article>;
  readonly keys: ReadonlySet<string>;
}

/** Hits with the mark of those whose review is overdue: that goes by the day, so no index can hold it. */
const marked = (hits: readonly Hit[], { current, day }: Findable): Hit[] =>
  hits.map((hit) => {
    const article = hit.kind === 'article' ? current.get(hit.id) : undefined;
    return article === undefined ? hit : { ...hit, ...overdueMark(article, day) };
  });

/** A word used everywhere needs no explaining; marking it would only make the page restless. */
function uncommon({ terms, articles }: KnowledgeData): Term[] {
  const texts = articles.map(({ markdown }) => markdown);
  return terms.filter(
    ({ term }) => texts.filter((text) => text.includes(term)).length <= Math.max(3, texts.length / 5),
  );
}

/** An index over all versions of the data. */
export function indexOf(data: Pick<KnowledgeData, 'articles' | 'scripts' | 'terms'>): SearchIndex {
  const index = createSearchIndex();
  index.add(searchDocuments(data.articles, data.scripts, data.terms));
  return index;
}
