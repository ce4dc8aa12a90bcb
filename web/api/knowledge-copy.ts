import * as v from 'valibot';

import { articleSchema } from '../../core/article/article.ts';
import {
  changesPage,
  indexedItems,
  type IndexedItems,
  signedManifest,
  type SnapshotManifest,
  snapshotManifest,
  type SnapshotPart,
} from '../../core/contracts/knowledge.ts';
import { AppError } from '../../core/errors.ts';
import { termSchema } from '../../core/glossary/glossary.ts';
import { momentSchema } from '../../core/moment/moment.ts';
import { scriptSchema } from '../../core/script/script.ts';
import {
  createLocalKnowledge,
  indexOf,
  type KnowledgeData,
  type LocalKnowledge,
} from '../../core/search/local-knowledge.ts';
import { searchIndexFromBytes, type SearchIndex } from '../../core/search/search-index.ts';
import { catchUp, dataOf, type Entry, indexedOf } from '../../core/sync/entries.ts';
import type { Client } from './client.ts';
import { sha256 } from './sha256.ts';

export interface KnowledgeCopy {
  /** The copy as it was last fetched; the first question fetches it. */
  knowledge(): Promise<LocalKnowledge>;
  /** Asks whether there is a newer revision; if so, the next question fetches what differs. */
  isBehind(): Promise<boolean>;
}

/**
 * A copy of the knowledge in memory: the changes since what is held, and a ready index for one that has nothing. Both are
 * kept by the browser for ever.
 */
export function createKnowledgeCopy(client: Pick<Client, 'request' | 'text'>): KnowledgeCopy {
  let revision = 0;
  let loading: Promise<LocalKnowledge> | undefined;
  let entries: ReadonlyMap<string, Entry> = new Map();
  let indexed: { readonly index: SearchIndex; readonly items: IndexedItems } | undefined;

  const manifest = async (): Promise<SnapshotManifest> => {
    const { payload } = await client.request({
      method: 'GET',
      path: '/api/knowledge/manifest',
      response: signedManifest,
    });
    return parsed(snapshotManifest, payload);
  };
  const load = async (): Promise<LocalKnowledge> => {
    const { revision: newest, index: shipped } = await manifest();
    const [next, ready] = await Promise.all([
      changed(client, entries, revision, newest),
      indexed ?? shippedIndex(client, shipped),
    ]);
    const list = [...next.values()];
    const data = dataOf(list);
    indexed = await caughtUp(ready, list, data);
    entries = next;
    revision = newest;
    return createLocalKnowledge(data, indexed.index);
  };
  return {
    knowledge() {
      loading ??= load().catch((failure: unknown) => {
        loading = undefined;
        throw failure;
      });
      return loading;
    },
    async isBehind() {
      const isNewer = (await manifest()).revision > revision;
      if (isNewer) loading = undefined;
      return isNewer;
    },
  };
}

/** What the page reads of each part; adapters and rules are the terminal's and the service's. */
const shapes: Record<SnapshotPart, v.GenericSchema> = {
  articles: articleSchema,
  scripts: scriptSchema,
  moments: momentSchema,
  glossary: v.array(termSchema),
  adapters: v.unknown(),
  rules: v.unknown(),
};

/** The entries as of the newest revision, page by page. */
async function changed(
  client: Pick<Client, 'text'>,
  before: ReadonlyMap<string, Entry>,
  from: number,
  to: number,
): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map(before);
  let after = '';
  for (let more = true; more;) {
    const page = parsed(
      changesPage,
      await client.text(`/api/knowledge/changes?from=${from}&to=${to}${after}`),
    );
    for (const { part, key, value } of page.changes) {
      if (value === undefined) entries.delete(`${part}/${key}`);
      else {
        parsed(shapes[part], value);
        entries.set(`${part}/${key}`, { part, key, text: value, hash: await sha256(value) });
      }
    }
    more = page.next !== undefined;
    after = `&after=${encodeURIComponent(page.next ?? '')}`;
  }
  return entries;
}

/** The index that the manifest names, if it is there and of this analyser. */
async function shippedIndex(client: Pick<Client, 'text'>, names: SnapshotManifest['index']) {
  if (names === undefined) return undefined;
  try {
    const [content, items] = await Promise.all([
      client.text(`/api/knowledge/blobs/${names.hash}`),
      client.text(`/api/knowledge/blobs/${names.items}`),
    ]);
    return {
      index: searchIndexFromBytes(new TextEncoder().encode(content)),
      items: parsed(indexedItems, items),
    };
  } catch {
    return undefined;
  }
}

/** An index of these entries: the ready one brought up to them, or one made here. */
async function caughtUp(
  ready: { readonly index: SearchIndex; readonly items: IndexedItems } | undefined,
  entries: readonly Entry[],
  data: KnowledgeData,
): Promise<{ index: SearchIndex; items: IndexedItems }> {
  const items = await indexedOf(entries, sha256);
  const isReady = ready !== undefined && catchUp(ready.index, ready.items, items, data) !== undefined;
  return { index: isReady ? ready.index : indexOf(data), items };
}

function parsed<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> {
  try {
    return v.parse(schema, JSON.parse(text));
  } catch (cause) {
    throw new AppError('server.badAnswer', { cause });
  }
}
