import type { Client } from '@libsql/client';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type * as v from 'valibot';

import type { Article } from '../../core/article/article.ts';
import { inForce } from '../../core/article/inforce.ts';
import type { fullTextSearch, searchQuestion } from '../../core/contracts/knowledge-online.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { type SearchDocument, searchDocuments } from '../../core/search/documents.ts';
import { type FoundText, hitsOf, tellingParts, wordParts } from '../../core/search/full-text.ts';
import type { Hit } from '../../core/search/hit.ts';
import type { Call } from '../http/route.ts';
import { createFullTextRepository } from './full-text.repository.ts';
import type { PublishedArticle } from './published-article.ts';
import type { Standing } from './standing.ts';

/** Texts taken in at once; between two such lots the service answers others. */
const atOnce = 100;
/** So few are taken in before a question is answered; more of them while it is told that they are not there yet. */
const fewEnough = 20;
/** Rows looked at, best first, before all of them are; so many of those allowed are compared with the question. */
const firstLook = 1_000;
const compared = 40;
const mostHits = 20;
const documentsKept = 1_000;

/**
 * A copy of ten thousand articles of a page each is about 30 MB (`npm run bench -- sync`), which a branch's line carries once
 * in the morning and a terminal's memory holds. Twice that is the most that is asked of either.
 */
export const usualWholeTextUpTo = 20_000;

export interface FullTextDeps {
  readonly derived: Client;
  readonly published: () => Standing | undefined;
  /** An article with its text. */
  readonly read: (head: PublishedArticle) => Promise<Article>;
  /** Whether terminals lack anything that could be searched here. */
  readonly isNeeded: () => boolean;
  readonly searchesPerMinute: number;
}
export type FullTextService = ReturnType<typeof createFullTextService>;
type Answer = v.InferInput<(typeof fullTextSearch)['response']>;

