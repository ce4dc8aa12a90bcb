import { RateLimiterMemory } from 'rate-limiter-flexible';
import type * as v from 'valibot';

import type { Article, ArticleHead } from '../../core/article/article.ts';
import { allInForce, allStopped } from '../../core/article/inforce.ts';
import { overdueMark } from '../../core/article/review.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { onlineSearchResponse, searchQuestion } from '../../core/contracts/knowledge-online.ts';
import { AppError } from '../../core/errors.ts';
import type { Person, Role } from '../../core/organisation/person.ts';
import { documentKey, searchDocuments } from '../../core/search/documents.ts';
import { createSearchIndex, type SearchIndex } from '../../core/search/search-index.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import type { PublishedArticle } from './published-article.ts';

/** Posts that read what is restricted without being named by it: they answer for it or audit it. */
const readsRestricted: readonly Role[] = ['branchManager', 'lineDept', 'auditor'];

/** As many as the search of whole texts gives; each is named in the audit trail. */
const mostHits = 20;

export interface ConfidentialDeps {
  /** Every published article that terminals have. */
  readonly internal: () => readonly PublishedArticle[];
  /** Every published article that stays on the server. The same array until one of them is published. */
  readonly articles: () => readonly PublishedArticle[];
  /** One of them with its text. */
  readonly read: (head: PublishedArticle) => Promise<Article>;
  readonly writer: Pick<Writer, 'write'>;
  readonly searchesPerMinute: number;
}

export type ConfidentialService = ReturnType<typeof createConfidentialService>;

interface Readable {
  readonly of: readonly PublishedArticle[];
  readonly day: string;
  readonly byId: ReadonlyMap<string, PublishedArticle>;
  readonly keys: ReadonlySet<string>;
}
const keyOf = ({ id, version }: PublishedArticle): string => documentKey('article', id, version);

/** Restricted and secret articles: searched, fetched and drawn online by right, each look audited. */
export function createConfidentialService({
  articles,
  internal,
  read,
  writer,
  searchesPerMinute,
}: ConfidentialDeps) {
  const perMinute = new RateLimiterMemory({ points: searchesPerMinute, duration: 60 });
  const index = createSearchIndex();
  const indexed = new Set<string>();
  let indexOf: readonly PublishedArticle[] = [];
  let indexing = Promise.resolve();
  /** What changes with the person, the day and a publication alone is not worked out for every question. */
  const readableBy = new WeakMap<Person, Readable>();

  /** Puts in and takes out what differs since the index was asked last. */
  async function bringUp(): Promise<void> {
    const current = articles();
    if (current === indexOf) return;
    const wanted = new Set(current.map(keyOf));
    const gone = [...indexed].filter((key) => !wanted.has(key));
    index.remove(gone);
    for (const key of gone) indexed.delete(key);
    for (const head of current.filter((one) => !indexed.has(keyOf(one)))) {
      index.add(searchDocuments([await read(head)], [], []));
      indexed.add(keyOf(head));
    }
    indexOf = current;
  }
  async function indexNow(): Promise<SearchIndex> {
    indexing = indexing.catch(() => undefined).then(bringUp);
    await indexing;
    return index;
  }

  function readable(person: Person, now: number): Readable {
    const of = articles();
    const day = shanghaiDate(now);
    const before = readableBy.get(person);
    if (before?.of === of && before.day === day) return before;
    const byId = allInForce(
      of.filter((article) => mayRead(article, person)),
      now,
      person,
    );
    const fresh = { of, day, byId, keys: new Set([...byId.values()].map(keyOf)) };
    readableBy.set(person, fresh);
    return fresh;
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
      call: Call<v.InferOutput<typeof searchQuestion>>,
    ): Promise<v.InferInput<typeof onlineSearchResponse>> {
      const { session, body, now } = call;
      await perMinute.consume(session.person.staffNo).catch(() => {
        throw new AppError('access.quota', { details: { retryAfter: 60 } });
      });
      const { byId, keys } = readable(session.person, now);
      const asked = {
        text: body.text,
        limit: mostHits,
        ...(body.pageKind ? { pageKind: body.pageKind } : {}),
      };
      const hits = (await indexNow())
        .search(asked, keys)
        .flatMap(({ id, title, snippet, titleMarks, snippetMarks, score }) => {
          const article = byId.get(id);
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
      const heads = all.filter(({ id }) => id === params.id).toSorted((a, b) => b.version - a.version);
      if (heads.length === 0) throw new AppError('article.notFound');
      const versions = await Promise.all(heads.map(read));
      await writer.write((sql) => call.audit(sql, { object: `${params.id} versions`, result: 'ok' }));
      return { versions };
    },

    async article(call: Call<unknown, unknown, { id: string }>): Promise<Article> {
      const { session, params, now } = call;
      const head = readable(session.person, now).byId.get(params.id);
      const article = head && (await read(head));
      // The text's own word decides: what memory holds of it was taken from it at some time.
      if (!article || !mayRead(article, session.person))
        throw new AppError(
          isStopped(params.id, session.person, now) ? 'article.notInForce' : 'article.notFound',
        );
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
function mayRead({ confidentiality, appliesTo, ownerRole }: ArticleHead, { roles }: Person): boolean {
  const named = (appliesTo.roles ?? []).filter((role) => role !== 'staff');
  const posts = [ownerRole, ...named, ...(confidentiality === 'restricted' ? readsRestricted : [])];
  return confidentiality !== 'internal' && posts.some((role) => roles.includes(role));
}
