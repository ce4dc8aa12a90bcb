import { RateLimiterMemory } from 'rate-limiter-flexible';
import type * as v from 'valibot';

import type { Article } from '../../core/article/article.ts';
import { allInForce, allStopped } from '../../core/article/inforce.ts';
import { overdueMark } from '../../core/article/review.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { onlineSearchQuery, onlineSearchResponse } from '../../core/contracts/knowledge-online.ts';
import { AppError } from '../../core/errors.ts';
import type { Person, Role } from '../../core/organisation/person.ts';
import { documentKey, searchDocuments } from '../../core/search/documents.ts';
import { createSearchIndex } from '../../core/search/search-index.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';

/** Posts that read what is restricted without being named by it: they answer for it or audit it. */
const readsRestricted: readonly Role[] = ['branchManager', 'lineDept', 'auditor'];

export interface ConfidentialDeps {
  /** Every published article that terminals have. */
  readonly internal: () => readonly Article[];
  /** Every published article that stays on the server. */
  readonly articles: () => readonly Article[];
  readonly writer: Pick<Writer, 'write'>;
  readonly searchesPerMinute: number;
}

export type ConfidentialService = ReturnType<typeof createConfidentialService>;

/** Restricted and secret articles: searched, fetched and drawn online by right, each look audited. */
export function createConfidentialService({
  articles,
  internal,
  writer,
  searchesPerMinute,
}: ConfidentialDeps) {
  const perMinute = new RateLimiterMemory({ points: searchesPerMinute, duration: 60 });
  let indexed: readonly Article[] = [];
  let index = createSearchIndex();

  function indexNow() {
    const current = articles();
    if (current !== indexed) {
      index = createSearchIndex();
      index.add(searchDocuments(current, [], []));
      indexed = current;
    }
    return index;
  }

  function readable(person: Person, now: number): Map<string, Article> {
    const inForce = allInForce(
      articles().filter((article) => mayRead(article, person)),
      now,
      person,
    );
    return new Map(inForce);
  }

  // Its review is overdue for longer than the rules allow: said to those who may know of it.
  const isStopped = (id: string, person: Person, now: number): boolean =>
    allStopped(
      articles().filter((article) => article.id === id && mayRead(article, person)),
      now,
      person,
    ).has(id);

  return {
    async search(
      call: Call<unknown, v.InferOutput<typeof onlineSearchQuery>>,
    ): Promise<v.InferInput<typeof onlineSearchResponse>> {
      const { session, query, now } = call;
      await perMinute.consume(session.person.staffNo).catch(() => {
        throw new AppError('access.quota', { details: { retryAfter: 60 } });
      });
      const open = readable(session.person, now);
      const allowed = new Set(
        [...open.values()].map(({ id, version }) => documentKey('article', id, version)),
      );
      const asked = { text: query.text, ...(query.pageKind ? { pageKind: query.pageKind } : {}) };
      const hits = indexNow()
        .search(asked, allowed)
        .flatMap(({ id, title, snippet, titleMarks, snippetMarks, score }) => {
          const article = open.get(id);
          if (article === undefined || article.confidentiality === 'internal') return [];
          const { confidentiality } = article;
          const marks = { titleMarks: titleMarks.map(pair), snippetMarks: snippetMarks.map(pair) };
          const found = { kind: 'article' as const, id, title, confidentiality, snippet, ...marks, score };
          return [{ ...found, ...overdueMark(article, shanghaiDate(now)) }];
        });
      // What was typed may name a customer: it is not written down, only what was shown for it.
      await writer.write((sql) => call.audit(sql, { fields: hits.map(({ id }) => id), result: 'ok' }));
      return { hits };
    },

    /** All versions of one article that the person may read, whether in force or not. */
    async versions(call: Call<unknown, unknown, { id: string }>): Promise<{ versions: Article[] }> {
      const { session, params } = call;
      const all = [...internal(), ...articles().filter((one) => mayRead(one, session.person))];
      const versions = all.filter(({ id }) => id === params.id).toSorted((a, b) => b.version - a.version);
      if (versions.length === 0) throw new AppError('article.notFound');
      await writer.write((sql) => call.audit(sql, { object: `${params.id} versions`, result: 'ok' }));
      return { versions };
    },

    async article(call: Call<unknown, unknown, { id: string }>): Promise<Article> {
      const { session, params, now } = call;
      const { person } = session;
      const article = readable(person, now).get(params.id);
      if (!article)
        throw new AppError(isStopped(params.id, person, now) ? 'article.notInForce' : 'article.notFound');
      const object = `${article.id}@${article.version}`;
      await writer.write((sql) => call.audit(sql, { object, result: 'ok' }));
      return article;
    },
  };
}

const pair = ([start, end]: readonly [number, number]): [number, number] => [start, end];

/**
 * Restricted: the owner's post, the posts it names, and those who answer for it. Secret: the owner's post and the posts
 * it names, nobody by default; `staff` names nobody here.
 */
function mayRead({ confidentiality, appliesTo, ownerRole }: Article, { roles }: Person): boolean {
  const named = (appliesTo.roles ?? []).filter((role) => role !== 'staff');
  const posts = [ownerRole, ...named, ...(confidentiality === 'restricted' ? readsRestricted : [])];
  return confidentiality !== 'internal' && posts.some((role) => roles.includes(role));
}
