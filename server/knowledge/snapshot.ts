import { createHash, createPrivateKey, sign } from 'node:crypto';
import * as v from 'valibot';

import { articleSchema } from '../../core/article/article.ts';
import { endingOn } from '../../core/article/inforce.ts';
import {
  snapshotManifest,
  snapshotParts,
  type SignedManifest,
  type SnapshotManifest,
  type SnapshotPart,
} from '../../core/contracts/knowledge.ts';
import { glossarySchema } from '../../core/glossary/glossary.ts';
import { scriptSchema } from '../../core/script/script.ts';
import { indexOf } from '../../core/search/local-knowledge.ts';
import { canonicalJson } from '../audit/canonical.ts';
import type { Secrets } from '../crypto/secrets.ts';
import type { Sql } from '../database/sql.ts';
import * as repository from './knowledge.repository.ts';
import { readContent, type ContentItem } from './read-content.ts';

/** Signs a new revision when any part differs from the newest one. */
export async function publishSnapshot(
  tx: Sql,
  { signing, now }: { readonly signing: Secrets['signing']; readonly now: number },
): Promise<void> {
  const { items: all } = readContent(await repository.publishedFiles(tx));
  const items = withoutRetired(all, await repository.retirements(tx));
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
  const manifest: SnapshotManifest = { revision, publishedAt: now, parts: hashes };
  await repository.insertSnapshot(tx, revision, signManifest(manifest, signing), blobs);
}

/** What retirements leave of the published versions: articles end on their last day, everything else is gone at once. */
export function withoutRetired(
  items: readonly ContentItem[],
  retired: readonly repository.Retirement[],
): ContentItem[] {
  return retired.reduce<ContentItem[]>(
    (left, { kind, itemId, upToVersion, lastDay }) =>
      left.flatMap((item) => {
        if (item.kind !== kind || item.itemId !== itemId || item.version > upToVersion) return [item];
        if (kind !== 'articles') return [];
        const value = endingOn(v.parse(articleSchema, item.value), lastDay);
        return value === undefined ? [] : [{ ...item, value }];
      }),
    [...items],
  );
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
