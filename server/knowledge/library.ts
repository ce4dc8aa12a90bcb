import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Article } from '../../core/article/article.ts';
import { readFiles } from '../../core/content/check.ts';
import { contentFolders, type Loaded } from '../../core/content/kinds.ts';
import type { OtherContent } from '../../core/content/references.ts';
import { AppError } from '../../core/errors.ts';
import type { Sql } from '../database/sql.ts';
import type { KeptItems } from './kept-items.ts';
import * as repository from './knowledge.repository.ts';
import { type PublishedArticle, withoutText } from './published-article.ts';

type Row = repository.VersionRow;
type Other = Exclude<(typeof contentFolders)[number], 'articles'>;
const otherKinds = contentFolders.filter((kind): kind is Other => kind !== 'articles');

/** Texts read at once; between two such readings the service answers others. */
const atOnce = 200;
/** Fewer are read at once: to ask what is kept means to look through all of it. */
const worthAsking = 20;
/** What decides who may see what is read from the base at every start. */
const alwaysRead: ReadonlySet<string> = new Set(['rules', 'registers']);
/** Articles kept with their text once someone has asked for it. */
const textsKept = 500;

/**
 * What is published: articles without their texts, everything else parsed. Each version is read once, whatever is
 * published later: a text of a version never changes.
 */
export function createLibrary(kept: KeptItems) {
  const heads = new Map<number, PublishedArticle>();
  const otherItems = new Map<number, { readonly kind: Other; readonly loaded: Loaded<unknown> }>();
  const texts = new Map<number, Article>();
  /** Articles read a moment ago for another purpose, by the SHA-256 of their bytes. */
  const fresh = new Map<string, Article>();

  function parsedFile(path: string, content: Buffer) {
    const { content: read } = readFiles([{ path, content }]);
    return { article: read.articles[0]?.value, other: otherOf(read) };
  }
  const otherOf = (read: OtherContent) =>
    otherKinds.flatMap((kind) =>
      (read[kind] as readonly Loaded<unknown>[]).map((loaded) => ({ kind, loaded })),
    )[0];

  async function take(sql: Sql, rows: readonly Row[]): Promise<void> {
    const unknown = rows.filter((row) => {
      const article = row.kind === 'articles' ? fresh.get(row.sha256) : undefined;
      if (article !== undefined) heads.set(row.id, withoutText(row, article));
      return article === undefined;
    });
    fresh.clear();
    for (let from = 0; from < unknown.length; from += atOnce) {
      if (from > 0) await nextTurn();
      const some = new Map(unknown.slice(from, from + atOnce).map((row) => [row.id, row]));
      for (const { id, path, content } of await repository.filesById(sql, [...some.keys()])) {
        const row = some.get(id);
        const { article, other } = parsedFile(path, content);
        if (article !== undefined && row !== undefined) heads.set(id, withoutText(row, article));
        if (other !== undefined) otherItems.set(id, other);
      }
    }
  }

  /** What was read before of the same bytes. */
  async function takeKept(sql: Sql, rows: readonly Row[]): Promise<void> {
    if (rows.length < worthAsking) return;
    const items = await kept.find(rows);
    const known = rows.filter(({ id, kind }) => items.has(id) && !alwaysRead.has(kind));
    for (const { id, kind, item_id, version } of known) {
      const head = items.get(id) as PublishedArticle;
      if (kind === 'articles' && head.id === item_id && head.version === version) heads.set(id, head);
    }
    const others = known.filter(({ kind }) => kind !== 'articles').map(({ id }) => id);
    const kindOf = new Map(known.map(({ id, kind }) => [id, kind as Other]));
    for (const { id, path, content } of await repository.filesById(sql, others)) {
      const kind = kindOf.get(id);
      const loaded = { file: path, text: content.toString('utf8'), value: items.get(id) };
      if (kind !== undefined) otherItems.set(id, { kind, loaded });
    }
  }

  return {
    /** Takes note of an article that was read already, so that it need not be read again when it is published. */
    remember(bytes: Uint8Array, article: Article): void {
      fresh.set(createHash('sha256').update(bytes).digest('hex'), article);
    },

    /** Articles of rows that have been added. */
    async added(sql: Sql, rows: readonly Row[]): Promise<readonly PublishedArticle[]> {
      await take(sql, rows);
      return rows.flatMap(({ id }) => heads.get(id) ?? []);
    },

    /** Everything published, in the order of the rows given. */
    async read(
      sql: Sql,
      rows: readonly Row[],
    ): Promise<{ readonly articles: readonly PublishedArticle[]; readonly others: OtherContent }> {
      const wanted = new Set(rows.map(({ id }) => id));
      for (const known of [heads, otherItems, texts])
        for (const id of known.keys()) if (!wanted.has(id)) known.delete(id);
      const unread = rows.filter(({ id }) => !heads.has(id) && !otherItems.has(id));
      await takeKept(sql, unread);
      const missing = unread.filter(({ id }) => !heads.has(id) && !otherItems.has(id));
      await take(sql, missing);
      const isKept = missing.filter(({ kind }) => !alwaysRead.has(kind));
      await kept.put(isKept, (row) => heads.get(row) ?? otherItems.get(row)?.loaded.value);
      const all = rows.flatMap(({ id }) => otherItems.get(id) ?? []);
      return {
        articles: rows.flatMap(({ id }) => heads.get(id) ?? []),
        others: Object.fromEntries(
          otherKinds.map((kind) => [
            kind,
            all.filter((one) => one.kind === kind).map(({ loaded }) => loaded),
          ]),
        ) as unknown as OtherContent,
      };
    },

    /**
     * A version with its text, read from the base. What was decided of it since holds: its last day, its
     * reviews and what follows from them; everything else is what its own bytes say. Throws `article.notFound` when it is not there.
     */
    async article(
      sql: Sql,
      { row, effectiveUntil, reviewedOn, guidanceUntil }: PublishedArticle,
    ): Promise<Article> {
      let article = texts.get(row);
      if (article === undefined) {
        const [file] = await repository.filesById(sql, [row]);
        article = file && parsedFile(file.path, file.content).article;
        if (article === undefined) throw new AppError('article.notFound');
        const [oldest] = texts.keys();
        if (texts.size >= textsKept && oldest !== undefined) texts.delete(oldest);
        texts.set(row, article);
      }
      return {
        ...article,
        ...(effectiveUntil === undefined ? {} : { effectiveUntil }),
        ...(reviewedOn === undefined ? {} : { reviewedOn }),
        ...(guidanceUntil === undefined ? {} : { guidanceUntil }),
      };
    },
  };
}
