import * as v from 'valibot';

import type { Article } from '../../core/article/article.ts';
import { type SnapshotPart, snapshotManifest } from '../../core/contracts/knowledge.ts';
import type { Term } from '../../core/glossary/glossary.ts';
import type { MomentDefinition } from '../../core/moment/moment.ts';
import type { Script } from '../../core/script/script.ts';
import { type LocalKnowledge, createLocalKnowledge, indexOf } from '../../core/search/local-knowledge.ts';
import { type SearchIndex, searchIndexFromBytes } from '../../core/search/search-index.ts';
import { terminalDatabase } from '../storage/database.ts';
import type { KnowledgeState } from './knowledge-port.ts';

export interface Snapshot {
  readonly knowledge: LocalKnowledge;
  readonly state?: KnowledgeState;
}

const empty = (): Snapshot => ({
  knowledge: createLocalKnowledge({ articles: [], scripts: [], moments: [], terms: [] }),
});

/** The index as it was shipped, or made anew where another analyser made it. */
function indexFrom(
  text: string | undefined,
  data: { articles: readonly Article[]; scripts: readonly Script[]; terms: readonly Term[] },
): SearchIndex {
  try {
    return searchIndexFromBytes(new TextEncoder().encode(text ?? ''));
  } catch {
    return indexOf(data);
  }
}

/**
 * Loads the knowledge copy of this terminal. Its parts were checked against the signed manifest when they were stored;
 * a copy that is not there or cannot be read gives an empty one, and the next sync fills it.
 */
export async function loadSnapshot(): Promise<Snapshot> {
  try {
    const db = await terminalDatabase();
    const stored = await db.get('manifest', 'current');
    if (!stored) return empty();
    const { parts, revision, publishedAt } = v.parse(snapshotManifest, JSON.parse(stored.signed.payload));
    const text = async (name: SnapshotPart) => (await db.get('blobs', parts[name]))?.text;
    const list = async <T>(name: SnapshotPart) => JSON.parse((await text(name)) ?? '[]') as T[];
    const articles = await list<Article>('articles');
    const scripts = await list<Script>('scripts');
    const moments = await list<MomentDefinition>('moments');
    const terms = await list<Term>('glossary');
    const index = indexFrom(await text('search'), { articles, scripts, terms });
    return {
      knowledge: createLocalKnowledge({ articles, scripts, moments, terms }, index),
      state: { revision, publishedAt },
    };
  } catch {
    return empty();
  }
}
