import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Article } from '../../core/article/article.ts';
import { AppError } from '../../core/errors.ts';
import { type SearchDocument, searchDocuments } from '../../core/search/documents.ts';
import type { FullTextRepository } from './full-text.repository.ts';
import type { PublishedArticle } from './published-article.ts';
import type { Standing } from './standing.ts';

/** Texts taken in at once; between two such lots the service answers others. */
const atOnce = 100;
/** So few are taken in before a question is answered; more of them while it is told that they are not there yet. */
const fewEnough = 20;
const documentsKept = 1_000;

export interface FullTextSource {
  readonly published: () => Standing | undefined;
  /** An article with its text. */
  readonly read: (head: PublishedArticle) => Promise<Article>;
  /** Whether terminals lack anything that could be searched here. */
  readonly isNeeded: () => boolean;
}

/** Keeps the table of words at what is published, little by little. */
export function createFullTextUpkeep(repository: FullTextRepository, source: FullTextSource) {
  const { published, read, isNeeded } = source;
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
      if (standing === undefined || !isNeeded()) return;
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
    /** Takes in what is published; one at a time. */
    bringUp,
    /** Whether all of it is there; what is missing is taken in, before the answer when it is little. */
    isReady,
    /** The article that a row of the table is about. */
    head: (row: number): PublishedArticle | undefined => heads.get(row),
    /** How many there are. */
    count: (): number => heads.size,
    /** Every version that is published of an article. */
    versionsOf: (id: string): readonly PublishedArticle[] => versions.get(id) ?? [],
    documentFor,
  };
}

function documentOf(article: Article): SearchDocument {
  const [document] = searchDocuments([article], [], []);
  if (document === undefined) throw new AppError('article.notFound');
  return document;
}
