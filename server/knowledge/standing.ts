import type { Client } from '@libsql/client';

import type { ContentKind } from '../../core/content/kinds.ts';
import type { KnownArticles, OtherContent } from '../../core/content/references.ts';
import type { Sql } from '../database/sql.ts';
import { noReviewRules, reviewDays, standingHead } from './decided.ts';
import { createKeptItems } from './kept-items.ts';
import * as repository from './knowledge.repository.ts';
import { createLibrary } from './library.ts';
import type { PublishedArticle } from './published-article.ts';
import { createRuleBook, type RuleBook } from './rule-book.ts';

/** Everything published as of one reading of the base, articles without their texts. */
export interface Standing {
  readonly others: OtherContent;
  readonly book: RuleBook | undefined;
  /** Articles that terminals have, and those that never leave; retired ones end on their last day, all as their reviews leave them. */
  readonly internal: readonly PublishedArticle[];
  readonly confidential: readonly PublishedArticle[];
  readonly retired: readonly repository.Retirement[];
  /** All of them as far as references ask, retired ones too. */
  readonly known: KnownArticles;
  /** The same while articles are only added, at the end of those lists. */
  readonly edition: object;
  /** Highest row that was looked at. */
  readonly upTo: number;
  newestVersion(kind: ContentKind, itemId: string): number;
  /** Rows of an item's published versions. */
  rowsOf(kind: ContentKind, itemId: string): readonly number[];
}

interface Mutable extends Standing {
  internal: readonly PublishedArticle[];
  confidential: readonly PublishedArticle[];
  readonly known: {
    readonly versions: Map<string, ((block: string) => boolean)[]>;
    readonly tags: Set<string>;
    readonly slugs: Map<string, PublishedArticle[]>;
  };
  readonly newest: Map<string, number>;
  readonly rows: Map<string, number[]>;
  upTo: number;
}

/** Keeps what is published in memory and brings it up to the base; a new article costs what one article costs. */
export function createStanding(sql: Sql, derived: Client) {
  const library = createLibrary(createKeptItems(derived));
  let now: Mutable | undefined;
  let seen: repository.PublishedState | undefined;
  let bookOf = '';
  let reading = Promise.resolve();

  async function refresh(): Promise<void> {
    const state = await repository.publishedState(sql);
    if (!(await addOnly(state))) await readAll();
    seen = state;
  }

  /** Where only articles were added, they alone are read: a publication must not cost a reading of the whole base. */
  async function addOnly(state: repository.PublishedState): Promise<boolean> {
    if (now === undefined || seen?.retirement !== state.retirement || seen.review !== state.review)
      return false;
    const fresh = await repository.addedSince(sql, now.upTo);
    if (!fresh.every(({ kind, state: of }) => kind === 'articles' && of === 'published')) return false;
    const { book } = now;
    const heads = await library.added(sql, fresh);
    for (const row of fresh) note(now, row);
    for (const head of heads) know(now, head);
    // What was decided of others stays so; a version that came later is not touched by it.
    const added = heads.flatMap((head) =>
      standingHead(head, { ends: [], reviewedOn: undefined, rules: rulesOf(book) }),
    );
    now.internal = [...now.internal, ...added.filter(isInternal)];
    const kept = added.filter((head) => !isInternal(head));
    // The same array while nothing of it changed: what is made of it is kept as long.
    if (kept.length > 0) now.confidential = [...now.confidential, ...kept];
    return true;
  }

  async function readAll(): Promise<void> {
    const all = await repository.allVersions(sql);
    const published = all.filter(({ state }) => state === 'published').sort(inOrder);
    const { articles, others } = await library.read(sql, published);
    const rules = [...others.rules, ...others.registers].map(({ file, text }) => ({ path: file, text }));
    const mark = rules.map(({ text }) => text).join('\0');
    const isSameBook = rules.length === 0 || mark === bookOf;
    const book = isSameBook ? now?.book : createRuleBook(rules);
    bookOf = isSameBook ? bookOf : mark;
    const ends = new Map<string, repository.Retirement[]>();
    const retired = await repository.retirements(sql);
    for (const end of retired) {
      if (end.kind === 'articles') ends.set(end.itemId, [...(ends.get(end.itemId) ?? []), end]);
    }
    const dayOf = reviewDays(await repository.reviews(sql));
    const standing = articles.flatMap((head) =>
      standingHead(head, {
        ends: ends.get(head.id) ?? [],
        reviewedOn: dayOf('articles', head.id, head.version),
        rules: rulesOf(book),
      }),
    );
    const newest = new Map<string, number>();
    const rows = new Map<string, number[]>();
    const next: Mutable = {
      ...{ others, book, newest, rows, edition: {}, upTo: 0, retired },
      internal: standing.filter(isInternal),
      confidential: standing.filter((head) => !isInternal(head)),
      known: { versions: new Map(), tags: new Set(), slugs: new Map() },
      newestVersion: (kind, itemId) => newest.get(`${kind}/${itemId}`) ?? 0,
      rowsOf: (kind, itemId) => rows.get(`${kind}/${itemId}`) ?? [],
    };
    for (const row of all) note(next, row);
    for (const head of articles) know(next, head);
    now = next;
  }

  return {
    library,

    /** What is published as of the last reading; undefined before the first. */
    now: (): Standing | undefined => now,

    /** Reads what has been published since. Callers side by side wait for each other. */
    refresh(): Promise<void> {
      reading = reading.catch(() => undefined).then(refresh);
      return reading;
    },

    /** Whether the base says something else than was read, also by another process. */
    async isBehind(): Promise<boolean> {
      const state = await repository.publishedState(sql);
      return seen === undefined || JSON.stringify(seen) !== JSON.stringify(state);
    },
  };
}

const isInternal = ({ confidentiality }: PublishedArticle): boolean => confidentiality === 'internal';

const rulesOf = (book: RuleBook | undefined) => book?.publishing?.review ?? noReviewRules;

const inOrder = (left: repository.VersionRow, right: repository.VersionRow): number =>
  left.kind === right.kind
    ? left.item_id === right.item_id
      ? left.version - right.version
      : left.item_id < right.item_id
        ? -1
        : 1
    : left.kind < right.kind
      ? -1
      : 1;

/** Numbers are noted of every version, rows of those published. */
function note(standing: Mutable, row: repository.VersionRow): void {
  const { newest, rows } = standing;
  const key = `${row.kind}/${row.item_id}`;
  standing.upTo = Math.max(standing.upTo, row.id);
  newest.set(key, Math.max(row.version, newest.get(key) ?? 0));
  if (row.state !== 'published') return;
  const others = rows.get(key);
  if (others === undefined) rows.set(key, [row.id]);
  else others.push(row.id);
}

function know({ known: { versions, tags, slugs } }: Mutable, head: PublishedArticle): void {
  const { id, tags: own, blocks, slug } = head;
  slugs.set(slug, [...(slugs.get(slug) ?? []), head]);
  const has = (block: string): boolean => blocks.includes(block);
  const others = versions.get(id);
  if (others === undefined) versions.set(id, [has]);
  else others.push(has);
  for (const tag of own) tags.add(tag);
}
