import type { Article } from '../article/article.ts';
import type { IndexedItems, SnapshotPart } from '../contracts/knowledge.ts';
import type { Term } from '../glossary/glossary.ts';
import type { MomentDefinition } from '../moment/moment.ts';
import type { Script } from '../script/script.ts';
import { documentKey, searchDocuments } from '../search/documents.ts';
import { bucketText } from './fingerprint.ts';
import type { KnowledgeData } from '../search/local-knowledge.ts';
import type { SearchIndex } from '../search/search-index.ts';

/** One entry of a part with its item's text and the SHA-256 of it. */
export interface Entry {
  readonly part: SnapshotPart;
  readonly key: string;
  readonly text: string;
  readonly hash: string;
}

/** Knowledge out of verified entries, in the order of their keys. */
export function dataOf(entries: readonly Entry[]): KnowledgeData {
  const of = <T>(part: SnapshotPart): T[] =>
    entries
      .filter((entry) => entry.part === part)
      .sort((left, right) => (left.key < right.key ? -1 : 1))
      .map(({ text }) => JSON.parse(text) as T);
  return {
    articles: of<Article>('articles'),
    scripts: of<Script>('scripts'),
    moments: of<MomentDefinition>('moments'),
    terms: of<readonly Term[]>('glossary').flat(),
  };
}

/** The document key of an entry's key: `ART-01@2` of articles is `article/ART-01@2`. */
function documentOf({ part, key }: Pick<Entry, 'part' | 'key'>): string | undefined {
  const [id = '', version = ''] = key.split('@');
  if (part === 'articles') return documentKey('article', id, Number(version));
  return part === 'scripts' ? documentKey('script', id, Number(version)) : undefined;
}

/** What an index over these entries is made of; `sha256` of the terms' hashes stands for the whole glossary. */
export function itemsOf(
  entries: readonly Pick<Entry, 'part' | 'key' | 'hash'>[],
  glossary: string,
): IndexedItems {
  const documents: Record<string, string> = {};
  for (const entry of entries) {
    const key = documentOf(entry);
    if (key !== undefined) documents[key] = entry.hash;
  }
  return { documents, glossary };
}

/** The same with the glossary's hash worked out; `sha256` gives the hex digest of a text in UTF-8. */
export async function indexedOf(
  entries: readonly Entry[],
  sha256: (text: string) => Promise<string>,
): Promise<IndexedItems> {
  const terms = entries
    .filter(({ part }) => part === 'glossary')
    .map(({ key, hash }) => [key, hash] as const);
  return itemsOf(entries, await sha256(bucketText(terms)));
}

/**
 * Brings an index that was made of `was` to what `now` says: documents that changed, came or went. Gives how many; a
 * changed glossary changes every document, which is for a fresh index to say: then undefined.
 */
export function catchUp(
  index: SearchIndex,
  was: IndexedItems,
  now: IndexedItems,
  data: KnowledgeData,
): number | undefined {
  if (was.glossary !== now.glossary) return undefined;
  const gone = Object.keys(was.documents).filter((key) => now.documents[key] !== was.documents[key]);
  const fresh = new Set(
    Object.keys(now.documents).filter((key) => now.documents[key] !== was.documents[key]),
  );
  const isFresh = (kind: 'article' | 'script', id: string, version: number): boolean =>
    fresh.has(documentKey(kind, id, version));
  index.remove(gone.filter((key) => !fresh.has(key)));
  const articles = data.articles.filter(({ id, version }) => isFresh('article', id, version));
  const scripts = data.scripts.filter(({ id, version }) => isFresh('script', id, version));
  if (articles.length + scripts.length > 0) index.add(searchDocuments(articles, scripts, data.terms));
  return gone.length + fresh.size;
}
