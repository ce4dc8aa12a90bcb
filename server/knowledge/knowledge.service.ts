import type { Client } from '@libsql/client';
import * as v from 'valibot';

import type { Article } from '../../core/article/article.ts';
import { checkBeside, type ContentFile } from '../../core/content/check.ts';
import type { ContentKind } from '../../core/content/kinds.ts';
import type { OtherContent } from '../../core/content/references.ts';
import { type ChangesPage, type SignedManifest, snapshotManifest } from '../../core/contracts/knowledge.ts';
import { AppError, type Finding } from '../../core/errors.ts';
import type { Secrets } from '../crypto/secrets.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import * as repository from './knowledge.repository.ts';
import { freshItems } from './fresh-items.ts';
import { standingFiles } from './decided.ts';
import { nextItemId } from './item-numbers.ts';
import { parsedItems, readContent } from './read-content.ts';
import type { PublishedArticle } from './published-article.ts';
import type { RuleBook } from './rule-book.ts';
import { changesBetween } from './shipped.ts';
import { createShipping, type ItemRows } from './shipping.ts';
import { createStanding } from './standing.ts';
import * as changes from './changes.repository.ts';

export interface KnowledgeDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  /** Where what is made of the base may be kept. */
  readonly derived: Client;
  readonly signing: Secrets['signing'];
  readonly clock: () => number;
  /** Articles of which terminals keep the whole text; of a base with more they keep the beginnings. */
  readonly wholeTextUpTo: number;
}

export interface LoadResult {
  readonly loaded: number;
  readonly published: number;
  readonly skipped: number;
}

export type KnowledgeService = ReturnType<typeof createKnowledgeService>;

