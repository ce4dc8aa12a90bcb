import type { Client } from '@libsql/client';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type * as v from 'valibot';

import { inForce } from '../../core/article/inforce.ts';
import type { fullTextSearch, searchQuestion } from '../../core/contracts/knowledge-online.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { type FoundText, hitsOf, tellingParts, wordParts } from '../../core/search/full-text.ts';
import type { Hit } from '../../core/search/hit.ts';
import type { Call } from '../http/route.ts';
import { createFullTextRepository } from './full-text.repository.ts';
import { createFullTextUpkeep, type FullTextSource } from './full-text-upkeep.ts';
import type { PublishedArticle } from './published-article.ts';

/** Rows looked at, best first, before all of them are; so many of those allowed are compared with the question. */
const firstLook = 1_000;
const compared = 40;
const mostHits = 20;

/**
 * A copy of ten thousand articles of a page each is about 30 MB (`npm run bench -- sync`), which a branch's line carries once
 * in the morning and a terminal's memory holds. Twice that is the most that is asked of either.
 */
export const usualWholeTextUpTo = 20_000;

export interface FullTextDeps extends FullTextSource {
  readonly derived: Client;
  readonly searchesPerMinute: number;
}
export type FullTextService = ReturnType<typeof createFullTextService>;
type Answer = v.InferInput<(typeof fullTextSearch)['response']>;

/** The whole texts of internal articles, searched here where they are too many for a terminal to keep. */
export function createFullTextService({ derived, searchesPerMinute, ...source }: FullTextDeps) {
  const repository = createFullTextRepository(derived);
  const table = createFullTextUpkeep(repository, source);
  const perMinute = new RateLimiterMemory({ points: searchesPerMinute, duration: 60 });
  const isAllowed = (head: PublishedArticle, person: Person, now: number): boolean =>
    inForce(table.versionsOf(head.id), now, person) === head;

  /** The best of what this person may read now: who may not, and what is not in force, is left out before any is chosen. */
  async function found(text: string, person: Person, now: number): Promise<FoundText[]> {
    const parts = wordParts(text);
    const counts = await repository.counts(parts.flatMap(({ words }) => words));
    const telling = tellingParts(parts, counts, table.count());
    const allowed = async (limit: number) => {
      const rows = await repository.matching(telling, limit);
      const open = rows.flatMap(({ row, score }) => {
        const head = table.head(row);
        return head !== undefined && isAllowed(head, person, now) ? [{ head, score }] : [];
      });
      return { open, isAll: rows.length < limit };
    };
    const first = await allowed(firstLook);
    const { open } = first.open.length < compared && !first.isAll ? await allowed(-1) : first;
    const best: FoundText[] = [];
    for (const { head, score } of open.slice(0, compared))
      best.push({ score, document: await table.documentFor(head) });
    return best;
  }

  return {
    /** Takes in what is published, little by little; at start and after a load, so that the first question need not wait. */
    bringUp: table.bringUp,

    async search(call: Call<v.InferOutput<typeof searchQuestion>>): Promise<Answer> {
      const { session, body, now } = call;
      await perMinute.consume(session.person.staffNo).catch(() => {
        throw new AppError('access.quota', { details: { retryAfter: 60 } });
      });
      // What terminals have whole is searched there.
      if (!source.isNeeded()) return { ready: true, hits: [] };
      if (!(await table.isReady())) return { ready: false, hits: [] };
      const asked = { text: body.text, ...(body.pageKind ? { pageKind: body.pageKind } : {}) };
      const hits = hitsOf(await found(body.text, session.person, now), asked, mostHits);
      return { ready: true, hits: hits.map(hitView) };
    },
  };
}

const pair = ([start, end]: readonly [number, number]): [number, number] => [start, end];

function hitView(hit: Hit): Answer['hits'][number] {
  const { id, title, snippet, block, why, level, onThisPage, score } = hit;
  return {
    ...{ kind: 'article', id, title, snippet, level, onThisPage, score },
    ...(block === undefined ? {} : { block }),
    titleMarks: hit.titleMarks.map(pair),
    snippetMarks: hit.snippetMarks.map(pair),
    why: { key: why.key, ...(why.values === undefined ? {} : { values: { ...why.values } }) },
    category: hit.category as Answer['hits'][number]['category'],
    pages: [...hit.pages] as Answer['hits'][number]['pages'],
  };
}
