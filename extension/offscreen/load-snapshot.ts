import { catchUp, dataOf, type Entry, indexedOf } from '../../core/sync/entries.ts';
import {
  createLocalKnowledge,
  indexOf,
  type KnowledgeData,
  type LocalKnowledge,
} from '../../core/search/local-knowledge.ts';
import { type SearchIndex, searchIndexFromBytes } from '../../core/search/search-index.ts';
import type { IndexedItems } from '../../core/contracts/knowledge.ts';
import { type TerminalDatabase, terminalDatabase } from '../storage/database.ts';
import type { KnowledgeState } from './knowledge-port.ts';
import { sha256 } from '../../web/api/sha256.ts';

export interface Snapshot {
  readonly knowledge: LocalKnowledge;
  readonly state?: KnowledgeState;
}

const empty = (): Snapshot => ({
  knowledge: createLocalKnowledge({ articles: [], scripts: [], moments: [], terms: [] }),
});

/** The stored index, brought up to the entries; made anew where there is none, or another analyser made it. */
async function indexFor(
  db: TerminalDatabase,
  entries: readonly Entry[],
  data: KnowledgeData,
): Promise<SearchIndex> {
  const items = await indexedOf(entries, sha256);
  const { index, changed } = await storedIndex(db, items, data);
  if (changed > 0) {
    // Kept for the next start; a copy that cannot be kept costs time, not truth.
    const bytes = new Uint8Array(index.toBytes());
    await db.put('index', { bytes, items }, 'current').catch(() => undefined);
  }
  return index;
}

async function storedIndex(
  db: TerminalDatabase,
  items: IndexedItems,
  data: KnowledgeData,
): Promise<{ index: SearchIndex; changed: number }> {
  try {
    const stored = await db.get('index', 'current');
    if (stored) {
      const index = searchIndexFromBytes(stored.bytes);
      const changed = catchUp(index, stored.items, items, data);
      if (changed !== undefined) return { index, changed };
    }
  } catch {
    // Another analyser's: made anew below.
  }
  return { index: indexOf(data), changed: 1 };
}

/**
 * Loads the knowledge copy of this terminal. It was checked against the signed manifest when it was stored; a copy that is
 * not there or cannot be read gives an empty one, and the next sync fills it.
 */
export async function loadSnapshot(): Promise<Snapshot> {
  try {
    const db = await terminalDatabase();
    const read = db.transaction(['manifest', 'entries'], 'readonly');
    const [stored, entries] = await Promise.all([
      read.objectStore('manifest').get('current'),
      read.objectStore('entries').getAll(),
    ]);
    if (!stored) return empty();
    const data = dataOf(entries);
    const { revision, publishedAt } = stored;
    return {
      knowledge: createLocalKnowledge(data, await indexFor(db, entries, data)),
      state: { revision, publishedAt },
    };
  } catch {
    return empty();
  }
}
