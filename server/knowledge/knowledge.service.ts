import type { Article } from '../../core/article/article.ts';
import { checkBeside, type ContentFile } from '../../core/content/check.ts';
import type { ContentKind, LoadedContent } from '../../core/content/kinds.ts';
import type { ChangesPage, SignedManifest } from '../../core/contracts/knowledge.ts';
import { AppError, type Finding } from '../../core/errors.ts';
import type { Secrets } from '../crypto/secrets.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import * as repository from './knowledge.repository.ts';
import { freshItems } from './fresh-items.ts';
import { createLibrary } from './library.ts';
import { parsedItems, readContent } from './read-content.ts';
import { createRuleBook, type RuleBook } from './rule-book.ts';
import { changesBetween } from './shipped.ts';
import { nextItemId } from './item-numbers.ts';
import { noReviewRules, standingArticles, standingFiles } from './standing.ts';
import { createShipping } from './shipping.ts';
import * as changes from './changes.repository.ts';

export interface KnowledgeDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly signing: Secrets['signing'];
  readonly clock: () => number;
}

export interface LoadResult {
  readonly loaded: number;
  readonly published: number;
  readonly skipped: number;
}

export type KnowledgeService = ReturnType<typeof createKnowledgeService>;

export function createKnowledgeService({ sql, writer, signing, clock }: KnowledgeDeps) {
  let book: RuleBook | undefined;
  let served: SignedManifest | undefined;
  let seen = '';
  let confidential: readonly Article[] = [];
  let internal: readonly Article[] = [];
  const library = createLibrary();
  let held: LoadedContent | undefined;
  let bookOf = '';
  let newest = new Map<string, number>();
  let retired: readonly repository.Retirement[] = [];
  const shipping = createShipping(signing);
  /** Highest row id, published rows, retirements and reviews as of the last reading. */
  let known = { id: 0, published: 0, decided: 0 };

  /** Where only articles were added, they alone are read: a publication must not cost a reading of the whole base. */
  async function addOnly(): Promise<boolean> {
    const { fresh, published, decided } = await repository.addedSince(sql, known.id);
    const isAddition =
      held !== undefined &&
      decided === known.decided &&
      published === known.published + fresh.length &&
      fresh.every(({ kind, state }) => kind === 'articles' && state === 'published');
    const id = Math.max(known.id, ...fresh.map((row) => row.id));
    const before = held;
    known = { id, published, decided };
    if (!isAddition || before === undefined) return false;
    const added = await library.articles(
      sql,
      fresh.map((row) => row.id),
    );
    held = { ...before, articles: [...before.articles, ...added] };
    for (const { item_id, version } of fresh) {
      newest.set(`articles/${item_id}`, Math.max(version, newest.get(`articles/${item_id}`) ?? 0));
    }
    // What was decided of others stays so; a version that came later is not touched by it.
    const values = standingArticles(added, { retired: [], reviewed: [], rules: reviewRules() });
    internal = [...internal, ...values.internal];
    confidential = [...confidential, ...values.confidential];
    return true;
  }

  const reviewRules = () => book?.publishing?.review ?? noReviewRules;

  async function refresh(): Promise<void> {
    const state = await repository.publishedState(sql);
    if (!(await addOnly())) await readAll();
    const latest = await changes.latestManifest(sql);
    served = latest && { payload: latest.payload, keyId: latest.keyId, signature: latest.signature };
    seen = state;
  }

  async function readAll(): Promise<void> {
    held = await library.read(sql);
    const rules = [...held.rules, ...held.registers].map(({ file, text }) => ({ path: file, text }));
    const mark = rules.map(({ text }) => text).join('\0');
    if (rules.length > 0 && mark !== bookOf) {
      book = createRuleBook(rules);
      bookOf = mark;
    }
    newest = new Map();
    for (const { kind, item_id, version } of await repository.allVersions(sql)) {
      const key = `${kind}/${item_id}`;
      newest.set(key, Math.max(version, newest.get(key) ?? 0));
    }
    retired = await repository.retirements(sql);
    const decided = { retired, reviewed: await repository.reviews(sql), rules: reviewRules() };
    ({ internal, confidential } = standingArticles(held.articles, decided));
  }

  return {
    /** Reads what is published into memory; at start and after every load. */
    refresh,

    /** The same, when another process has published since. */
    async refreshIfChanged(): Promise<void> {
      if ((await repository.publishedState(sql)) !== seen) await refresh();
    },

    /** The rules in force; throws `content.notFound` before any content was loaded. */
    rules(): RuleBook {
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
    newestVersion: (kind: ContentKind, itemId: string): number => newest.get(`${kind}/${itemId}`) ?? 0,

    /** File text of a published version, also of one that others have followed. */
    publishedText: (kind: ContentKind, itemId: string, version: number) =>
      repository.versionText(sql, kind, itemId, version),

    /** Files of scripts or moments as they stand: the newest version of each that was not retired. */
    filesOf: (kind: 'scripts' | 'moments') => (held ? standingFiles(kind, held[kind], retired) : []),

    nextItemId,

    /**
     * Every finding about a file as if it were published beside the others. A correction may begin on the day of the version
     * it corrects: of two on one day the higher number holds.
     */
    checkWith(file: ContentFile): Finding[] {
      if (!held) throw new AppError('content.notFound');
      return checkBeside(held, file).filter(({ code }) => code !== 'content.sameDay');
    },

    /** Puts one checked file in force as a new version, within the caller's transaction; then call `refresh`. */
    async publish(tx: Sql, file: ContentFile, meta: { by: string; at: number }): Promise<void> {
      const [item] = parsedItems([file]);
      if (!item) throw new AppError('content.invalid');
      await repository.insertVersion(tx, item, { state: 'published', ...meta });
      if (item.kind !== 'articles') await repository.supersede(tx, item);
      await shipping.shipItem(tx, item, meta.at);
    },

    /** Takes an item out of force after its last day, within the caller's transaction; then call `refresh`. */
    async retire(
      tx: Sql,
      item: { kind: ContentKind; itemId: string; version: number; lastDay: string; by: string; at: number },
    ): Promise<void> {
      await repository.insertRetirement(tx, { ...item, upToVersion: item.version });
      await shipping.shipItem(tx, item, item.at);
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
      await shipping.shipItem(tx, item, item.at);
    },

    /** Published articles that terminals have. The same array until something is published. */
    internal: () => internal,

    /** Published articles that never leave in a snapshot. The same array until something is published. */
    confidential: () => confidential,

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
}
