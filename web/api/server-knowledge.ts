import * as v from 'valibot';

import { articleSchema } from '../../core/article/article.ts';
import { signedManifest, type SnapshotManifest, snapshotManifest } from '../../core/contracts/knowledge.ts';
import { AppError } from '../../core/errors.ts';
import { termSchema } from '../../core/glossary/glossary.ts';
import { momentSchema } from '../../core/moment/moment.ts';
import type { Person } from '../../core/organisation/person.ts';
import { scriptSchema } from '../../core/script/script.ts';
import {
  createLocalKnowledge,
  indexOf,
  type KnowledgeData,
  type LocalKnowledge,
} from '../../core/search/local-knowledge.ts';
import { searchIndexFromBytes, type SearchIndex } from '../../core/search/search-index.ts';
import type { Client } from './client.ts';
import type { KnowledgeApi } from './knowledge-api.ts';

/** How often the page asks whether there is a newer revision. */
const renewMs = 60_000;

/**
 * Knowledge from the service: the manifest and its immutable parts, searched in the page. Parts are cached by the browser
 * by their hash; the revision is asked again every minute while someone listens.
 */
export function createServerKnowledge(client: Client, person: Person, clock: () => number): KnowledgeApi {
  let revision = 0;
  let loading: Promise<LocalKnowledge> | undefined;

  const manifest = async (): Promise<SnapshotManifest> => {
    const { payload } = await client.request({
      method: 'GET',
      path: '/api/knowledge/manifest',
      response: signedManifest,
    });
    return parsed(snapshotManifest, payload);
  };
  const load = async (): Promise<LocalKnowledge> => {
    const { revision: newest, parts } = await manifest();
    const blob = (hash: string): Promise<string> => client.text(`/api/knowledge/blobs/${hash}`);
    const [articles, scripts, moments, glossary, search] = await Promise.all([
      blob(parts.articles),
      blob(parts.scripts),
      blob(parts.moments),
      blob(parts.glossary),
      blob(parts.search).catch(() => ''),
    ]);
    const data: KnowledgeData = {
      articles: parsed(v.array(articleSchema), articles),
      scripts: parsed(v.array(scriptSchema), scripts),
      moments: parsed(v.array(momentSchema), moments),
      terms: parsed(v.array(termSchema), glossary),
    };
    revision = newest;
    return createLocalKnowledge(data, indexFrom(search, data));
  };
  const knowledge = (): Promise<LocalKnowledge> => {
    loading ??= load().catch((failure: unknown) => {
      loading = undefined;
      throw failure;
    });
    return loading;
  };

  return {
    search: async (query) => (await knowledge()).search(query, person, clock()),
    suggest: async (text) => (await knowledge()).suggest(text, person, clock()),
    nearest: async (text) => (await knowledge()).nearest(text, person, clock()),
    article: async (id) => (await knowledge()).article(id, person, clock()),
    articles: async () => (await knowledge()).articles(person, clock()),
    scripts: async () => (await knowledge()).scripts(person),
    moments: async () => (await knowledge()).moments(),
    terms: async () => (await knowledge()).terms(),
    onChange(listener, { signal }) {
      const timer = setInterval(() => {
        void manifest().then(
          ({ revision: newest }) => {
            if (newest <= revision || signal.aborted) return;
            loading = undefined;
            listener();
          },
          () => {},
        );
      }, renewMs);
      signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    },
  };
}

/** The index as shipped, or made anew where another analyser made it. */
function indexFrom(text: string, data: KnowledgeData): SearchIndex {
  try {
    return searchIndexFromBytes(new TextEncoder().encode(text));
  } catch {
    return indexOf(data);
  }
}

function parsed<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> {
  try {
    return v.parse(schema, JSON.parse(text));
  } catch (cause) {
    throw new AppError('server.badAnswer', { cause });
  }
}
