import type { Article } from '../article/article.ts';
import { allInForce } from '../article/inforce.ts';
import { paragraphsOf } from '../article/paragraphs.ts';
import { type Term, wordsOf } from '../glossary/glossary.ts';
import type { Person, Role } from '../organisation/person.ts';
import type { Script } from '../script/script.ts';

/** What is searched: one version of an article or script, as plain words. */
export interface SearchDocument {
  readonly key: string;
  readonly kind: 'article' | 'script';
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly tags: readonly string[];
  /** Questions by which colleagues ask for it. */
  readonly similar: readonly string[];
  /** Other words for the bank terms it treats: synonyms, short forms, English, slips. */
  readonly synonyms: readonly string[];
  readonly headings: readonly string[];
  /** Paragraphs of an article, lines of a script. */
  readonly body: readonly string[];
  /** The block or node each of those is, in the same order; `''` where it has no id. */
  readonly blocks: readonly string[];
  readonly level: 'junior' | 'intermediate' | 'senior';
  readonly category: string;
  readonly pages: readonly string[];
}

export const documentKey = (kind: SearchDocument['kind'], id: string, version: number): string =>
  `${kind}/${id}@${version}`;

/** Other words for the terms that a document is about: those in its title, tags or headings. */
function synonymsFor(about: readonly string[], terms: readonly Term[]): string[] {
  const text = about.join('\n').replaceAll(' ', '');
  return terms
    .filter(({ term }) => term.length > 1 && text.includes(term))
    .flatMap((term) => [...wordsOf(term).slice(1), ...term.english]);
}

function articleDocument(article: Article, terms: readonly Term[]): SearchDocument {
  const paragraphs = paragraphsOf(article.markdown);
  const headings = paragraphs.filter(({ kind }) => kind === 'heading').map(({ text }) => text);
  const texts = paragraphs.filter(({ kind }) => kind !== 'heading');
  return {
    key: documentKey('article', article.id, article.version),
    kind: 'article',
    id: article.id,
    version: article.version,
    title: article.title,
    tags: article.tags.filter((tag) => !tag.startsWith('page:')),
    similar: article.similarQuestions,
    synonyms: synonymsFor([article.title, ...article.tags, ...headings], terms),
    headings,
    body: texts.map(({ text }) => text),
    blocks: texts.map(({ id }) => id),
    level: article.level,
    category: article.category,
    pages: article.pages,
  };
}

/** Slots are no words of a script: they are cut out of what is searched. */
const slot = /\{\{[^}]*\}\}/g;

function scriptDocument(script: Script, terms: readonly Term[]): SearchDocument {
  const spoken = script.nodes.flatMap((node) => ('text' in node ? [{ id: node.id, text: node.text }] : []));
  return {
    key: documentKey('script', script.id, script.version),
    kind: 'script',
    id: script.id,
    version: script.version,
    title: script.title,
    tags: [],
    similar: script.similarQuestions,
    synonyms: synonymsFor([script.title], terms),
    headings: [],
    body: spoken.map(({ text }) => text.replace(slot, '')),
    blocks: spoken.map(({ id }) => id),
    level: 'junior',
    category: 'service',
    pages: script.pageKinds ?? [],
  };
}

/** Documents of all versions at hand, ready for `add`; who may find which is said at the search, not here. */
export const searchDocuments = (
  articles: readonly Article[],
  scripts: readonly Script[],
  terms: readonly Term[],
): SearchDocument[] => [
  ...articles.map((article) => articleDocument(article, terms)),
  ...scripts.map((script) => scriptDocument(script, terms)),
];

/**
 * Keys of what this person may find at `now` (ms UTC): articles in force for their post and place, scripts of their
 * roles in the newest version. Restricted and secret articles never get here: they are not in a snapshot.
 */
export function findable(
  articles: readonly Article[],
  scripts: readonly Script[],
  person: Person,
  now: number,
): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { id, version } of allInForce(articles, now, person).values())
    keys.add(documentKey('article', id, version));
  for (const script of newestScripts(scripts, person))
    keys.add(documentKey('script', script.id, script.version));
  return keys;
}

/** Posts that read every script though they run none: they write, supervise or check them. */
const readers: readonly Role[] = ['trainer', 'fileCustodian', 'branchManager', 'lineDept', 'auditor'];

/** The newest version of every script one of the person's roles may run or read, by id. */
export function newestScripts(scripts: readonly Script[], person: Person): Script[] {
  const newest = new Map<string, Script>();
  const has = (role: Role): boolean => role === 'staff' || person.roles.includes(role);
  for (const script of scripts) {
    if (!script.roles.some(has) && !readers.some((role) => person.roles.includes(role))) continue;
    const other = newest.get(script.id);
    if (other === undefined || other.version < script.version) newest.set(script.id, script);
  }
  return [...newest.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
}