export function createKnowledgeService({
  sql,
  writer,
  derived,
  signing,
  clock,
  wholeTextUpTo,
}: KnowledgeDeps) {
  const standing = createStanding(sql, derived);
  const shipping = createShipping(signing, wholeTextUpTo);
  let served: SignedManifest | undefined;
  let isPartial = false;

  async function refresh(): Promise<void> {
    await standing.refresh();
    const latest = await changes.latestManifest(sql);
    served = latest && { payload: latest.payload, keyId: latest.keyId, signature: latest.signature };
    isPartial =
      latest !== undefined && v.parse(snapshotManifest, JSON.parse(latest.payload)).beginnings === true;
  }

  return {
    /** Reads what is published into memory; at start and after every load. */
    refresh,

    /** The same, when another process has published since. */
    async refreshIfChanged(): Promise<void> {
      if (await standing.isBehind()) await refresh();
    },

    /** The rules in force; throws `content.notFound` before any content was loaded. */
    rules(): RuleBook {
      const book = standing.now()?.book;
      if (!book) throw new AppError('content.notFound');
      return book;
    },

    /**
     * Loads a content folder as versions with their raw bytes: all files or none. Known text is skipped; `publish` puts the
     * new versions in force (an empty base with `--initial`, or the demo), else they wait as drafts. An
     * exported base brings its `retirements` and `reviews` along. Throws
     * `content.invalid` with every finding, or `content.diverged` when the base holds a newer or another text.
     */
    async load(
      files: readonly ContentFile[],
      options: {
        publish: 'initial' | 'always' | 'never';
        by: string;
        retirements?: readonly repository.Retirement[];
        reviews?: readonly repository.Review[];
      },
    ): Promise<LoadResult> {
      const { items, findings: all } = readContent(files);
      const findings = all.filter(({ advice }) => !advice);
      if (findings.length > 0) throw new AppError('content.invalid', { findings });
      const result = await writer.write(async (tx) => {
        const held = await repository.allVersions(tx);
        const publish = options.publish === 'always' || (options.publish === 'initial' && held.length === 0);
        const fresh = freshItems(items, held);
        const meta = { state: publish ? 'published' : 'draft', at: clock(), by: options.by } as const;
        for (const item of fresh) {
          await repository.insertVersion(tx, item, meta);
          if (publish && item.kind !== 'articles') await repository.supersede(tx, item);
        }
        // Only an empty base takes them: in another they have been decided by people already.
        for (const end of publish && held.length === 0 ? (options.retirements ?? []) : []) {
          await repository.insertRetirement(tx, { ...end, by: options.by, at: clock() });
        }
        for (const one of publish && held.length === 0 ? (options.reviews ?? []) : [])
          await repository.insertReview(tx, { ...one, by: options.by, at: clock() });
        if (publish) await shipping.shipAll(tx, clock());
        return {
          loaded: fresh.length,
          published: publish ? fresh.length : 0,
          skipped: items.length - fresh.length,
        };
      });
      await refresh();
      return result;
    },

    /** The newest version ever published of an item; 0 when there is none. */
    newestVersion: (kind: ContentKind, itemId: string): number =>
      standing.now()?.newestVersion(kind, itemId) ?? 0,

    /** File text of a published version, also of one that others have followed. */
    publishedText: (kind: ContentKind, itemId: string, version: number) =>
      repository.versionText(sql, kind, itemId, version),

    /** Files of a kind as they stand: of scripts and moments the newest version of each that was not retired. */
    filesOf: (kind: keyof OtherContent): readonly { readonly path: string; readonly text: string }[] => {
      const held = standing.now();
      return held ? standingFiles(kind, held.others[kind], held.retired) : [];
    },

    nextItemId,

    /**
     * Every finding about a file as if it were published beside the others. A correction may begin on the day of the version
     * it corrects: of two on one day the higher number holds.
     */
    checkWith(file: ContentFile): Finding[] {
      const held = standing.now();
      if (!held) throw new AppError('content.notFound');
      return checkBeside({ articles: held.known, others: held.others }, file);
    },

    /** Puts one checked file in force as a new version, within the caller's transaction; then call `refresh`. */
    async publish(tx: Sql, file: ContentFile, meta: { by: string; at: number }): Promise<void> {
      const [item] = parsedItems([file]);
      if (!item) throw new AppError('content.invalid');
      await repository.insertVersion(tx, item, { state: 'published', ...meta });
      if (item.kind === 'articles') {
        standing.library.remember(item.bytes, item.value as Article);
        await shipping.shipArticle(tx, item, meta.at);
      } else {
        await repository.supersede(tx, item);
        await shipping.shipItem(tx, placed(item), meta.at);
      }
    },

    /** Takes an item out of force after its last day, within the caller's transaction; then call `refresh`. */
    async retire(
      tx: Sql,
      item: { kind: ContentKind; itemId: string; version: number; lastDay: string; by: string; at: number },
    ): Promise<void> {
      await repository.insertRetirement(tx, { ...item, upToVersion: item.version });
      await shipping.shipItem(tx, placed(item), item.at);
    },

    /** Leaves a version as it is after a review, within the caller's transaction; then call `refresh`. */
    async reviewed(
      tx: Sql,
      item: {
        kind: ContentKind;
        itemId: string;
        version: number;
        reviewedOn: string;
        by: string;
        at: number;
      },
    ): Promise<void> {
      await repository.insertReview(tx, item);
      await shipping.shipItem(tx, placed(item), item.at);
    },

    /** Everything published, articles without their texts; undefined before the first reading. */
    published: standing.now,

    /** Published articles that terminals have. The same array until something is published. */
    internal: (): readonly PublishedArticle[] => standing.now()?.internal ?? none,

    /** Published articles that never leave in a snapshot. The same array until one of them is published. */
    confidential: (): readonly PublishedArticle[] => standing.now()?.confidential ?? none,

    /** One of those with its text. Throws `article.notFound` when the base does not hold it. */
    article: (head: PublishedArticle): Promise<Article> => standing.library.article(sql, head),

    /** Whether terminals have only the beginnings of articles. */
    isPartial: (): boolean => isPartial,

    /** Whether anything was ever published into this base. */
    isPublished: () => served !== undefined,

    manifest(): SignedManifest {
      if (!served) throw new AppError('snapshot.notFound');
      return served;
    },

    /** One page of what differs between two revisions. Throws `snapshot.notFound` for one that was never made. */
    async changes(query: { from: number; to: number; after?: string | undefined }): Promise<ChangesPage> {
      const latest = (await changes.latestManifest(sql))?.revision ?? 0;
      if (query.to > latest || query.from > query.to) throw new AppError('snapshot.notFound');
      return changesBetween(sql, query.from, query.to, query.after);
    },

    async blob(hash: string): Promise<Buffer<ArrayBuffer>> {
      const bytes = await changes.blobByHash(sql, hash);
      if (!bytes) throw new AppError('snapshot.notFound');
      return bytes;
    },
  };

  /** Where the versions of an item lie. */
  function placed({ kind, itemId }: { kind: ContentKind; itemId: string }): ItemRows {
    const held = standing.now();
    return { kind, itemId, rows: held?.rowsOf(kind, itemId) ?? [], since: held?.upTo ?? 0 };
  }
}

const none: readonly PublishedArticle[] = [];
