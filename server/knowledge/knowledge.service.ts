import { createHash, createPrivateKey, sign } from 'node:crypto';

import { articleSchema, type Article } from '../../core/article/article.ts';
import { checkContent, type ContentFile } from '../../core/content/check.ts';
import {
  snapshotManifest,
  snapshotParts,
  type SignedManifest,
  type SnapshotManifest,
  type SnapshotPart,
} from '../../core/contracts/knowledge.ts';
import { AppError, type Finding } from '../../core/errors.ts';
import { glossarySchema } from '../../core/glossary/glossary.ts';
import { scriptSchema } from '../../core/script/script.ts';
import { indexOf } from '../../core/search/local-knowledge.ts';
import * as v from 'valibot';
import { canonicalJson } from '../audit/canonical.ts';
import type { Secrets } from '../crypto/secrets.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import * as repository from './knowledge.repository.ts';
import { readContent, type ContentItem } from './read-content.ts';
import { createRuleBook, type RuleBook } from './rule-book.ts';

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

  async function refresh(): Promise<void> {
    const state = await repository.publishedState(sql);
    const files = await repository.publishedFiles(sql);
    const isRule = /^(rules|registers)\//;
    const rules = files.filter(({ path }) => isRule.test(path));
    if (rules.length > 0) {
      book = createRuleBook(rules.map(({ path, content }) => ({ path, text: content.toString('utf8') })));
    }
    const { content } = checkContent(files.filter(({ path }) => path.startsWith('articles/')));
    confidential = content.articles
      .map(({ value }) => value)
      .filter((one) => one.confidentiality !== 'internal');
    const latest = await repository.latestManifest(sql);
    served = latest && { payload: latest.payload, keyId: latest.keyId, signature: latest.signature };
    seen = state;
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
     * new versions in force (an empty base with `--initial`, or the demo), else they wait as drafts. Throws
     * `content.invalid` with every finding, or `content.diverged` when the base holds a newer or another text.
     */
    async load(
      files: readonly ContentFile[],
      options: { publish: 'initial' | 'always' | 'never'; by: string },
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
        if (publish) await publishSnapshot(tx);
        return {
          loaded: fresh.length,
          published: publish ? fresh.length : 0,
          skipped: items.length - fresh.length,
        };
      });
      await refresh();
      return result;
    },

    /** Published articles that never leave in a snapshot. The same array until something is published. */
    confidential: () => confidential,

    /** Whether anything was ever published into this base. */
    isPublished: () => served !== undefined,

    manifest(): SignedManifest {
      if (!served) throw new AppError('snapshot.notFound');
      return served;
    },

    async blob(hash: string): Promise<Buffer<ArrayBuffer>> {
      const bytes = await repository.blobByHash(sql, hash);
      if (!bytes) throw new AppError('snapshot.notFound');
      return bytes;
    },
  };

  /** Signs a new revision when any part differs from the newest one. */
  async function publishSnapshot(tx: Sql): Promise<void> {
    const { items } = readContent(await repository.publishedFiles(tx));
    const texts = partsOf(items);
    const blobs = new Map<string, Buffer>();
    const hashes = {} as Record<SnapshotPart, string>;
    for (const part of snapshotParts) {
      const bytes = Buffer.from(texts[part], 'utf8');
      hashes[part] = createHash('sha256').update(bytes).digest('hex');
      blobs.set(hashes[part], bytes);
    }
    const latest = await repository.latestManifest(tx);
    const before = latest && v.parse(snapshotManifest, JSON.parse(latest.payload));
    if (before && canonicalJson(before.parts) === canonicalJson(hashes)) return;
    const revision = (latest?.revision ?? 0) + 1;
    const manifest: SnapshotManifest = { revision, publishedAt: clock(), parts: hashes };
    await repository.insertSnapshot(tx, revision, signManifest(manifest, signing), blobs);
  }
}

function freshItems(items: readonly ContentItem[], held: readonly repository.VersionRow[]): ContentItem[] {
  const findings: Finding[] = [];
  const fresh = items.filter((item) => {
    const versions = held.filter((row) => row.kind === item.kind && row.item_id === item.itemId);
    const same = versions.find((row) => row.version === item.version);
    if (same?.sha256 === item.sha256) return false;
    const newest = Math.max(0, ...versions.map((row) => row.version));
    if (same || newest > item.version) {
      const message = same
        ? `库中第 ${item.version} 版内容不同：已载入的版本不能改，请把版本号加一`
        : `库中已有第 ${newest} 版，比文件新：请先导出再改`;
      findings.push({ file: item.path, line: 1, field: 'version', code: 'content.diverged', message });
    }
    return true;
  });
  if (findings.length > 0) throw new AppError('content.diverged', { findings });
  return fresh;
}

/** Text of every part. Only `internal` articles go to terminals; the others are read online by right. */
function partsOf(items: readonly ContentItem[]): Record<SnapshotPart, string> {
  const of = (...kinds: ContentItem['kind'][]) =>
    items.filter((item) => kinds.includes(item.kind)).map((item) => item.value);
  const articles = v
    .parse(v.array(articleSchema), of('articles'))
    .filter((article) => article.confidentiality === 'internal');
  const scripts = v.parse(v.array(scriptSchema), of('scripts'));
  const terms = v.parse(v.array(glossarySchema), of('glossary')).flatMap((topic) => topic.terms);
  return {
    articles: JSON.stringify(articles),
    scripts: JSON.stringify(scripts),
    moments: JSON.stringify(of('moments')),
    glossary: JSON.stringify(terms),
    adapters: JSON.stringify(of('adapters')),
    rules: JSON.stringify(of('rules', 'registers')),
    search: new TextDecoder().decode(indexOf({ articles, scripts, terms }).toBytes()),
  };
}

function signManifest(manifest: SnapshotManifest, signing: Secrets['signing']): SignedManifest {
  const payload = JSON.stringify(manifest);
  const key = createPrivateKey({ key: signing.current.jwk, format: 'jwk' });
  const signature = sign('sha256', Buffer.from(payload), { key, dsaEncoding: 'ieee-p1363' }).toString(
    'base64',
  );
  return { payload, keyId: signing.current.id, signature };
}