/** The whole texts of internal articles, searched here where they are too many for a terminal to keep. */
export function createFullTextService({ derived, published, read, ...limits }: FullTextDeps) {
  const repository = createFullTextRepository(derived);
  const perMinute = new RateLimiterMemory({ points: limits.searchesPerMinute, duration: 60 });
  const heads = new Map<number, PublishedArticle>();
  const versions = new Map<string, PublishedArticle[]>();
  const documents = new Map<number, SearchDocument>();
  let held: Map<number, string> | undefined;
  let missing: PublishedArticle[] = [];
  let of: { readonly edition: object; readonly count: number } | undefined;
  let working: Promise<void> | undefined;
  let looking: Promise<void> | undefined;

  const isUpTo = ({ edition, internal }: Standing): boolean =>
    of?.edition === edition && of.count === internal.length;

  function take(head: PublishedArticle): void {
    heads.set(head.row, head);
    const others = versions.get(head.id);
    if (others === undefined) versions.set(head.id, [head]);
    else others.push(head);
  }

  /** Looks what is published and not taken in; of articles that were only added, at those alone. */
  async function look({ internal, edition }: Standing): Promise<void> {
    if (held === undefined) {
      held = new Map((await repository.held()).map(({ row, sha256 }) => [row, sha256]));
    }
    const known = held;
    const isAddition = of?.edition === edition;
    const fresh = isAddition ? internal.slice(of?.count ?? 0) : internal;
    if (!isAddition) {
      heads.clear();
      versions.clear();
      documents.clear();
      missing = [];
    }
    of = { edition, count: internal.length };
    for (const head of fresh) take(head);
    missing.push(...fresh.filter(({ row, sha256 }) => known.get(row) !== sha256));
    if (isAddition) return;
    const gone = [...known].filter(([row, sha256]) => heads.get(row)?.sha256 !== sha256).map(([row]) => row);
    await repository.remove(gone);
    for (const row of gone) known.delete(row);
  }

  async function takeIn(): Promise<void> {
    for (let lot = missing.splice(0, atOnce); lot.length > 0; lot = missing.splice(0, atOnce)) {
      const entries: Parameters<typeof repository.add>[0][number][] = [];
      for (const head of lot) {
        const { row, sha256 } = head;
        // A later look may have found that it is gone.
        if (heads.get(row) === head) entries.push({ row, sha256, document: documentOf(await read(head)) });
      }
      await repository.add(entries);
      for (const { row, sha256 } of entries) held?.set(row, sha256);
      await nextTurn();
    }
  }

  /** Brings the table up to what is published; one at a time. What fails is tried again at the next question. */
  function bringUp(): Promise<void> {
    working ??= (async () => {
      const standing = published();
      if (standing === undefined || !limits.isNeeded()) return;
      if (!isUpTo(standing)) {
        looking = look(standing);
        await looking;
      }
      await takeIn();
    })()
      .catch(() => {
        held = undefined;
        of = undefined;
      })
      .finally(() => (working = undefined));
    return working;
  }

  async function isReady(): Promise<boolean> {
    // Twice, since something may be published while the first time is under way.
    for (let turn = 0; turn < 2; turn += 1) {
      const standing = published();
      if (standing === undefined) return false;
      if (isUpTo(standing) && missing.length === 0 && working === undefined) return true;
      const done = bringUp();
      await looking?.catch(() => undefined);
      if (missing.length > fewEnough) return false;
      await done;
    }
    return held !== undefined && missing.length === 0;
  }

  const isAllowed = (head: PublishedArticle, person: Person, now: number): boolean =>
    inForce(versions.get(head.id) ?? [], now, person) === head;

  /** The best of what this person may read now: who may not, and what is not in force, is left out before any is chosen. */
  async function found(text: string, person: Person, now: number): Promise<FoundText[]> {
    const parts = wordParts(text);
    const counts = await repository.counts(parts.flatMap(({ words }) => words));
    const telling = tellingParts(parts, counts, heads.size);
    const allowed = async (limit: number) => {
      const rows = await repository.matching(telling, limit);
      const open = rows.flatMap(({ row, score }) => {
        const head = heads.get(row);
        return head !== undefined && isAllowed(head, person, now) ? [{ head, score }] : [];
      });
      return { open, isAll: rows.length < limit };
    };
    const first = await allowed(firstLook);
    const { open } = first.open.length < compared && !first.isAll ? await allowed(-1) : first;
    const best: FoundText[] = [];
    for (const { head, score } of open.slice(0, compared))
      best.push({ score, document: await documentFor(head) });
    return best;
  }

  async function documentFor(head: PublishedArticle): Promise<SearchDocument> {
    const known = documents.get(head.row);
    if (known !== undefined) return known;
    const document = documentOf(await read(head));
    const [oldest] = documents.keys();
    if (documents.size >= documentsKept && oldest !== undefined) documents.delete(oldest);
    documents.set(head.row, document);
    return document;
  }

  return {
    /** Takes in what is published, little by little; at start and after a load, so that the first question need not wait. */
    bringUp,

    async search(call: Call<v.InferOutput<typeof searchQuestion>>): Promise<Answer> {
      const { session, body, now } = call;
      await perMinute.consume(session.person.staffNo).catch(() => {
        throw new AppError('access.quota', { details: { retryAfter: 60 } });
      });
      // What terminals have whole is searched there.
      if (!limits.isNeeded()) return { ready: true, hits: [] };
      if (!(await isReady())) return { ready: false, hits: [] };
      const asked = { text: body.text, ...(body.pageKind ? { pageKind: body.pageKind } : {}) };
      const hits = hitsOf(await found(body.text, session.person, now), asked, mostHits);
      return { ready: true, hits: hits.map(hitView) };
    },
  };
}

function documentOf(article: Article): SearchDocument {
  const [document] = searchDocuments([article], [], []);
  if (document === undefined) throw new AppError('article.notFound');
  return document;
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
